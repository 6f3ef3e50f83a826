package io.seatkeeper.admin.console.page;

import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Asked;
import io.seatkeeper.admin.api.Operations;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.platform.page.PageWriter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One request of somebody who has been let in: what they ask for, and all that a page may read and change for them. */
public final class Visit {
    private static final int LONGEST_VALUE = 600_000;

    private final RoutingContext context;
    private final Visitor visitor;
    private final Operations operations;
    private final String origin;
    private final Voice voice;
    private final Theme theme;
    private final Optional<Notice> notice;

    public Visit(RoutingContext context, Visitor visitor, Operations operations, String origin, Instant now) {
        this.context = context;
        this.visitor = visitor;
        this.operations = operations;
        this.origin = origin;
        voice = new Voice(PageWriter.words(context.request()), now, visitor.csrfToken());
        theme = Theme.of(Optional.ofNullable(context.request().getCookie(Theme.COOKIE))
                .map(Cookie::getValue)
                .orElse(null));
        notice = Notice.taken(context.request(), voice, visitor.base());
    }

    /** Reads by an operation of the admin API; fails with {@link Refused}. */
    public Future<JsonObject> read(String operation, Map<String, String> path, Map<String, String> query) {
        return call(operation, Asked.reading(inOrganization(path), query))
                .map(answer -> Objects.requireNonNull(answer.body()));
    }

    /**
     * Changes by an operation of the admin API; fails with {@link Refused}, whose faults name the fields.
     *
     * @param headers {@code If-Match} where the form knows what it was made from, {@code Idempotency-Key} where it makes
     *     something
     */
    public Future<Answer> change(
            String operation, Map<String, String> path, Map<String, String> headers, JsonObject body) {
        return call(operation, Asked.changing(inOrganization(path), headers, body));
    }

    /**
     * Makes something by a form that holds {@link Once}, so that sending it twice makes one; fails with {@link Refused}.
     */
    public Future<Answer> make(String operation, Map<String, String> path, JsonObject body) {
        return change(
                operation,
                path,
                field(Once.FIELD).map(key -> Map.of("Idempotency-Key", key)).orElse(Map.of()),
                body);
    }

    /** Changes what is still as it was when the form was made, which says so in its field {@code version}. */
    public Future<Answer> changeSeen(String operation, Map<String, String> path, JsonObject body) {
        return change(
                operation, path, Map.of("If-Match", "\"" + field("version").orElse("") + "\""), body);
    }

    /** Ends or removes something by an operation that takes no body; fails with {@link Refused}. */
    public Future<Answer> change(String operation, Map<String, String> path) {
        return call(operation, Asked.reading(inOrganization(path), Map.of()));
    }

    /** The same as {@link #read} with the whole answer, for its version. */
    public Future<Answer> call(String operation, Asked asked) {
        return operations.call(visitor.caller(), operation, asked);
    }

    /** A part of the path. */
    public String path(String name) {
        return Objects.requireNonNull(context.pathParam(name), name);
    }

    /** A value of the query; empty where it is missing or blank. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParams().get(name)).filter(value -> !value.isBlank());
    }

    /** What was entered into a field of the form; empty where it is missing or blank. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(form().get(name)).filter(value -> !value.isBlank());
    }

    /** All that was entered, for a form that is shown again. */
    public Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        form().forEach((name, value) -> {
            if (!name.equals("csrf") && value.length() <= LONGEST_VALUE) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    /** The operation's path parameters with one more name. */
    public Map<String, String> inOrganization(Map<String, String> path) {
        Map<String, String> whole = new HashMap<>(path);
        whole.put("org", organization().id().toString());
        return whole;
    }

    public Organization organization() {
        return visitor.organization();
    }

    public Visitor visitor() {
        return visitor;
    }

    /** The session of an Org Admin; nobody else sees a page that asks for it. */
    public Sessions.Current session() {
        return visitor.session().orElseThrow();
    }

    /** Scheme, host and port at which people reach the service. */
    public String origin() {
        return origin;
    }

    /** The address of a page in the house that the visitor is in. */
    public String at(String path) {
        return visitor.base() + path;
    }

    public Voice voice() {
        return voice;
    }

    public Theme theme() {
        return theme;
    }

    public Optional<Notice> notice() {
        return notice;
    }

    /** The page's own address: path and query. */
    public String address() {
        return context.request().uri();
    }

    RoutingContext context() {
        return context;
    }

    private MultiMap form() {
        return context.request().formAttributes();
    }
}

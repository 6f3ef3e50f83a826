package io.seatkeeper.admin.console.connect;

import gg.jte.generated.precompiled.console.JtetrialGenerated;
import io.seatkeeper.admin.console.page.Checked;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trial of a connection: a whole sign-in that makes nobody an account, and what was expected beside what was received.
 *
 * @param base where the visitor's pages begin
 * @param url opens once, in a browser; null where it was shown before
 * @param status {@code waiting}, {@code passed} or {@code failed}
 * @param person who would have come in
 */
public record TrialPage(
        String base,
        Connection connection,
        String id,
        @Nullable String url,
        String status,
        String message,
        List<Checked> checks,
        Optional<Person> person) {
    /** Who came, as the provider tells. */
    public record Person(String externalSsoId, Optional<String> email, boolean emailProven, Optional<String> name) {
        static Person of(JsonObject json) {
            return new Person(
                    json.getString("externalSsoId"),
                    Optional.ofNullable(json.getString("email")),
                    json.getBoolean("emailProven"),
                    Optional.ofNullable(json.getString("name")));
        }
    }

    /** {@code POST …/test}: begins one. */
    public static Future<Reply> begin(Visit visit) {
        return visit.make("testConnection", Map.of("connection", visit.path("connection")), new JsonObject())
                .compose(begun -> {
                    JsonObject body = Objects.requireNonNull(begun.body());
                    return drawn(visit, body.getString("id"), body.getString("url"));
                });
    }

    /** {@code GET …/test/{test}}: how it went. */
    public static Future<Reply> show(Visit visit) {
        return drawn(visit, visit.path("test"), null);
    }

    private static Future<Reply> drawn(Visit visit, String id, @Nullable String url) {
        return ConnectionPage.versioned(visit)
                .compose(read -> visit.read(
                                "readConnectionTest",
                                Map.of("connection", read.connection().id(), "test", id),
                                Map.of())
                        .map(result -> of(visit.at(""), read.connection(), url, result)))
                .map(page -> Reply.page(
                        visit.voice()
                                .text(
                                        "console.trial.title",
                                        "connection",
                                        page.connection().name()),
                        Section.CONNECTIONS,
                        output -> JtetrialGenerated.render(output, null, visit.voice(), page)));
    }

    private static TrialPage of(String base, Connection connection, @Nullable String url, JsonObject result) {
        return new TrialPage(
                base,
                connection,
                result.getString("id"),
                url,
                result.getString("status"),
                result.getString("message"),
                Checked.all(result.getJsonArray("checks")),
                Optional.ofNullable(result.getJsonObject("identity")).map(Person::of));
    }

    public boolean waiting() {
        return status.equals("waiting");
    }

    /** Its own address. */
    public String path() {
        return base + connection.path() + "/test/" + id;
    }
}

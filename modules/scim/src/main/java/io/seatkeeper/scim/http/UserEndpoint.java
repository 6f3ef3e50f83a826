package io.seatkeeper.scim.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.scim.patch.UserPatch;
import io.seatkeeper.scim.resource.Projection;
import io.seatkeeper.scim.resource.ResourceJson;
import io.seatkeeper.scim.resource.UserContent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code /Users}. PUT and PATCH make the new content out of the version that was read and insist on it; where somebody was
 * quicker they read again, unless the client itself named the version (RFC 7644 §3.14).
 */
public final class UserEndpoint {
    private final Bus bus;
    private final Attempts attempts;

    public UserEndpoint(Vertx vertx, Bus bus) {
        this.bus = bus;
        attempts = new Attempts(vertx);
    }

    /** RFC 7644 §3.3. */
    public Future<Answer> create(ScimCall call) {
        ScimUser.Content content = UserContent.create(call.body(), call.unknown());
        Projection projection = call.projection(ResourceType.USER);
        return bus.call(ScimUsers.CREATE, new ScimUsers.Create(call.client(), call.organization(), content))
                .compose(written -> withGroups(call, written, projection))
                .map(user -> Answer.made(
                        projection.apply(call.json().user(user)),
                        ResourceJson.etag(user.version()),
                        call.json().location(ResourceType.USER, user.id().toString())));
    }

    /** RFC 7644 §3.4.1. */
    public Future<Answer> get(ScimCall call) {
        Projection projection = call.projection(ResourceType.USER);
        return find(call, projection.wants("groups")).map(user -> {
            String etag = ResourceJson.etag(user.version());
            return call.has(etag) ? Answer.notModified(etag) : answer(call, projection, user);
        });
    }

    /** RFC 7644 §3.5.1. */
    public Future<Answer> replace(ScimCall call) {
        return change(call, current -> UserContent.replace(current, call.body(), call.unknown()));
    }

    /** RFC 7644 §3.5.2: all operations or none. */
    public Future<Answer> patch(ScimCall call) {
        return change(call, current -> UserPatch.apply(current, call.body(), call.unknown()));
    }

    /** RFC 7644 §3.6. */
    public Future<Answer> remove(ScimCall call) {
        Optional<Long> expected = EntityTags.expected(call.ifMatch());
        return bus.call(
                        ScimUsers.REMOVE,
                        new ScimUsers.Remove(call.client(), call.organization(), UserId.of(call.id()), expected))
                .map(done -> Answer.done(Optional.empty()));
    }

    /** RFC 7644 §3.4.2. */
    public Future<Answer> list(ScimCall call) {
        return search(call, ListQuery.of(call.query()));
    }

    /** RFC 7644 §3.4.3. */
    public Future<Answer> search(ScimCall call) {
        return search(call, ListQuery.of(call.body()));
    }

    private Future<Answer> search(ScimCall call, ListQuery query) {
        return found(call, query)
                .map(page -> Answer.ok(ListResponse.of(query, page.resources(), page.total(), page.next())));
    }

    /** One page of people as JSON. */
    Future<ListResponse.Part> found(ScimCall call, ListQuery query) {
        Projection projection = query.projection(ResourceType.USER);
        return bus.call(
                        ScimUsers.SEARCH,
                        new ScimUsers.Search(
                                call.organization(),
                                call.base(),
                                query.filter(ResourceType.USER),
                                query.order(ResourceType.USER),
                                query.window(),
                                projection.wants("groups")))
                .map(found -> new ListResponse.Part(
                        found.users().stream()
                                .map(user -> projection.apply(call.json().user(user)))
                                .toList(),
                        found.total(),
                        found.next()));
    }

    private Future<Answer> change(ScimCall call, UnaryOperator<ScimUser.Content> change) {
        Projection projection = call.projection(ResourceType.USER);
        Optional<Long> expected = EntityTags.expected(call.ifMatch());
        Future<ScimUser> changed = expected.isPresent()
                ? once(call, change, projection, expected.get())
                : attempts.until(() -> once(call, change, projection));
        return changed.map(user -> answer(call, projection, user));
    }

    private Future<ScimUser> once(ScimCall call, UnaryOperator<ScimUser.Content> change, Projection projection) {
        return find(call, projection.wants("groups"))
                .compose(current -> replace(call, current, change, current.version()));
    }

    private Future<ScimUser> once(
            ScimCall call, UnaryOperator<ScimUser.Content> change, Projection projection, long expected) {
        return find(call, projection.wants("groups")).compose(current -> replace(call, current, change, expected));
    }

    private Future<ScimUser> replace(
            ScimCall call, ScimUser current, UnaryOperator<ScimUser.Content> change, long expected) {
        return bus.call(
                        ScimUsers.REPLACE,
                        new ScimUsers.Replace(
                                call.client(),
                                call.organization(),
                                current.id(),
                                Optional.of(expected),
                                change.apply(current.content())))
                .map(user -> with(user, current.groups()));
    }

    private Future<ScimUser> withGroups(ScimCall call, ScimUsers.Written written, Projection projection) {
        return switch (written.outcome()) {
            case CREATED -> Future.succeededFuture(written.user());
            case ADOPTED, REVIVED ->
                projection.wants("groups")
                        ? bus.call(
                                ScimUsers.FIND,
                                new ScimUsers.Find(
                                        call.organization(), written.user().id(), true))
                        : Future.succeededFuture(written.user());
        };
    }

    /** @throws ContractFailure where the id in the path is none */
    private Future<ScimUser> find(ScimCall call, boolean withGroups) {
        return bus.call(ScimUsers.FIND, new ScimUsers.Find(call.organization(), UserId.of(call.id()), withGroups));
    }

    private static Answer answer(ScimCall call, Projection projection, ScimUser user) {
        return Answer.resource(projection.apply(call.json().user(user)), ResourceJson.etag(user.version()));
    }

    private static ScimUser with(ScimUser user, List<ScimUser.Group> groups) {
        return new ScimUser(
                user.id(),
                user.organization(),
                user.content(),
                groups,
                user.created(),
                user.lastModified(),
                user.version());
    }
}

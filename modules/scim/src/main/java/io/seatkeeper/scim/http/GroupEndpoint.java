package io.seatkeeper.scim.http;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.scim.patch.GroupPatch;
import io.seatkeeper.scim.resource.GroupBody;
import io.seatkeeper.scim.resource.Projection;
import io.seatkeeper.scim.resource.ResourceJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * {@code /Groups}. A change is handed on as changes of sets, so that nothing is read first and pushes in parallel lose nothing.
 * What holds very many members is worked on beside the event loop.
 */
public final class GroupEndpoint {
    private static final String MEMBERS = "members";

    /** A team of more is not echoed to whoever made or replaced it; a GET has them all. */
    private static final int MOST_ECHOED = 1_000;

    private final Vertx vertx;
    private final Bus bus;

    public GroupEndpoint(Vertx vertx, Bus bus) {
        this.vertx = vertx;
        this.bus = bus;
    }

    /** RFC 7644 §3.3. */
    public Future<Answer> create(ScimCall call) {
        Projection projection = call.projection(ResourceType.GROUP);
        return aside(() -> GroupBody.read(call.body(), call.unknown()))
                .compose(group -> bus.call(
                        Teams.CREATE,
                        new Teams.Create(
                                actor(call),
                                call.organization(),
                                group.displayName(),
                                group.externalId(),
                                group.members().orElse(List.of()))))
                .compose(team -> echoed(call, projection, team))
                .map(team -> Answer.made(
                        projection.apply(call.json().group(team)),
                        ResourceJson.etag(team.version()),
                        call.json().location(ResourceType.GROUP, team.id().toString())));
    }

    /** RFC 7644 §3.4.1. */
    public Future<Answer> get(ScimCall call) {
        Projection projection = call.projection(ResourceType.GROUP);
        return find(call, projection.wants(MEMBERS)).compose(team -> {
            String etag = ResourceJson.etag(team.version());
            return call.has(etag) ? Future.succeededFuture(Answer.notModified(etag)) : written(call, projection, team);
        });
    }

    /** RFC 7644 §3.5.1. What says nothing of members or externalId leaves them alone. */
    public Future<Answer> replace(ScimCall call) {
        Projection projection = call.projection(ResourceType.GROUP);
        TeamId id = TeamId.of(call.id());
        return aside(() -> GroupBody.read(call.body(), call.unknown()))
                .compose(group -> bus.call(
                        Teams.CHANGE,
                        new Teams.Change(
                                actor(call),
                                call.organization(),
                                id,
                                EntityTags.expected(call.ifMatch()),
                                Optional.of(group.displayName()),
                                Optional.of(group.externalId()).filter(Optional::isPresent),
                                group.members().<Teams.MemberChange>map(Teams.MemberChange.ReplaceAll::new).stream()
                                        .toList())))
                .compose(team -> echoed(call, projection, team))
                .map(team ->
                        Answer.resource(projection.apply(call.json().group(team)), ResourceJson.etag(team.version())));
    }

    /** RFC 7644 §3.5.2: all operations or none. Answered without a body, unless attributes are asked for. */
    public Future<Answer> patch(ScimCall call) {
        Projection projection = call.projection(ResourceType.GROUP);
        TeamId id = TeamId.of(call.id());
        Optional<Long> expected = EntityTags.expected(call.ifMatch());
        return aside(() ->
                        GroupPatch.change(actor(call), call.organization(), id, expected, call.body(), call.unknown()))
                .compose(change -> bus.call(Teams.CHANGE, change))
                .compose(team -> {
                    if (!projection.asked()) {
                        return Future.succeededFuture(Answer.done(Optional.of(ResourceJson.etag(team.version()))));
                    }
                    return projection.wants(MEMBERS)
                            ? find(call, true).compose(whole -> written(call, projection, whole))
                            : written(call, projection, team);
                });
    }

    /** RFC 7644 §3.6. */
    public Future<Answer> remove(ScimCall call) {
        Optional<Long> expected = EntityTags.expected(call.ifMatch());
        return bus.call(
                        Teams.REMOVE,
                        new Teams.Remove(actor(call), call.organization(), TeamId.of(call.id()), expected))
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
        return found(call, query).compose(page -> {
            Answer answer = Answer.ok(ListResponse.of(query, page.resources(), page.total(), page.next()));
            return query.projection(ResourceType.GROUP).wants(MEMBERS)
                    ? vertx.executeBlocking(
                            () -> answer.writtenAs(answer.body().orElseThrow().toBuffer()), false)
                    : Future.succeededFuture(answer);
        });
    }

    /** One page of teams as JSON. */
    Future<ListResponse.Part> found(ScimCall call, ListQuery query) {
        Projection projection = query.projection(ResourceType.GROUP);
        return bus.call(
                        Teams.SEARCH,
                        new Teams.Search(
                                call.organization(),
                                call.base(),
                                query.filter(ResourceType.GROUP),
                                query.order(ResourceType.GROUP),
                                query.window(),
                                projection.wants(MEMBERS)))
                .map(found -> new ListResponse.Part(
                        found.teams().stream()
                                .map(team -> projection.apply(call.json().group(team)))
                                .toList(),
                        found.total(),
                        found.next()));
    }

    private Future<Teams.Team> find(ScimCall call, boolean withMembers) {
        return bus.call(Teams.FIND, new Teams.Find(call.organization(), TeamId.of(call.id()), withMembers));
    }

    private Future<Teams.Team> echoed(ScimCall call, Projection projection, Teams.Team team) {
        boolean whole = projection.wants(MEMBERS) && team.memberCount() > 0 && team.memberCount() <= MOST_ECHOED;
        return whole
                ? bus.call(Teams.FIND, new Teams.Find(call.organization(), team.id(), true))
                : Future.succeededFuture(team);
    }

    private Future<Answer> written(ScimCall call, Projection projection, Teams.Team team) {
        String etag = ResourceJson.etag(team.version());
        Callable<Answer> write = () -> {
            Answer answer = Answer.resource(projection.apply(call.json().group(team)), etag);
            return answer.writtenAs(answer.body().orElseThrow().toBuffer());
        };
        return team.members().size() > MOST_ECHOED
                ? vertx.executeBlocking(write, false)
                : Future.succeededFuture(
                        Answer.resource(projection.apply(call.json().group(team)), etag));
    }

    /** Reading the ids of 100,000 members takes longer than an event loop has. */
    private <T> Future<T> aside(Callable<T> reading) {
        return vertx.executeBlocking(reading, false);
    }

    private static Actor actor(ScimCall call) {
        return call.client().actor();
    }
}

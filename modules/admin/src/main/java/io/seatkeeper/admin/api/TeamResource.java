package io.seatkeeper.admin.api;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code /organizations/{org}/teams}. */
public final class TeamResource {
    private static final AttributePath NAME = AttributePath.of("displayName");

    private final Bus bus;

    public TeamResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> create(Call call) {
        return bus.call(
                        Teams.CREATE,
                        new Teams.Create(
                                call.actor(),
                                call.organizationId(),
                                call.body().getString("name"),
                                Optional.empty(),
                                List.of()))
                .map(made -> Answer.made(
                        json(made), made.version(), "/organizations/" + call.organizationId() + "/teams/" + made.id()))
                .recover(TeamResource::inWordsOfThisApi);
    }

    public Future<Answer> list(Call call) {
        Page.Request page = call.page();
        Optional<Filter> beginning = call.queryText("search")
                .map(text -> new Filter.Compare(NAME, Filter.Operator.SW, new Filter.Value.Text(text)));
        return bus.call(
                        Teams.SEARCH,
                        new Teams.Search(
                                call.organizationId(),
                                "",
                                beginning,
                                Optional.of(new Window.Order(NAME, false)),
                                new Window.Cursor(Optional.ofNullable(page.cursor()), page.limit()),
                                false))
                .map(found -> Answer.ok(
                        Shown.page(new Page<>(found.teams(), found.next(), found.total()), TeamResource::json)))
                .recover(TeamResource::inWordsOfThisApi);
    }

    public Future<Answer> get(Call call) {
        return find(call).map(TeamResource::answer);
    }

    /** One change: the document lets in exactly one of a name and a managedBy that is null. */
    public Future<Answer> update(Call call) {
        return (call.body().containsKey("name")
                        ? bus.call(
                                Teams.CHANGE,
                                change(call, Optional.of(call.body().getString("name")), List.of()))
                        : bus.call(
                                Teams.TAKE_BACK,
                                new Teams.TakeBack(
                                        call.actor(), call.organizationId(), teamId(call), call.expectedVersion())))
                .map(TeamResource::answer)
                .recover(TeamResource::inWordsOfThisApi);
    }

    public Future<Answer> remove(Call call) {
        return bus.call(
                        Teams.REMOVE,
                        new Teams.Remove(call.actor(), call.organizationId(), teamId(call), call.expectedVersion()))
                .map(removed -> Answer.done());
    }

    public Future<Answer> members(Call call) {
        Page.Request page = call.page();
        return find(call)
                .compose(team -> bus.call(
                        Users.SEARCH,
                        new Users.Search(
                                call.organizationId(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(team.id().toString()),
                                page)))
                .map(found -> Answer.ok(UserResource.page(found)));
    }

    /** Whoever assigns by hand hears of an unknown person, also where pushes pass over them. */
    public Future<Answer> addMember(Call call) {
        UserId user = userId(call);
        return bus.call(Users.FIND, new Users.Find(call.organizationId(), user)).compose(person -> {
            if (person.status() == UserStatus.DELETED) {
                throw new ContractFailure(ErrorCode.NOT_FOUND, "The person was deleted.");
            }
            return changeMembers(call, new MemberChange.Add(List.of(user)));
        });
    }

    public Future<Answer> removeMember(Call call) {
        return changeMembers(call, new MemberChange.RemoveThese(List.of(userId(call))));
    }

    private Future<Answer> changeMembers(Call call, MemberChange members) {
        return bus.call(Teams.CHANGE, change(call, Optional.empty(), List.of(members)))
                .map(changed -> Answer.done())
                .recover(TeamResource::inWordsOfThisApi);
    }

    private static Teams.Change change(Call call, Optional<String> name, List<MemberChange> members) {
        return new Teams.Change(
                call.actor(),
                call.organizationId(),
                teamId(call),
                call.expectedVersion(),
                name,
                Optional.empty(),
                members);
    }

    private Future<Team> find(Call call) {
        return bus.call(Teams.FIND, new Teams.Find(call.organizationId(), teamId(call), false));
    }

    /** Refusals that are worded for SCIM, as this API has them. */
    private static <T> Future<T> inWordsOfThisApi(Throwable failure) {
        if (!(failure instanceof ContractFailure refusal)) {
            return Future.failedFuture(failure);
        }
        return Future.failedFuture(
                switch (refusal.code()) {
                    case SCIM_UNIQUENESS -> new ContractFailure(ErrorCode.CONFLICT, "Another team has this name.");
                    case SCIM_INVALID_VALUE ->
                        ContractFailure.atLength(
                                "name", 256, "A name has 1 to 256 characters that are not white space.");
                    case SCIM_INVALID_CURSOR ->
                        new ContractFailure(
                                ErrorCode.INVALID_REQUEST, "The cursor is not one that a page gave as next.");
                    default -> refusal;
                });
    }

    private static TeamId teamId(Call call) {
        return TeamId.of(call.pathText("team"));
    }

    private static UserId userId(Call call) {
        return UserId.of(call.pathText("user"));
    }

    private static Answer answer(Team team) {
        return Answer.ok(json(team), team.version());
    }

    private static JsonObject json(Team team) {
        return new JsonObject()
                .put("id", team.id().toString())
                .put("name", team.displayName())
                .put("externalId", Shown.text(team.externalId()))
                .put("managedBy", team.managedByScim() ? "scim" : null)
                .put("memberCount", team.memberCount())
                .put("createdAt", Shown.moment(team.created()));
    }
}

package io.seatkeeper.directory.people;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Approves or dismisses a refused link to an Org Admin (sign-in rule 4). Another admin decides: whoever can edit an address
 * in the identity provider must not come to an admin's account by it.
 */
public final class DecideLinkRequest {
    private final OrganizationWrites writes;

    public DecideLinkRequest(OrganizationWrites writes) {
        this.writes = writes;
    }

    /** Answers {@link Users#DECIDE_LINK_REQUEST}. */
    public Future<Done> apply(Users.DecideLinkRequest decision) {
        return writes.locked(
                decision.organization(),
                (connection, seats) -> find(connection, decision).compose(request -> {
                    if (request.user().toString().equals(decision.actor().id())) {
                        throw new ContractFailure(
                                ErrorCode.FORBIDDEN, "Another admin has to decide about a link to your own account.");
                    }
                    return decide(connection, decision, request);
                }));
    }

    private static Future<Users.LinkRequest> find(SqlConnection connection, Users.DecideLinkRequest decision) {
        return connection
                .preparedQuery(LinkSql.FIND_REQUEST)
                .execute(key(decision))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.NOT_FOUND, "There is no such request.");
                    }
                    return ListLinkRequests.request(rows.iterator().next());
                });
    }

    private static Future<Done> decide(
            SqlConnection connection, Users.DecideLinkRequest decision, Users.LinkRequest request) {
        Fact fact = new Fact(
                decision.actor(),
                decision.approve() ? "user.link_approved" : "user.link_dismissed",
                request.user().toString(),
                new JsonObject()
                        .put("email", request.email())
                        .put("connection", request.connection().toString())
                        .put("externalSsoId", request.externalSsoId()));
        return connection
                .preparedQuery(LinkSql.REMOVE_REQUEST)
                .execute(key(decision))
                .compose(gone -> decision.approve()
                        ? link(connection, decision.organization(), request)
                        : Future.succeededFuture())
                .compose(done -> Facts.record(connection, decision.organization(), fact))
                .map(Done.DONE);
    }

    private static Future<Void> link(SqlConnection connection, OrganizationId organization, Users.LinkRequest request) {
        return connection
                .preparedQuery(LinkSql.FIND_IDENTITY)
                .execute(Tuple.of(organization.value(), request.connection().value(), request.externalSsoId()))
                .compose(rows -> {
                    if (rows.size() > 0) {
                        throw new ContractFailure(
                                ErrorCode.IDENTITY_CONFLICT, "By now this identity opens somebody's account.");
                    }
                    return connection
                            .preparedQuery(LinkSql.LINK)
                            .execute(Tuple.of(
                                    organization.value(),
                                    request.user().value(),
                                    request.connection().value(),
                                    request.externalSsoId(),
                                    request.authMethod().name()));
                })
                .mapEmpty();
    }

    private static Tuple key(Users.DecideLinkRequest decision) {
        return Tuple.of(decision.organization().value(), decision.request().value());
    }
}

package io.seatkeeper.directory.domain;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Domains;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;

/** Gives a domain up; from then on another organization may verify it. */
public final class RemoveDomain {
    private final OrganizationWrites writes;

    public RemoveDomain(OrganizationWrites writes) {
        this.writes = writes;
    }

    /** Answers {@link Domains#REMOVE}. */
    public Future<Done> apply(Domains.Remove request) {
        return writes.locked(
                request.organization(),
                (connection, seats) -> connection
                        .preparedQuery(DomainSql.REMOVE)
                        .execute(Tuple.of(
                                request.organization().value(), request.domain().value()))
                        .compose(rows -> {
                            if (rows.size() == 0) {
                                throw new ContractFailure(
                                        ErrorCode.NOT_FOUND, "The organization claims no such domain.");
                            }
                            JsonObject detail = new JsonObject()
                                    .put("name", rows.iterator().next().getString("name"));
                            Fact fact = new Fact(
                                    request.actor(),
                                    "domain.removed",
                                    request.domain().toString(),
                                    detail);
                            return Facts.record(connection, request.organization(), fact);
                        })
                        .map(Done.DONE));
    }
}

package io.seatkeeper.directory.domain;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Domains;
import io.seatkeeper.contract.Domains.Domain;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Looks for the TXT record that proves a domain, and from then on lets its people be found by it. */
public final class VerifyDomain {
    private final Database database;
    private final OrganizationWrites writes;
    private final TxtRecords records;

    public VerifyDomain(Database database, OrganizationWrites writes, TxtRecords records) {
        this.database = database;
        this.writes = writes;
        this.records = records;
    }

    /** Answers {@link Domains#VERIFY}. The name servers are asked before any lock is taken. */
    public Future<Domain> apply(Domains.Verify request) {
        return database.with(client -> client.preparedQuery(DomainSql.FIND).execute(key(request)))
                .map(DomainRows::only)
                .compose(domain -> domain.verifiedAt().isPresent()
                        ? Future.succeededFuture(domain)
                        : records.at(domain.recordName()).compose(texts -> proven(request, domain, texts)));
    }

    private Future<Domain> proven(Domains.Verify request, Domain domain, List<String> texts) {
        if (!texts.contains(domain.recordValue())) {
            throw new ContractFailure(
                    ErrorCode.DOMAIN_NOT_VERIFIED,
                    "%s has %s."
                            .formatted(
                                    domain.recordName(),
                                    texts.isEmpty()
                                            ? "no TXT record (yet)"
                                            : "TXT records, but not the one that was asked for"));
        }
        return writes.locked(request.organization(), (connection, seats) -> write(connection, request, domain));
    }

    private static Future<Domain> write(SqlConnection connection, Domains.Verify request, Domain domain) {
        Fact fact = new Fact(
                request.actor(),
                "domain.verified",
                domain.id().toString(),
                new JsonObject().put("name", domain.name()));
        return connection
                .preparedQuery(DomainSql.PUBLISH)
                .execute(key(request))
                .compose(published -> connection.preparedQuery(DomainSql.VERIFY).execute(key(request)))
                .compose(verified -> verified.rowCount() == 0
                        ? Future.succeededFuture()
                        : Facts.record(connection, request.organization(), fact))
                .compose(told -> connection.preparedQuery(DomainSql.FIND).execute(key(request)))
                .map(DomainRows::only);
    }

    private static Tuple key(Domains.Verify request) {
        return Tuple.of(request.organization().value(), request.domain().value());
    }
}

package io.seatkeeper.directory.domain;

import io.seatkeeper.contract.Domains;
import io.seatkeeper.contract.Domains.Domain;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Claims a domain for an organization and says what to publish as proof. */
public final class AddDomain {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 20;

    private final OrganizationWrites writes;

    public AddDomain(OrganizationWrites writes) {
        this.writes = writes;
    }

    /** Answers {@link Domains#ADD}. */
    public Future<Domain> apply(Domains.Add request) {
        String name = DomainName.of(request.name());
        UUID organization = request.organization().value();
        UUID id = Ids.next();
        Fact fact = new Fact(request.actor(), "domain.added", id.toString(), new JsonObject().put("name", name));
        return writes.locked(
                request.organization(),
                (connection, seats) -> connection
                        .preparedQuery(DomainSql.ADD)
                        .execute(Tuple.of(organization, id, name, verification()))
                        .compose(added -> added.rowCount() == 0
                                ? Future.succeededFuture()
                                : Facts.record(connection, request.organization(), fact))
                        .compose(told ->
                                connection.preparedQuery(DomainSql.FIND_BY_NAME).execute(Tuple.of(organization, name)))
                        .map(DomainRows::only));
    }

    private static String verification() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return "seatkeeper-verification=" + HexFormat.of().formatHex(random);
    }
}

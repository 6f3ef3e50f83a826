package io.seatkeeper.directory.organization;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.directory.domain.DomainName;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Finds an organization by what the outside knows of it. */
public final class FindOrganization {
    private final Database database;

    public FindOrganization(Database database) {
        this.database = database;
    }

    /** Answers {@link Organizations#FIND}. */
    public Future<Organization> apply(Organizations.Find request) {
        return id(request.reference())
                .map(id -> find(OrganizationSql.FIND, id.value()))
                .orElseGet(() ->
                        find(OrganizationSql.FIND_BY_SLUG, request.reference().replace("\0", "")));
    }

    /** Answers {@link Organizations#FIND_BY_DOMAIN}. */
    public Future<Organization> byDomain(Organizations.FindByDomain request) {
        return find(OrganizationSql.FIND_BY_DOMAIN, DomainName.loose(request.domain()));
    }

    private Future<Organization> find(String sql, Object key) {
        return database.with(client -> client.preparedQuery(sql).execute(Tuple.of(key)))
                .map(OrganizationRows::only);
    }

    /** No slug looks like an id (OrganizationRules). */
    private static Optional<OrganizationId> id(String reference) {
        try {
            return Optional.of(OrganizationId.of(reference));
        } catch (ContractFailure noId) {
            return Optional.empty();
        }
    }
}

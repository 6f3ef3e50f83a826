package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Provisioning;
import io.seatkeeper.contract.Provisioning.Outcome;
import io.seatkeeper.contract.Provisioning.Provisioned;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.write.LineLimits;
import io.seatkeeper.directory.write.OrganizationLine;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which account a verified identity opens. A returning person costs one statement and no lock. A refusal that a plain look
 * shows costs no lock either, so that a full organization's storm is turned away cheaply. Everybody else stands in the
 * organization's line.
 */
public final class ProvisionUser {
    private final Database database;
    private final OrganizationLine<VerifiedIdentity, Looks.Sight, Provisioned> line;

    public ProvisionUser(Database database, LineLimits limits) {
        this.database = database;
        this.line = new OrganizationLine<>(database, new SharedSignIns(), limits, System::nanoTime);
    }

    /** Answers {@link Provisioning#PROVISION}. To be called on one event loop only. */
    public Future<Provisioned> apply(Provisioning.ProvisionUser request) {
        VerifiedIdentity identity = writable(request.identity());
        return database.with(client -> client.preparedQuery(ProvisioningSql.RETURN)
                        .execute(parameters(request.organization(), identity)))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
                    }
                    return received(
                            request.organization(), identity, rows.iterator().next());
                });
    }

    private Future<Provisioned> received(OrganizationId organization, VerifiedIdentity identity, Row row) {
        if (row.getOffsetDateTime("visited_at") != null) {
            Instant visit = row.getOffsetDateTime("visited_at").toInstant();
            return Future.succeededFuture(
                    new Provisioned(visited(ProfileRows.user(row), identity, visit), Outcome.KNOWN));
        }
        boolean mayBeRefused = row.getBoolean("is_known") || Boolean.TRUE.equals(row.getBoolean("is_full"));
        return mayBeRefused ? lookFirst(organization, identity) : line.enter(organization, identity);
    }

    private Future<Provisioned> lookFirst(OrganizationId organization, VerifiedIdentity identity) {
        return database.with(client -> Looks.look(client, organization, List.of(identity)))
                .compose(sight -> {
                    Candidates candidates = sight.candidates().getFirst();
                    return switch (ProvisioningRules.decide(identity, candidates, sight.organization())) {
                        case Decision.Refuse refuse ->
                            Future.failedFuture(new ContractFailure(refuse.code(), refuse.message()));
                        case Decision.Known known -> line.enter(organization, identity);
                        case Decision.Link link -> line.enter(organization, identity);
                        case Decision.Create create -> line.enter(organization, identity);
                        case Decision.AskAdmin ask -> line.enter(organization, identity);
                    };
                });
    }

    private static Tuple parameters(OrganizationId organization, VerifiedIdentity identity) {
        return Tuple.of(organization.value(), identity.connection().value())
                .addString(identity.externalSsoId())
                .addString(identity.authMethod().name())
                .addString(identity.email().orElse(null))
                .addBoolean(identity.emailProven())
                .addString(identity.name().display().orElse(null))
                .addString(identity.name().given().orElse(null))
                .addString(identity.name().family().orElse(null));
    }

    /** The person as they are after this visit, which was written in the statement that read them. */
    private static User visited(User user, VerifiedIdentity identity, Instant at) {
        List<User.Identity> ways = new ArrayList<>();
        for (User.Identity way : user.identities()) {
            boolean used = way.connection().equals(identity.connection())
                    && way.externalSsoId().equals(identity.externalSsoId());
            ways.add(used ? 0 : ways.size(), way);
        }
        return new User(
                user.id(),
                user.organization(),
                user.userName(),
                user.email(),
                user.emailProven(),
                user.name(),
                user.role(),
                user.status(),
                user.source(),
                user.managedByScim(),
                user.externalId(),
                user.formerRole(),
                Optional.of(identity.authMethod()),
                Optional.of(identity.externalSsoId()),
                ways,
                user.teams(),
                Optional.of(at),
                user.createdAt(),
                user.epoch(),
                user.version());
    }

    /** PostgreSQL stores no NUL, and what is no address can't be one's account's. */
    private static VerifiedIdentity writable(VerifiedIdentity identity) {
        if (identity.externalSsoId().indexOf('\0') >= 0) {
            throw new ContractFailure(ErrorCode.INVALID_REQUEST, "An External SSO ID holds no NUL character.");
        }
        return new VerifiedIdentity(
                identity.connection(),
                identity.externalSsoId(),
                identity.email().filter(ProvisionUser::isAddress),
                identity.emailProven(),
                new PersonName(
                        identity.name().display().map(ProvisionUser::withoutNul),
                        identity.name().given().map(ProvisionUser::withoutNul),
                        identity.name().family().map(ProvisionUser::withoutNul)),
                identity.authMethod());
    }

    private static boolean isAddress(String email) {
        int at = email.lastIndexOf('@');
        return at > 0
                && at < email.length() - 1
                && email.length() <= 320
                && email.chars().noneMatch(Character::isISOControl);
    }

    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }
}

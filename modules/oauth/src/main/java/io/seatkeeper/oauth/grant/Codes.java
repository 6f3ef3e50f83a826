package io.seatkeeper.oauth.grant;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Authorization codes: given once, redeemed once, within {@link #LIFETIME}. */
public final class Codes {
    static final Duration LIFETIME = Duration.ofSeconds(60);

    /** Nothing that a sign-in gave outlives this. */
    static final Duration GRANT_LIFETIME = Duration.ofDays(90);

    private final Database database;
    private final InstantSource clock;

    public Codes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a code is asked for with.
     *
     * @param codeChallenge by S256 (RFC 7636 §4.2)
     */
    public record Wish(
            ApplicationId application,
            String redirectUri,
            String scope,
            Optional<String> nonce,
            String codeChallenge) {}

    /** A code for the person of this session; {@link Kind#ACCESS_DENIED} when it ended meanwhile. */
    public Future<String> give(Current current, Wish wish) {
        UUID organization = current.organization().id().value();
        UUID grant = Ids.next();
        String code = BearerKey.make(GrantKey.CODE, organization, grant);
        Instant now = clock.instant();
        Tuple values = Tuple.of(
                organization,
                grant,
                wish.application().value(),
                current.user().id().value(),
                current.session().value(),
                current.authMethod().name(),
                at(current.authenticatedAt().orElse(current.signedInAt())),
                wish.scope(),
                wish.nonce().orElse(null),
                wish.redirectUri(),
                wish.codeChallenge(),
                BearerKey.hash(code),
                at(now.plus(LIFETIME)),
                at(now),
                at(now.plus(GRANT_LIFETIME)));
        return database.with(client -> client.preparedQuery(GrantSql.BEGIN).execute(values))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw OauthFailure.of(
                                Kind.ACCESS_DENIED, "The session is over, or the account was deactivated.");
                    }
                    return code;
                });
    }

    /**
     * Uses a code up and answers its grant's key; {@link Kind#INVALID_GRANT}. One that was used before ends what it gave. A wrong
     * redirect URI or verifier uses it up as well: whoever sent it had no right to it.
     */
    public Future<UUID[]> redeem(ApplicationId application, String code, String redirectUri, String verifier) {
        Optional<GrantKey> key = GrantKey.read(GrantKey.CODE, code);
        if (key.isEmpty()) {
            return Future.failedFuture(refused().because("The code is none of ours, or long over."));
        }
        Instant now = clock.instant();
        UUID[] ids = {key.get().organization(), key.get().grant()};
        Tuple values = Tuple.of(ids[0], ids[1], application.value(), key.get().hash(), at(now));
        return database.with(client -> client.preparedQuery(GrantSql.REDEEM).execute(values))
                .compose(rows -> rows.size() == 0
                        ? endIfUsed(values, application)
                        : Future.succeededFuture(rows.iterator().next()))
                .map(row -> {
                    check(row, redirectUri, verifier, now, new OrganizationId(ids[0]));
                    return ids;
                });
    }

    private <T> Future<T> endIfUsed(Tuple values, ApplicationId application) {
        return database.with(client -> client.preparedQuery(GrantSql.REVOKE_BY_USED_CODE)
                        .execute(values)
                        .compose(ended -> client.preparedQuery(GrantSql.WHOSE_CODE)
                                .execute(Tuple.of(values.getUUID(0), values.getUUID(1), values.getBuffer(3)))))
                .compose(rows -> Future.failedFuture(
                        rows.size() == 0
                                ? refused().because("The code is none of ours, or long over.")
                                : misused(rows.iterator()
                                                .next()
                                                .getUUID("application_id")
                                                .equals(application.value()))
                                        .in(new OrganizationId(values.getUUID(0)))));
    }

    private static OauthFailure misused(boolean itsOwn) {
        return refused()
                .because(
                        itsOwn
                                ? "The code was used before; what it gave has ended."
                                : "The code was given to another client.");
    }

    private static void check(Row row, String redirectUri, String verifier, Instant now, OrganizationId organization) {
        boolean inTime = ProfileRows.instant(row, "code_expires_at").isAfter(now);
        boolean sameAddress = redirectUri.equals(row.getString("redirect_uri"));
        if (!inTime || !sameAddress || !proves(verifier, row)) {
            String why = !inTime
                    ? "The code has expired."
                    : sameAddress
                            ? "code_verifier is not the one of code_challenge."
                            : "redirect_uri is another than the request's.";
            throw refused().because(why).in(organization);
        }
    }

    /** RFC 7636 §4.6. */
    private static boolean proves(String verifier, Row row) {
        try {
            CodeChallenge computed = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier));
            return computed.equals(CodeChallenge.parse(row.getString("code_challenge")));
        } catch (IllegalArgumentException | com.nimbusds.oauth2.sdk.ParseException malformed) {
            return false;
        }
    }

    private static OauthFailure refused() {
        return OauthFailure.of(
                Kind.INVALID_GRANT,
                "The code is unknown, used or expired, or not this client's, address's or verifier's.");
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package io.seatkeeper.oauth.pusher;

import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ScimClientId;
import io.seatkeeper.contract.scim.ScimClients.Client;
import io.seatkeeper.contract.scim.ScimClients.KeySource;
import io.seatkeeper.contract.scim.ScimClients.Proof;
import io.seatkeeper.oauth.application.ClientSecrets;
import io.seatkeeper.oauth.client.Brought;
import io.seatkeeper.oauth.client.ClientAssertions;
import io.seatkeeper.oauth.client.ClientAssertions.Expected;
import io.seatkeeper.oauth.client.KeySets;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.refusal.Refusals;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds out which SCIM client calls, by the one way of proving it that it is registered with. */
public final class PusherProof {
    /** How old an identity provider's own token may be: some keep one for a day and bring it again. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Database database;
    private final ClientAssertions assertions;
    private final KeySets keySets;
    private final Refusals refusals;
    private final InstantSource clock;

    public PusherProof(
            Database database, ClientAssertions assertions, KeySets keySets, Refusals refusals, InstantSource clock) {
        this.database = database;
        this.assertions = assertions;
        this.keySets = keySets;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * A client that has proven itself.
     *
     * @param secret the secret that it brought, whose end is the end of what it gets
     */
    public record Proven(Client client, Optional<UUID> secret, Optional<Instant> secretEnds) {
        private static Proven withoutSecret(Client client) {
            return new Proven(client, Optional.empty(), Optional.empty());
        }
    }

    /** {@link Kind#INVALID_CLIENT}, with the reason in the audit log of the client's organization. */
    public Future<Proven> prove(Brought brought) {
        return client(brought.clientId())
                .compose(client -> Future.succeededFuture(client)
                        .compose(known -> prove(known, brought))
                        .onFailure(failure -> note(client, failure)));
    }

    private Future<Proven> prove(Client client, Brought brought) {
        return switch (client.proof()) {
            case Proof.Secret registered
            when brought instanceof Brought.Secret secret -> bySecret(client, secret.secret());
            case Proof.OwnKeys own
            when brought instanceof Brought.Assertion assertion ->
                byAssertion(client, assertions.ofItself(client.id().toString()), own.keys(), assertion);
            case Proof.Federation federation
            when brought instanceof Brought.Assertion assertion ->
                byAssertion(
                        client,
                        new Expected(
                                federation.issuer(),
                                federation.subject(),
                                Set.of(federation.audience()),
                                LONGEST,
                                false),
                        federation.keys(),
                        assertion);
            case Proof.Secret other -> otherWay();
            case Proof.OwnKeys other -> otherWay();
            case Proof.Federation other -> otherWay();
        };
    }

    private Future<Proven> byAssertion(Client client, Expected expected, KeySource keys, Brought.Assertion assertion) {
        return assertions
                .check(
                        client.id().value(),
                        expected,
                        token -> keySets.verifies(keys, expected.issuer(), token),
                        signed(assertion))
                .map(sound -> Proven.withoutSecret(client));
    }

    private Future<Proven> bySecret(Client client, String text) {
        Optional<BearerKey> presented = BearerKey.read(ClientSecrets.PREFIX, 1, text);
        if (presented.isEmpty()) {
            throw refused("The client's secret is wrong.");
        }
        UUID id = presented.get().ids().getFirst();
        Tuple key = Tuple.of(client.organization().value(), client.id().value(), id);
        return database.with(
                        connection -> connection.preparedQuery(PusherSql.SECRET).execute(key))
                .map(rows -> {
                    Instant ends = end(rows, presented.get());
                    touch(client, id);
                    return new Proven(client, Optional.of(id), Optional.of(ends));
                });
    }

    private Instant end(RowSet<Row> rows, BearerKey presented) {
        for (Row row : rows) {
            if (presented.fits(row.getBuffer("secret_hash"))) {
                Instant end = row.getOffsetDateTime("expires_at").toInstant();
                if (!end.isAfter(clock.instant())) {
                    throw refused("The client's secret has expired.");
                }
                return end;
            }
        }
        throw refused("The client's secret is wrong.");
    }

    private void touch(Client client, UUID secret) {
        var _ = database.with(connection -> connection
                .preparedQuery(PusherSql.TOUCH_SECRET)
                .execute(Tuple.of(
                        client.organization().value(),
                        client.id().value(),
                        secret,
                        clock.instant().atOffset(ZoneOffset.UTC))));
    }

    private Future<Client> client(String clientId) {
        ScimClientId id;
        try {
            id = ScimClientId.of(clientId);
        } catch (ContractFailure noId) {
            return Future.failedFuture(unknown(clientId));
        }
        return database.with(connection ->
                        connection.preparedQuery(PusherSql.FIND_BY_ID).execute(Tuple.of(id.value())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw unknown(clientId);
                    }
                    return PusherRows.client(rows.iterator().next());
                });
    }

    private OauthFailure unknown(String clientId) {
        refusals.unknown(clientId);
        return refused("There is no such client.");
    }

    /** Refuses what brings nothing that could prove anything, in the name of the client that it names. */
    public <T> Future<T> refuse(String clientId, OauthFailure refusal) {
        return client(clientId)
                .onSuccess(client -> note(client, refusal))
                .transform(looked -> Future.failedFuture(refusal));
    }

    /** Notes what a client was refused. */
    public void note(Client client, Throwable failure) {
        if (failure instanceof OauthFailure refusal) {
            refusals.note(
                    client.organization(), "scim_client.refused", client.id().toString(), refusal);
        }
    }

    private static SignedJWT signed(Brought.Assertion assertion) {
        try {
            return SignedJWT.parse(assertion.text());
        } catch (ParseException unsigned) {
            throw refused("The client assertion is not accepted: it is no signed JWT.");
        }
    }

    private static <T> Future<T> otherWay() {
        return Future.failedFuture(refused("The client is registered to prove itself in another way."));
    }

    private static OauthFailure refused(String description) {
        return OauthFailure.of(Kind.INVALID_CLIENT, description);
    }
}

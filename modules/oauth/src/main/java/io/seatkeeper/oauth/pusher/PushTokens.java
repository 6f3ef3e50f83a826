package io.seatkeeper.oauth.pusher;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.ScimClientId;
import io.seatkeeper.contract.scim.ScimClient;
import io.seatkeeper.contract.scim.ScimClients;
import io.seatkeeper.contract.scim.ScimClients.Client;
import io.seatkeeper.contract.scim.ScimClients.Holder;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.refusal.Refusals;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Access tokens of SCIM clients: given for {@link #LIFETIME}, and recognized while all that they came from is there. */
public final class PushTokens {
    /** As long as a token opens SCIM, unless the secret that it was got by ends before. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final Database database;
    private final Refusals refusals;
    private final InstantSource clock;

    public PushTokens(Database database, Refusals refusals, InstantSource clock) {
        this.database = database;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param lifetime how long the token will be good */
    public record Given(String token, Duration lifetime) {
        @Override
        public String toString() {
            return "Given[" + lifetime + "]";
        }
    }

    /** A token for a client that has just proven itself; {@link Kind#INVALID_CLIENT} where it was changed meanwhile. */
    public Future<Given> give(PusherProof.Proven proven) {
        Client client = proven.client();
        Instant now = clock.instant();
        Instant end = proven.secretEnds()
                .filter(ends -> ends.isBefore(now.plus(LIFETIME)))
                .orElse(now.plus(LIFETIME));
        String token = BearerKey.make(
                ScimClients.ACCESS_PREFIX,
                client.organization().value(),
                client.id().value());
        Tuple values = Tuple.of(
                client.organization().value(),
                client.id().value(),
                BearerKey.hash(token),
                proven.secret().orElse(null),
                end.atOffset(ZoneOffset.UTC),
                client.version());
        return database.with(
                        connection -> connection.preparedQuery(PusherSql.GIVE).execute(values))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw OauthFailure.of(Kind.INVALID_CLIENT, "The client was changed this very moment.");
                    }
                    return new Given(token, Duration.between(now, end));
                });
    }

    /** {@link ScimClients#RECOGNIZE}. */
    public Future<Holder> recognize(ScimClients.Recognize asked) {
        Optional<BearerKey> presented = BearerKey.read(ScimClients.ACCESS_PREFIX, 2, asked.accessToken());
        if (presented.isEmpty()) {
            return Future.failedFuture(unauthenticated());
        }
        BearerKey key = presented.get();
        Tuple values = Tuple.of(key.ids().getFirst(), key.ids().getLast(), key.hash(), asked.organization(), now());
        return database.with(client -> client.preparedQuery(PusherSql.LIVE).execute(values))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw unauthenticated();
                    }
                    return holder(key, rows.iterator().next());
                });
    }

    /** Forgets tokens that are over. */
    public Future<Void> forget() {
        return database.with(
                        client -> client.preparedQuery(PusherSql.FORGET_TOKENS).execute(Tuple.of(now())))
                .mapEmpty();
    }

    private Holder holder(BearerKey key, Row row) {
        OrganizationId organization = new OrganizationId(key.ids().getFirst());
        ScimClientId id = new ScimClientId(key.ids().getLast());
        if (!row.getBoolean("at_home")) {
            refusals.note(
                    organization,
                    "scim_client.refused",
                    id.toString(),
                    OauthFailure.of(Kind.INVALID_TOKEN, "The access token was brought to another organization."));
            throw unauthenticated();
        }
        if (!row.getBoolean("org_enabled")) {
            throw new ContractFailure(ErrorCode.ORGANIZATION_DISABLED, "The organization is switched off.");
        }
        if (row.getBoolean("touch")) {
            touch(key);
        }
        return new Holder(
                organization,
                id,
                new ScimClient(
                        new Actor(Actor.Kind.SCIM_CLIENT, id.toString(), row.getString("name")),
                        Optional.ofNullable(row.getUUID("connection_id")).map(ConnectionId::new),
                        row.getBoolean("external_id_is_sso_id")),
                row.getBoolean("strict"),
                row.getBoolean("skip_unknown_members"));
    }

    private void touch(BearerKey key) {
        // That it was used is worth knowing, and no reason to keep or to fail the request.
        var _ = database.with(client -> client.preparedQuery(PusherSql.TOUCH)
                .execute(Tuple.of(key.ids().getFirst(), key.ids().getLast(), now())));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ContractFailure unauthenticated() {
        return new ContractFailure(
                ErrorCode.UNAUTHENTICATED,
                "Bring a live access token of a SCIM client of this organization. It may have expired, or its client or"
                        + " secret may be gone.");
    }
}

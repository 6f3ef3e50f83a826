package io.seatkeeper.scim.client;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.ScimTokenId;
import io.seatkeeper.contract.scim.ScimClient;
import io.seatkeeper.contract.scim.ScimClients;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.SharedQuestion;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who pushes: by a token of ours, or by an access token, of which oauth knows whose it is. One answer for a token that is no token, is revoked, has expired, belongs to another organization,
 * or to one that is not there: nobody learns which organizations exist.
 */
public final class Authenticate {
    private static final String SCHEME = "Bearer ";

    private final Bus bus;
    private final Database database;
    private final SharedQuestion<Presented, RowSet<Row>> known;

    /** What a token says of itself, without its secret. */
    private record Presented(UUID organization, UUID token, String reference) {}

    /** For one event loop. */
    public Authenticate(Bus bus, Database database) {
        this.bus = bus;
        this.database = database;
        known = new SharedQuestion<>(presented -> database.with(client -> client.preparedQuery(TokenSql.SELECT_LIVE)
                .execute(Tuple.of(presented.organization(), presented.token(), presented.reference()))));
    }

    /**
     * Fails with {@link ErrorCode#UNAUTHENTICATED}, or {@link ErrorCode#ORGANIZATION_DISABLED}.
     *
     * @param reference the organization in the path, slug or id
     */
    public Future<TokenHolder> holder(HttpServerRequest request, String reference) {
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.failedFuture(unauthenticated());
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return token.startsWith(ScimClients.ACCESS_PREFIX)
                ? byAccessToken(token, reference)
                : byToken(token, reference);
    }

    private Future<TokenHolder> byToken(String token, String reference) {
        return BearerKey.read(TokenRegister.PREFIX, 2, token)
                .map(key -> known.ask(
                                new Presented(key.ids().getFirst(), key.ids().getLast(), reference))
                        .map(rows -> recognized(key, rows)))
                .orElseGet(() -> Future.failedFuture(unauthenticated()));
    }

    private Future<TokenHolder> byAccessToken(String token, String reference) {
        return bus.call(ScimClients.RECOGNIZE, new ScimClients.Recognize(token, reference))
                .map(found -> new TokenHolder(
                        found.organization(),
                        new ScimTokenId(found.id().value()),
                        found.client(),
                        found.strict(),
                        found.skipsUnknownMembers()));
    }

    private TokenHolder recognized(BearerKey presented, RowSet<Row> rows) {
        for (Row row : rows) {
            if (presented.fits(row.getBuffer("hash"))) {
                if (!row.getBoolean("org_enabled")) {
                    throw new ContractFailure(ErrorCode.ORGANIZATION_DISABLED, "The organization is switched off.");
                }
                if (row.getBoolean("touch")) {
                    touch(presented);
                }
                return holder(presented, row);
            }
        }
        throw unauthenticated();
    }

    private void touch(BearerKey key) {
        // That it was used is worth knowing, and no reason to keep or to fail the request.
        var _ = database.with(client -> client.preparedQuery(TokenSql.TOUCH)
                .execute(Tuple.of(key.ids().getFirst(), key.ids().getLast())));
    }

    private static TokenHolder holder(BearerKey key, Row row) {
        ScimTokenId token = new ScimTokenId(key.ids().getLast());
        return new TokenHolder(
                new OrganizationId(key.ids().getFirst()),
                token,
                new ScimClient(
                        TokenHolder.actor(token, row.getString("name")),
                        Optional.ofNullable(row.getUUID("connection_id")).map(ConnectionId::new),
                        row.getBoolean("external_id_is_sso_id")),
                row.getBoolean("strict"),
                row.getBoolean("skip_unknown_members"));
    }

    private static ContractFailure unauthenticated() {
        return new ContractFailure(
                ErrorCode.UNAUTHENTICATED,
                "Bring a live SCIM token of this organization in Authorization: Bearer. It may have expired or been revoked.");
    }
}

package io.seatkeeper.scim.client;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.ScimTokenId;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.contract.scim.ScimTokens.Bound;
import io.seatkeeper.contract.scim.ScimTokens.Made;
import io.seatkeeper.contract.scim.ScimTokens.Token;
import io.seatkeeper.contract.scim.ScimTokens.TokenPage;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, lists, changes and revokes an organization's tokens. */
public final class TokenRegister {
    /** The beginning of every token. */
    static final String PREFIX = "sk_scim_";

    private static final int LONGEST_NAME = 100;

    private final Bus bus;
    private final Database database;
    private final ConnectionBinding binding;
    private final URI publicUrl;
    private final InstantSource clock;

    /** @param publicUrl where identity providers reach the service: scheme, host and port */
    public TokenRegister(Bus bus, Database database, ConnectionBinding binding, URI publicUrl, InstantSource clock) {
        this.bus = bus;
        this.database = database;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.binding = binding;
    }

    /** {@link ScimTokens#CREATE}. */
    public Future<Made> create(ScimTokens.Create wish) {
        checkName(wish.name());
        if (wish.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw ContractFailure.at("expiresAt", Flaw.Reason.PAST, "expiresAt lies in the past.");
        }
        ScimTokenId id = new ScimTokenId(Ids.next());
        String secret = BearerKey.make(PREFIX, wish.organization().value(), id.value());
        return bus.call(
                        Organizations.FIND,
                        new Organizations.Find(wish.organization().toString()))
                .compose(organization -> binding.bind(
                                new ScimTokens.Bind(wish.organization(), wish.connection(), wish.externalIdIsSsoId()))
                        .compose(bound -> insert(wish, id, secret, bound))
                        .map(token -> new Made(token, secret, publicUrl + "/scim/v2/" + organization.slug())));
    }

    /** {@link ScimTokens#LIST}. */
    public Future<TokenPage> list(ScimTokens.ListAll asked) {
        Tuple listed = Tuple.of(
                asked.organization().value(),
                Cursor.id(asked.page()).orElse(null),
                asked.page().limit() + 1);
        Tuple counted = Tuple.of(asked.organization().value());
        return database.with(client -> Future.join(
                        client.preparedQuery(TokenSql.LIST).execute(listed),
                        client.preparedQuery(TokenSql.COUNT).execute(counted)))
                .map(both -> page(asked, both.resultAt(0), both.resultAt(1)));
    }

    /** {@link ScimTokens#UPDATE}. */
    public Future<Token> update(ScimTokens.Update change) {
        change.name().ifPresent(TokenRegister::checkName);
        JsonObject detail = new JsonObject();
        change.name().ifPresent(name -> detail.put("name", name));
        change.externalIdIsSsoId().ifPresent(value -> detail.put("externalIdIsSsoId", value));
        change.strict().ifPresent(value -> detail.put("strict", value));
        Fact fact =
                new Fact(change.actor(), "scim_token.changed", change.token().toString(), detail);
        Tuple values = Tuple.of(
                change.organization().value(),
                change.token().value(),
                change.name().orElse(null),
                change.externalIdIsSsoId().orElse(null),
                change.strict().orElse(null),
                change.expectedVersion().orElse(null));
        return database.transaction(connection -> Facts.record(connection, change.organization(), fact)
                .compose(recorded -> find(connection, change.organization(), change.token()))
                .compose(there -> {
                    checkBound(change, there);
                    return connection.preparedQuery(TokenSql.UPDATE).execute(values);
                })
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(
                                ErrorCode.VERSION_MISMATCH, "The token was changed since it was read.");
                    }
                    return token(change.organization(), only(rows));
                }));
    }

    /** {@link ScimTokens#FIND}. */
    public Future<Token> find(ScimTokens.Find asked) {
        return database.with(client -> find(client, asked.organization(), asked.token()));
    }

    private static Future<Token> find(SqlClient client, OrganizationId organization, ScimTokenId id) {
        return client.preparedQuery(TokenSql.FIND)
                .execute(Tuple.of(organization.value(), id.value()))
                .map(rows -> token(organization, only(rows)));
    }

    private static void checkBound(ScimTokens.Update change, Token there) {
        if (change.externalIdIsSsoId().orElse(false) && there.connection().isEmpty()) {
            throw ConnectionBinding.unbound();
        }
    }

    /** {@link ScimTokens#REVOKE}. */
    public Future<Done> revoke(ScimTokens.Revoke end) {
        Fact fact = new Fact(end.actor(), "scim_token.revoked", end.token().toString(), new JsonObject());
        Tuple key = Tuple.of(end.organization().value(), end.token().value());
        return database.transaction(connection -> Facts.record(connection, end.organization(), fact)
                .compose(recorded -> connection.preparedQuery(TokenSql.DELETE).execute(key))
                .map(TokenRegister::only)
                .map(Done.DONE));
    }

    private Future<Token> insert(ScimTokens.Create wish, ScimTokenId id, String secret, Bound bound) {
        Tuple values = Tuple.of(
                wish.organization().value(),
                id.value(),
                wish.name(),
                BearerKey.hash(secret),
                bound.connection().map(ConnectionId::value).orElse(null),
                bound.externalIdIsSsoId(),
                wish.strict(),
                wish.expiresAt().map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null));
        JsonObject detail = new JsonObject()
                .put("name", wish.name())
                .put(
                        "connection",
                        bound.connection().map(ConnectionId::toString).orElse(null))
                .put("externalIdIsSsoId", bound.externalIdIsSsoId())
                .put("strict", wish.strict())
                .put("expiresAt", wish.expiresAt().map(Instant::toString).orElse(null));
        Fact fact = new Fact(wish.actor(), "scim_token.created", id.toString(), detail);
        return database.transaction(connection -> Facts.record(connection, wish.organization(), fact)
                .compose(recorded -> connection.preparedQuery(TokenSql.INSERT).execute(values))
                .map(rows -> token(wish.organization(), only(rows))));
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw ContractFailure.atLength("name", LONGEST_NAME, "A token's name has 1 to 100 characters.");
        }
    }

    private static Row only(RowSet<Row> rows) {
        for (Row row : rows) {
            return row;
        }
        throw new ContractFailure(ErrorCode.NOT_FOUND, "The organization has no such SCIM token.");
    }

    private static TokenPage page(ScimTokens.ListAll asked, RowSet<Row> found, RowSet<Row> counted) {
        List<Token> tokens = new ArrayList<>();
        found.forEach(row -> tokens.add(token(asked.organization(), row)));
        long total = counted.iterator().next().getLong("total");
        return new TokenPage(Cursor.page(tokens, asked.page(), Token::id, total));
    }

    private static Token token(OrganizationId organization, Row row) {
        return new Token(
                new ScimTokenId(row.getUUID("scim_token_id")),
                organization,
                row.getString("name"),
                Optional.ofNullable(row.getUUID("connection_id")).map(ConnectionId::new),
                row.getBoolean("external_id_is_sso_id"),
                row.getBoolean("strict"),
                row.getLong("version"),
                ProfileRows.moment(row, "expires_at"),
                ProfileRows.moment(row, "last_used_at"),
                ProfileRows.instant(row, "created_at"));
    }
}

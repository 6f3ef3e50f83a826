package io.seatkeeper.admin.key;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.KeyId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization's admin keys. The owner of a key is whoever made it; a key that makes a key passes its owner on, and
 * neither scopes nor time that it has not itself.
 */
public final class AdminKeys {
    private final Database database;
    private final InstantSource clock;
    private final Kind kind;

    public AdminKeys(Database database, InstantSource clock) {
        this(database, clock, Kind.ADMIN_KEY);
    }

    private AdminKeys(Database database, InstantSource clock, Kind kind) {
        this.database = database;
        this.clock = clock;
        this.kind = kind;
    }

    /** What a key is. */
    private enum Kind {
        ADMIN_KEY(KeyText.ADMIN_PREFIX),
        SETUP_LINK(KeyText.SETUP_PREFIX);

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        String told() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The organization's set-up links: keys that reach what {@link Caller.SetUp} does, and always end. */
    public AdminKeys setupLinks() {
        return new AdminKeys(database, clock, Kind.SETUP_LINK);
    }

    /**
     * What is to be made.
     *
     * @param scopes empty: all that the maker has but {@link Scope#ROLES}
     * @param expiresAt empty: as long as the maker's key, or without end
     */
    public record Wish(String name, Optional<Set<Scope>> scopes, Optional<Instant> expiresAt) {}

    /**
     * A key as it is listed.
     *
     * @param owner the Org Admin behind it; empty: the operator
     * @param live whether it opens anything just now
     */
    public record Listed(
            KeyId id,
            String name,
            Set<Scope> scopes,
            Optional<UserId> owner,
            boolean live,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Instant createdAt) {}

    /**
     * A new key.
     *
     * @param key the secret itself, shown once
     */
    public record Made(Listed listed, String key) {
        @Override
        public String toString() {
            return "Made[" + listed.id() + "]";
        }
    }

    /** Makes a key; {@link ErrorCode#FORBIDDEN} when it would be wider than its maker, {@link ErrorCode#INVALID_REQUEST}. */
    public Future<Made> create(Caller maker, OrganizationId organization, Wish wish) {
        KeyTerms terms = switch (kind) {
            case ADMIN_KEY -> KeyTerms.of(maker, wish, clock.instant());
            case SETUP_LINK -> KeyTerms.ofSetUp(maker, wish, clock.instant());
        };
        KeyId id = new KeyId(Ids.next());
        String key = KeyText.admin(kind.prefix, organization, id);
        Tuple values = Tuple.of(
                        organization.value(),
                        id.value(),
                        wish.name(),
                        BearerKey.hash(key),
                        texts(terms.scopes()),
                        terms.expiresAt().map(AdminKeys::atZone).orElse(null))
                .addBoolean(kind == Kind.SETUP_LINK);
        JsonObject detail = new JsonObject().put("name", wish.name()).put("scopes", List.of(texts(terms.scopes())));
        return database.transaction(connection -> Facts.record(
                                connection,
                                organization,
                                new Fact(maker.actor(), kind.told() + ".created", id.toString(), detail))
                        .compose(recorded -> insert(connection, terms, values)))
                .map(created -> new Made(
                        new Listed(
                                id,
                                wish.name(),
                                terms.scopes(),
                                terms.owner(),
                                true,
                                terms.expiresAt(),
                                Optional.empty(),
                                created),
                        key));
    }

    /** The organization's keys, newest first. */
    public Future<Page<Listed>> list(OrganizationId organization, Page.Request page) {
        UUID after = page.cursor() == null ? null : KeyId.of(page.cursor()).value();
        return database.with(client -> client.preparedQuery(KeySql.LIST_ADMIN_KEYS)
                .execute(Tuple.of(organization.value(), after, page.limit() + 1, kind == Kind.SETUP_LINK))
                .compose(rows -> client.preparedQuery(KeySql.COUNT_ADMIN_KEYS)
                        .execute(Tuple.of(organization.value(), kind == Kind.SETUP_LINK))
                        .map(counted -> page(
                                rows, page.limit(), counted.iterator().next().getLong(0)))));
    }

    /** Ends a key; {@link ErrorCode#NOT_FOUND}, and {@link ErrorCode#FORBIDDEN} for a narrower key. */
    public Future<Void> remove(Caller remover, OrganizationId organization, KeyId id) {
        Tuple key = Tuple.of(organization.value(), id.value());
        return database.transaction(connection -> Facts.record(
                        connection,
                        organization,
                        new Fact(remover.actor(), kind.told() + ".ended", id.toString(), new JsonObject()))
                .compose(recorded -> connection
                        .preparedQuery(KeySql.SELECT_SCOPES)
                        .execute(Tuple.of(organization.value(), id.value(), kind == Kind.SETUP_LINK)))
                .compose(rows -> {
                    checkRemovable(remover, rows);
                    return connection.preparedQuery(KeySql.DELETE_ADMIN_KEY).execute(key);
                })
                .mapEmpty());
    }

    Future<Optional<Caller>> find(KeyText.Admin presented) {
        return database.with(client -> client.preparedQuery(KeySql.SELECT_LIVE_ADMIN_KEY)
                        .execute(Tuple.of(
                                presented.organization().value(), presented.id().value())))
                .map(rows -> recognized(presented, rows))
                .onSuccess(found -> found.ifPresent(caller -> touch(presented)));
    }

    private static Optional<Caller> recognized(KeyText.Admin presented, RowSet<Row> rows) {
        for (Row row : rows) {
            if (presented.key().fits(row.getBuffer("hash"))) {
                if (row.getBoolean("setup")) {
                    return Optional.of(new Caller.SetUp(
                            presented.id(), presented.organization(), row.getString("name"), scopes(row)));
                }
                UUID owner = row.getUUID("owner_id");
                return Optional.of(new Caller.Program(
                        presented.id(),
                        presented.organization(),
                        row.getString("name"),
                        scopes(row),
                        owner == null
                                ? Optional.empty()
                                : Optional.of(
                                        new Caller.Program.Owner(new UserId(owner), row.getString("owner_label"))),
                        instant(row, "expires_at")));
            }
        }
        return Optional.empty();
    }

    private void touch(KeyText.Admin key) {
        // That it was used is worth knowing, and no reason to keep or to fail the call.
        var _ = database.with(client -> client.preparedQuery(KeySql.TOUCH_ADMIN_KEY)
                .execute(Tuple.of(key.organization().value(), key.id().value())));
    }

    private static Future<Instant> insert(SqlConnection connection, KeyTerms terms, Tuple values) {
        String statement = terms.owner().isEmpty() ? KeySql.INSERT_KEY_OF_OPERATOR : KeySql.INSERT_KEY_OF_ORG_ADMIN;
        terms.owner().ifPresent(owner -> values.addUUID(owner.value()));
        return connection.preparedQuery(statement).execute(values).map(rows -> {
            if (rows.rowCount() == 0) {
                throw new ContractFailure(ErrorCode.FORBIDDEN, "The key's owner is no longer an Org Admin.");
            }
            return rows.iterator().next().getOffsetDateTime("created_at").toInstant();
        });
    }

    private static void checkRemovable(Caller remover, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new ContractFailure(ErrorCode.NOT_FOUND, "The organization has no such key.");
        }
        if (scopes(rows.iterator().next()).contains(Scope.ROLES) && !remover.has(Scope.ROLES)) {
            throw new ContractFailure(
                    ErrorCode.FORBIDDEN, "A key with the scope roles is ended by one that has it, or by a person.");
        }
    }

    private static Page<Listed> page(RowSet<Row> rows, int limit, long total) {
        List<Listed> items = new ArrayList<>();
        for (Row row : rows) {
            items.add(listed(row));
        }
        boolean more = items.size() > limit;
        List<Listed> shown = more ? items.subList(0, limit) : items;
        return new Page<>(shown, more ? shown.getLast().id().toString() : null, total);
    }

    private static Listed listed(Row row) {
        return new Listed(
                new KeyId(row.getUUID("admin_key_id")),
                row.getString("name"),
                scopes(row),
                Optional.ofNullable(row.getUUID("owner_id")).map(UserId::new),
                row.getBoolean("live"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Set<Scope> scopes(Row row) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String text : row.getArrayOfStrings("scopes")) {
            scopes.add(Scope.of(text));
        }
        return scopes;
    }

    private static String[] texts(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).toArray(String[]::new);
    }

    private static Optional<Instant> instant(Row row, String column) {
        @Nullable OffsetDateTime moment = row.getOffsetDateTime(column);
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime atZone(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package io.seatkeeper.scim.client;

import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.EndsSoon;
import io.seatkeeper.platform.published.EndsSoon.Telling;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.UUID;

/** Tells an organization, once a token, by the event {@code scim_token.expiring}, that it will soon open nothing. */
public final class WarnOfExpiry {
    private static final EndsSoon TOKENS = new EndsSoon("scim_token.expiring", TokenSql.EXPIRING, TokenSql.MARK_WARNED);

    private final Database database;
    private final InstantSource clock;

    public WarnOfExpiry(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One round; two nodes may be at it at once. */
    public Future<Void> round() {
        return TOKENS.round(database, clock.instant(), WarnOfExpiry::telling);
    }

    private static Telling telling(Row row) {
        UUID token = row.getUUID("scim_token_id");
        return new Telling(token.toString(), new JsonObject(), Tuple.of(row.getUUID("org_id"), token));
    }
}

package io.seatkeeper.oauth.pusher;

import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.EndsSoon;
import io.seatkeeper.platform.published.EndsSoon.Telling;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.UUID;

/** Tells an organization, once a secret, by the event {@code scim_client.secret_expiring}, that a client's secret ends soon. */
public final class WarnOfSecrets {
    private static final EndsSoon SECRETS =
            new EndsSoon("scim_client.secret_expiring", PusherSql.EXPIRING, PusherSql.MARK_WARNED);

    private final Database database;
    private final InstantSource clock;

    public WarnOfSecrets(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One round; two nodes may be at it at once. */
    public Future<Void> round() {
        return SECRETS.round(database, clock.instant(), WarnOfSecrets::telling);
    }

    private static Telling telling(Row row) {
        UUID client = row.getUUID("scim_client_id");
        UUID secret = row.getUUID("secret_id");
        return new Telling(
                client.toString(),
                new JsonObject().put("secret", secret.toString()),
                Tuple.of(row.getUUID("org_id"), client, secret));
    }
}

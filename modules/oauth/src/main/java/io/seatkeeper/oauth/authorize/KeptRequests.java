package io.seatkeeper.oauth.authorize;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests that wait in the database under a {@code request_uri}: pushed ones, and those whose person has to sign in first. */
public final class KeptRequests {
    /** For a pushed request (RFC 9126 §2.2). */
    public static final Duration PUSHED = Duration.ofSeconds(90);

    /** For somebody who goes to sign in, which may take a second factor and a coffee. */
    public static final Duration SIGNING_IN = Duration.ofMinutes(15);

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private final Database database;
    private final InstantSource clock;

    public KeptRequests(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param sentToSignInAt when the person was sent to sign in; empty for a pushed request */
    public record Kept(Map<String, String> parameters, Optional<Instant> sentToSignInAt) {
        public Kept {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Keeps a request and answers its {@code request_uri}. */
    public Future<String> keep(ApplicationId application, Map<String, String> parameters, boolean signingIn) {
        String handle = Tokens.random();
        Instant now = clock.instant();
        Tuple values = Tuple.of(
                Buffer.buffer(Tokens.hash(handle)),
                application.value(),
                new JsonObject(new TreeMap<>(parameters)),
                now.atOffset(ZoneOffset.UTC),
                now.plus(signingIn ? SIGNING_IN : PUSHED).atOffset(ZoneOffset.UTC),
                signingIn ? now.atOffset(ZoneOffset.UTC) : null);
        return database.with(client -> client.preparedQuery(RequestSql.KEEP).execute(values))
                .map(PREFIX + handle);
    }

    /** The part of a {@code request_uri} that says which request it is. */
    public static String handle(String requestUri) {
        return requestUri.substring(PREFIX.length());
    }

    /** The {@code request_uri} of a handle. */
    public static String uri(String handle) {
        return PREFIX + handle;
    }

    /** Takes a request out; {@link Kind#INVALID_REQUEST_URI} for one that isn't there (any more) or is another client's. */
    public Future<Kept> take(ApplicationId application, String requestUri) {
        String handle = requestUri.startsWith(PREFIX) ? requestUri.substring(PREFIX.length()) : "";
        Tuple values = Tuple.of(
                Buffer.buffer(Tokens.hash(handle)),
                application.value(),
                clock.instant().atOffset(ZoneOffset.UTC));
        return database.with(client -> client.preparedQuery(RequestSql.TAKE).execute(values))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw OauthFailure.of(
                                Kind.INVALID_REQUEST_URI, "The request is unknown, was used before, or has expired.");
                    }
                    var row = rows.iterator().next();
                    Map<String, String> parameters = new TreeMap<>();
                    row.getJsonObject("parameters")
                            .forEach(entry -> parameters.put(entry.getKey(), String.valueOf(entry.getValue())));
                    return new Kept(parameters, ProfileRows.moment(row, "sent_to_sign_in_at"));
                });
    }

    /** Forgets those that nobody came back for. */
    public Future<Void> forget() {
        return database.with(client -> client.preparedQuery(RequestSql.FORGET)
                        .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))))
                .mapEmpty();
    }
}

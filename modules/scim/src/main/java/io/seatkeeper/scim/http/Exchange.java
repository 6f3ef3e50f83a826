package io.seatkeeper.scim.http;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.ScimTokenId;
import io.seatkeeper.scim.client.TokenHolder;
import io.seatkeeper.scim.log.LogEntry;
import io.seatkeeper.scim.log.Redaction;
import io.seatkeeper.scim.resource.Manner;
import io.seatkeeper.scim.resource.Unknown;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What is known of a request that was let in, from there to its entry in the log. */
final class Exchange {
    private final TokenHolder holder;
    private final Instant at;
    private final Unknown unknown;
    private final long began = System.nanoTime();
    private Optional<String> body = Optional.empty();

    Exchange(TokenHolder holder, Instant at) {
        this.holder = holder;
        this.at = at;
        unknown = new Unknown(holder.strict() ? Manner.STRICT : Manner.LENIENT, holder.skipsUnknownMembers());
    }

    TokenHolder holder() {
        return holder;
    }

    Unknown unknown() {
        return unknown;
    }

    /** Keeps what the log will show of the body. */
    void received(JsonObject json) {
        body = Optional.of(Redaction.body(json));
    }

    /** Keeps that the body was none that could be read. */
    void receivedUnreadable(int length) {
        body = Optional.of("(" + length + " bytes that can't be read)");
    }

    /** @param base the beginning of the path that is the organization's base URL */
    LogEntry entry(HttpServerRequest request, String base, int status, Optional<String> detail) {
        ScimTokenId token = holder.token();
        return new LogEntry(
                holder.organization(),
                Ids.next(),
                at,
                request.method().name(),
                Redaction.path(request.uri()
                        .substring(Math.min(base.length(), request.uri().length()))),
                status,
                (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                token,
                holder.name(),
                body,
                detail,
                unknown.names());
    }
}

package io.seatkeeper.scim.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a request is answered.
 *
 * @param status the HTTP status
 * @param body empty where there is nothing to say
 * @param written the body as it goes out, where it was large enough to be written beside the event loop
 * @param etag the version of the one resource that it is about
 * @param location the address of what was made
 */
public record Answer(
        int status,
        Optional<JsonObject> body,
        Optional<Buffer> written,
        Optional<String> etag,
        Optional<String> location) {
    /** Something read. */
    public static Answer ok(JsonObject body) {
        return new Answer(200, Optional.of(body), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One resource, read or changed. */
    static Answer resource(JsonObject body, String etag) {
        return new Answer(200, Optional.of(body), Optional.empty(), Optional.of(etag), Optional.empty());
    }

    /** A resource that was made. */
    static Answer made(JsonObject body, String etag, String location) {
        return new Answer(201, Optional.of(body), Optional.empty(), Optional.of(etag), Optional.of(location));
    }

    /** Done, with nothing to show but the version. */
    static Answer done(Optional<String> etag) {
        return new Answer(204, Optional.empty(), Optional.empty(), etag, Optional.empty());
    }

    /** What the client has already (RFC 9110 §15.4.5). */
    static Answer notModified(String etag) {
        return new Answer(304, Optional.empty(), Optional.empty(), Optional.of(etag), Optional.empty());
    }

    /** The same, written already. */
    Answer writtenAs(Buffer buffer) {
        return new Answer(status, Optional.empty(), Optional.of(buffer), etag, location);
    }
}

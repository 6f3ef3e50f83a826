package io.seatkeeper.admin.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a call is answered.
 *
 * @param status the HTTP status
 * @param body null where there is nothing to say
 * @param version becomes the {@code ETag}; null where nothing can be updated
 * @param location the address of what was made, below {@code /api/v1}; null where nothing was
 */
public record Answer(
        int status,
        @Nullable JsonObject body,
        @Nullable Long version,
        @Nullable String location) {
    static Answer ok(JsonObject body) {
        return new Answer(200, body, null, null);
    }

    static Answer ok(JsonObject body, long version) {
        return new Answer(200, body, version, null);
    }

    static Answer made(JsonObject body, String location) {
        return new Answer(201, body, null, location);
    }

    static Answer made(JsonObject body, long version, String location) {
        return new Answer(201, body, version, location);
    }

    static Answer done() {
        return new Answer(204, null, null, null);
    }

    /** As it is kept for repetitions. */
    Buffer toBuffer() {
        return new JsonObject()
                .put("status", status)
                .put("body", body)
                .put("version", version)
                .put("location", location)
                .toBuffer();
    }

    static Answer of(Buffer kept) {
        JsonObject json = new JsonObject(kept);
        return new Answer(
                json.getInteger("status"),
                json.getJsonObject("body"),
                json.getLong("version"),
                json.getString("location"));
    }

    void write(HttpServerResponse response) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (version != null) {
            response.putHeader(HttpHeaders.ETAG, "\"" + version + "\"");
        }
        if (location != null) {
            response.putHeader(HttpHeaders.LOCATION, ApiDocument.BASE_PATH + location);
        }
        if (body == null) {
            response.end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(body.toBuffer());
        }
    }
}

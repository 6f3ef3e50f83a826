package io.seatkeeper.platform.egress;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Answers that a server should not give. */
final class Answers {
    private static final Buffer PART = Buffer.buffer("x".repeat(16_384));

    private Answers() {}

    /** Writes for as long as anybody reads. */
    static void pour(HttpServerResponse response) {
        response.write(PART).onSuccess(written -> pour(response));
    }
}

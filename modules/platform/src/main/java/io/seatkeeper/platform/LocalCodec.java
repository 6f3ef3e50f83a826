package io.seatkeeper.platform;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands an immutable message to another verticle of the process without a copy, and never to another process. */
final class LocalCodec implements MessageCodec<Carried, Carried> {
    static final String NAME = "seatkeeper.local";

    /** No codec has this name: whatever selects it is refused by the bus. */
    static final String NONE = "seatkeeper.none";

    @Override
    public void encodeToWire(Buffer buffer, Carried carried) {
        throw new IllegalStateException("Messages do not leave the process.");
    }

    @Override
    public Carried decodeFromWire(int position, Buffer buffer) {
        throw new IllegalStateException("Messages do not come from another process.");
    }

    @Override
    public Carried transform(Carried carried) {
        return carried;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}

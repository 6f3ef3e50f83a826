package io.seatkeeper.contract;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes and reads the ids of everything that is stored: UUIDs of version 7 (RFC 9562 §5.7), so that indexes grow at one end. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /**
     * A new id: 48 bits of milliseconds, a count of 12 bits within one of them, then 62 random bits. Later ones of a process are
     * greater (RFC 9562 §6.2), so that the order of ids is the order in which one node makes things.
     */
    public static UUID next() {
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
        long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id in its canonical form */
    public static UUID parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (text.length() == 36) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            // answered below, like an id that nothing has
        }
        throw new ContractFailure(ErrorCode.NOT_FOUND, "Nothing has this id.");
    }
}

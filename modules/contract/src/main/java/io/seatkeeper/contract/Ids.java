package io.seatkeeper.contract;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes and reads the ids of everything that is stored: UUIDs of version 7 (RFC 9562 §5.7), so that indexes grow at one end. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id: 48 bits of milliseconds, then 74 random bits. */
    public static UUID next() {
        long random = RANDOM.nextLong();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id in its canonical form */
    static UUID parse(String text) {
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

package io.seatkeeper.platform;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a fault that nobody meant into an answer that gives nothing away, and logs it under the same reference. */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private Faults() {}

    /** @param where which part it happened in, for the log */
    public static ContractFailure unexpected(String where, Throwable fault) {
        String reference = reference();
        LOG.error("Unexpected fault in {} [reference {}]", where, reference, fault);
        return new ContractFailure(
                ErrorCode.INTERNAL, "Something went wrong on our side. Reference " + reference + ".");
    }

    /** Eight characters that are easy to read out, {@code 7K2M-9XQP}: 31⁸ of them. */
    public static String reference() {
        StringBuilder text = new StringBuilder(9);
        for (int place = 0; place < 8; place++) {
            if (place == 4) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

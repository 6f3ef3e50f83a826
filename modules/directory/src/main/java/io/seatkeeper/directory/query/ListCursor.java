package io.seatkeeper.directory.query;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a walk goes on (RFC 9865): behind which resource of the order. It names the query it belongs to by a hash, so that it
 * serves no other; a made-up one leads to nothing but another place of a list that its maker may read.
 *
 * @param query what is listed, in whatever words
 * @param id the last resource's id
 * @param key what the last resource is ordered by; empty where it has no value, or is ordered by id alone
 * @param total how many there were when the walk began
 */
record ListCursor(String query, UUID id, Optional<String> key, long total) {
    private static final int HASH_BYTES = 12;
    private static final int LONGEST = 8_000;

    /** As clients see it. */
    String written() {
        String text = hash(query) + " " + total + " " + id
                + key.map(value -> " " + value).orElse("");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_CURSOR} for anything but a cursor of this query */
    static ListCursor read(String query, String written) {
        try {
            String text = written.length() > LONGEST
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", 4);
            if (parts.length >= 3 && parts[0].equals(hash(query))) {
                Optional<UUID> id = FilterSql.id(parts[2]);
                if (id.isPresent()) {
                    return new ListCursor(
                            query,
                            id.get(),
                            parts.length > 3 ? Optional.of(parts[3]) : Optional.empty(),
                            Long.parseLong(parts[1]));
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static String hash(String query) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static ContractFailure invalid() {
        return new ContractFailure(ErrorCode.SCIM_INVALID_CURSOR, ErrorCode.SCIM_INVALID_CURSOR.meaning());
    }
}

package io.seatkeeper.admin.key;

import io.seatkeeper.contract.KeyId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * How a key is written. {@code sk_op_<id>.<secret>} is an operator key, {@code sk_admin_<organization>.<id>.<secret>} an
 * admin key; ids are 22 and secrets 43 characters of base64url, 256 random bits. The prefixes let a scanner of secrets
 * find a key that leaked, and the ids find its one row, so that the comparison of hashes can take constant time.
 */
sealed interface KeyText {
    String OPERATOR_PREFIX = "sk_op_";
    String ADMIN_PREFIX = "sk_admin_";

    KeyId id();

    /** SHA-256 of the whole key: all that is stored of it. */
    Buffer hash();

    /** An operator key as it was presented. */
    record Operator(KeyId id, Buffer hash) implements KeyText {}

    /** An admin key as it was presented. */
    record Admin(OrganizationId organization, KeyId id, Buffer hash) implements KeyText {}

    /** Makes a new operator key. */
    static String operator(KeyId id) {
        return OPERATOR_PREFIX + text(id.value()) + "." + Tokens.random();
    }

    /** Makes a new admin key. */
    static String admin(OrganizationId organization, KeyId id) {
        return ADMIN_PREFIX + text(organization.value()) + "." + text(id.value()) + "." + Tokens.random();
    }

    /** Reads a key; empty when the text has another form. */
    static Optional<KeyText> read(String text) {
        if (text.length() > 200) {
            return Optional.empty();
        }
        if (text.startsWith(OPERATOR_PREFIX)) {
            String[] parts = text.substring(OPERATOR_PREFIX.length()).split("\\.", -1);
            return parts.length != 2
                    ? Optional.empty()
                    : id(parts[0]).map(id -> new Operator(new KeyId(id), Buffer.buffer(Tokens.hash(text))));
        }
        if (text.startsWith(ADMIN_PREFIX)) {
            String[] parts = text.substring(ADMIN_PREFIX.length()).split("\\.", -1);
            return parts.length != 3
                    ? Optional.empty()
                    : id(parts[0])
                            .flatMap(organization -> id(parts[1])
                                    .map(id -> new Admin(
                                            new OrganizationId(organization),
                                            new KeyId(id),
                                            Buffer.buffer(Tokens.hash(text)))));
        }
        return Optional.empty();
    }

    private static String text(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<UUID> id(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (text.length() == 22 && bytes.length == 16) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException malformed) {
            // answered below
        }
        return Optional.empty();
    }
}

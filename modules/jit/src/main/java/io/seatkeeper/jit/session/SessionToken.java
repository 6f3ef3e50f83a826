package io.seatkeeper.jit.session;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.secrets.Tokens;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The secret that a session cookie holds: the organization's id, so that one organization's shard is asked, then 256 random
 * bits.
 *
 * @param organization whose person it is, as the token says; nothing is granted by that alone
 * @param text the cookie's value
 */
public record SessionToken(OrganizationId organization, String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}");

    /** A new one. */
    public static SessionToken fresh(OrganizationId organization) {
        UUID id = organization.value();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        String prefix = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new SessionToken(organization, prefix + "." + Tokens.random());
    }

    /** Empty for anything that can't be a token. */
    public static Optional<SessionToken> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(0, 22)));
            return Optional.of(new SessionToken(new OrganizationId(new UUID(id.getLong(), id.getLong())), text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** What the database knows of it. */
    public byte[] hash() {
        return Tokens.hash(text);
    }

    @Override
    public String toString() {
        return "SessionToken[organization=" + organization + "]";
    }
}

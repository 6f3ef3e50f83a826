package io.seatkeeper.jit.logout;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.secrets.DerivedKey;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.platform.secrets.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ID of a LogoutRequest of ours, by which its answer is known again. It carries its own proof, so that nothing is stored:
 * an answer changes nothing here and only says how the logout ended.
 */
public final class LogoutTicket {
    /** How long a provider may take to tell everybody. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** An xs:ID, so it begins with no digit. */
    private static final Pattern FORM = Pattern.compile("_(\\d{1,12})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    private final DerivedKey key;

    public LogoutTicket(MasterKey master) {
        key = new DerivedKey(master, "saml.logout");
    }

    /** A new one. */
    public String issue(OrganizationId organization, ConnectionId connection, Instant now) {
        String seconds = String.valueOf(now.getEpochSecond());
        String random = Tokens.random();
        return "_" + seconds + "." + random + "." + proof(organization, connection, seconds, random);
    }

    /** Whether it was issued for this connection, and not too long ago. */
    public boolean isOurs(String id, OrganizationId organization, ConnectionId connection, Instant now) {
        Matcher parts = FORM.matcher(id);
        if (!parts.matches()) {
            return false;
        }
        byte[] expected =
                proof(organization, connection, parts.group(1), parts.group(2)).getBytes(StandardCharsets.US_ASCII);
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts.group(1))).plus(LIFETIME);
        return MessageDigest.isEqual(expected, parts.group(3).getBytes(StandardCharsets.US_ASCII)) && now.isBefore(end);
    }

    private String proof(OrganizationId organization, ConnectionId connection, String seconds, String random) {
        return key.sign(organization + "/" + connection + "/" + seconds + "/" + random);
    }
}

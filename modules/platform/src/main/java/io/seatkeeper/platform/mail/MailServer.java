package io.seatkeeper.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The operator's own server for mail that goes out.
 *
 * @param login empty: the server asks nobody who they are
 */
public record MailServer(String host, int port, Security security, Optional<Login> login) {
    /** How the connection is kept from readers. */
    public enum Security {
        /** TLS from the first byte (RFC 8314 §3.3). */
        TLS(465),
        /** TLS by STARTTLS (RFC 3207), without which nothing is sent. */
        STARTTLS(587),
        /** None, for a relay on this machine or in one's own network. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /** Whom the server knows. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Reads {@code smtps://user:password@host:465}, {@code smtp://user:password@host:587} (STARTTLS is required), or {@code
     * smtp://host:25?tls=off}. The port may be left out.
     *
     * @throws IllegalArgumentException with a text that says what is wrong and holds no password
     */
    public static MailServer parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("is no URL; special characters of a password must be percent-encoded");
        }
        boolean smtps = "smtps".equals(uri.getScheme());
        if (!smtps && !"smtp".equals(uri.getScheme())) {
            throw new IllegalArgumentException("must begin with smtp:// or smtps://");
        }
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        if (uri.getHost() == null || !(path.isEmpty() || path.equals("/")) || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must name a host and nothing behind it: smtp://user:password@host:587");
        }
        Security security = security(smtps, Optional.ofNullable(uri.getRawQuery()));
        return new MailServer(
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() < 0 ? security.port : uri.getPort(),
                security,
                Optional.ofNullable(uri.getRawUserInfo()).map(MailServer::login));
    }

    /**
     * Reads an address, with or without a name: {@code Name <address>} (RFC 5322 §3.4).
     *
     * @throws IllegalArgumentException with a text that says what is wrong
     */
    public static InternetAddress mailbox(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (address.getAddress().matches("[^@\\s]+@[^@\\s]+")) {
                return address;
            }
        } catch (AddressException malformed) {
            // answered below
        }
        throw new IllegalArgumentException("must be a mail address, or Name <address>");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static Security security(boolean smtps, Optional<String> query) {
        if (query.isEmpty()) {
            return smtps ? Security.TLS : Security.STARTTLS;
        }
        if (smtps || !query.get().equals("tls=off")) {
            throw new IllegalArgumentException("takes one parameter, and smtp:// only: tls=off");
        }
        return Security.NONE;
    }

    private static Login login(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException("must name a user with a password, or neither");
        }
        return new Login(decode(parts[0]), decode(parts[1]));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

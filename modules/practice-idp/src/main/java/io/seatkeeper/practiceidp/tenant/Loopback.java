package io.seatkeeper.practiceidp.tenant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which hosts are this machine. Only literals and {@code localhost} count: a name that resolves to loopback may change. */
public final class Loopback {
    private static final int MOST_CHARACTERS = 2_000;
    private static final Pattern FOUR = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|\\d{1,2})){3}");

    private Loopback() {}

    /** Whether this host is loopback: {@code localhost}, 127.0.0.0/8 or {@code ::1}, bracketed or not. */
    public static boolean isHost(String host) {
        String plain = host.toLowerCase(Locale.ROOT);
        return plain.equals("localhost")
                || plain.equals("::1")
                || plain.equals("[::1]")
                || FOUR.matcher(plain).matches();
    }

    /** An absolute http or https address on loopback, without user part or fragment; empty for anything else. */
    public static Optional<URI> address(@Nullable String text) {
        if (text == null || text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return web && plain && uri.getHost() != null && isHost(uri.getHost()) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}

package io.seatkeeper.jit.session;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule of {@code return_to}: a path on our own origin, or an address under one on the organization's list ({@code
 * Organization.returnUrls}). Whatever two parsers might read differently is refused outright, so that the browser goes
 * where this class looked: anything but visible ASCII, backslashes, user names, dot segments, encoded slashes and dots.
 */
public final class ReturnAddress {
    private static final int LONGEST = 2_000;
    private static final Pattern VISIBLE = Pattern.compile("[!-~&&[^\\\\]]+");
    private static final Pattern AMBIGUOUS = Pattern.compile("%2f|%5c|%2e|%00", Pattern.CASE_INSENSITIVE);

    private ReturnAddress() {}

    /**
     * @param wanted what the caller named as {@code return_to}
     * @param allowed the organization's list
     * @return the very text, to be put into a Location header
     * @throws ContractFailure {@link ErrorCode#RETURN_TO_NOT_ALLOWED}
     */
    public static String checked(String wanted, List<String> allowed) {
        if (isAllowed(wanted, allowed)) {
            return wanted;
        }
        throw new ContractFailure(
                ErrorCode.RETURN_TO_NOT_ALLOWED, "The address to return to is not on the organization's list.");
    }

    /** The same as a question, for what a provider sends along and may be anything. */
    public static boolean isAllowed(String wanted, List<String> allowed) {
        URI target = parsed(wanted);
        return target != null
                && (isOwnPath(wanted, target) || allowed.stream().anyMatch(entry -> covers(entry, target)));
    }

    private static @Nullable URI parsed(String text) {
        if (text.length() > LONGEST || !VISIBLE.matcher(text).matches()) {
            return null;
        }
        try {
            URI target = new URI(text);
            String path = target.getRawPath();
            return path == null || isAmbiguous(path) ? null : target;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private static boolean isAmbiguous(String path) {
        return AMBIGUOUS.matcher(path).find()
                || List.of(path.split("/", -1)).stream().anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static boolean isOwnPath(String text, URI target) {
        return target.getScheme() == null
                && target.getRawAuthority() == null
                && text.startsWith("/")
                && !text.startsWith("//");
    }

    private static boolean covers(String entry, URI target) {
        URI allowed = parsed(entry);
        return allowed != null
                && isPlainWebAddress(allowed)
                && isPlainWebAddress(target)
                && scheme(allowed).equals(scheme(target))
                && allowed.getHost().equalsIgnoreCase(target.getHost())
                && port(allowed) == port(target)
                && isBeginning(allowed.getRawPath(), target.getRawPath());
    }

    private static boolean isPlainWebAddress(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawAuthority().indexOf('@') < 0
                && (scheme(address).equals("https") || scheme(address).equals("http"));
    }

    private static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return scheme(address).equals("https") ? 443 : 80;
    }

    private static boolean isBeginning(String allowed, String path) {
        String stem = allowed.endsWith("/") ? allowed.substring(0, allowed.length() - 1) : allowed;
        return path.equals(stem) || path.startsWith(stem + "/") || (stem.isEmpty() && path.isEmpty());
    }
}

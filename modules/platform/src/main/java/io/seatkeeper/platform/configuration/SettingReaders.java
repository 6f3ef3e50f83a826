package io.seatkeeper.platform.configuration;

import io.seatkeeper.platform.secrets.MasterKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** From the text of a setting to its value. What they throw continues a sentence that begins with the key. */
final class SettingReaders {
    private static final int DNS_PORT = 53;

    private SettingReaders() {}

    static int whole(String text, int least, int most) {
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
    }

    static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    static String host(String text) {
        if (!text.matches("[0-9A-Za-z.:-]{1,255}")) {
            throw new IllegalArgumentException("must be an address or a host name, without a port");
        }
        return text;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException("must be a path");
        }
    }

    /** Scheme, host and port, and nothing else. A slash at the end is let pass and dropped. */
    static URI origin(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return new URI(uri.toString().toLowerCase(Locale.ROOT));
            }
        } catch (URISyntaxException malformed) {
            // answered below
        }
        throw new IllegalArgumentException("must be http(s)://host or http(s)://host:port and nothing behind it");
    }

    static List<InetSocketAddress> nameServers(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(entry -> nameServer(entry.strip()))
                .toList();
    }

    static MasterKey masterKey(String text) {
        try {
            return MasterKey.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("is no master key. " + wrong.getMessage(), wrong);
        }
    }

    static MasterKey masterKeyFile(String file) {
        try {
            return masterKey(Files.readString(path(file)).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("names a file that can't be read", unreadable);
        }
    }

    private static InetSocketAddress nameServer(String entry) {
        boolean bracketed = entry.startsWith("[");
        int end = bracketed ? entry.indexOf(']') + 1 : entry.indexOf(':');
        boolean bare = end <= 0 || (!bracketed && entry.indexOf(':') != entry.lastIndexOf(':'));
        String address = bare ? entry : entry.substring(0, end);
        String port = bare || end == entry.length() ? ":" + DNS_PORT : entry.substring(end);
        if (port.startsWith(":")) {
            String literal = address.replaceAll("^\\[|]$", "");
            return new InetSocketAddress(InetAddress.ofLiteral(literal), whole(port.substring(1), 1, 65_535));
        }
        throw new IllegalArgumentException("must be IP addresses, each with :port where it is not 53");
    }
}

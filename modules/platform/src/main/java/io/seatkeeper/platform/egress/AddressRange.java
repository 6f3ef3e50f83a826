package io.seatkeeper.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A block of IP addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3). */
public final class AddressRange {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] network;
    private final int prefix;

    private AddressRange(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** @throws IllegalArgumentException when the text is no block, or has bits set behind its prefix */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] network = literal(address);
        int most = network.length * 8;
        int prefix = slash < 0 ? most : prefix(text.substring(slash + 1), most);
        AddressRange range = new AddressRange(network, prefix);
        for (int bit = prefix; bit < most; bit++) {
            if ((network[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                throw new IllegalArgumentException("has bits set behind its prefix: " + text);
            }
        }
        return range;
    }

    /**
     * Reads ranges as settings hold them: between commas, blank for none.
     *
     * @throws IllegalArgumentException saying which entry is no range
     */
    public static List<AddressRange> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(AddressRange::of)
                .toList();
    }

    /** Whether the address lies in the range. */
    public boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    /**
     * The bytes of an address literal; never looks a name up.
     *
     * @throws IllegalArgumentException when the text is a name, or an address in a shorthand such as {@code 127.1}
     */
    static byte[] literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("is no IP address: " + text);
        }
        return InetAddress.ofLiteral(text).getAddress();
    }

    /** The address that these 4 or 16 bytes are, as text. */
    static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("has neither 4 nor 16 bytes", impossible);
        }
    }

    /** Whether the text is an IP address and no name. */
    public static boolean isLiteral(String text) {
        try {
            return literal(text).length > 0;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int place = 0; place < whole; place++) {
            if (address[place] != network[place]) {
                return false;
            }
        }
        int rest = prefix % 8;
        int mask = 0xFF << (8 - rest) & 0xFF;
        return rest == 0 || (address[whole] & mask) == (network[whole] & mask);
    }

    private static int prefix(String digits, int most) {
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("has no prefix length of 0 to " + most + ": " + digits);
        }
        return Integer.parseInt(digits);
    }
}

package io.seatkeeper.platform.egress;

import java.net.InetAddress;
import java.util.List;

/**
 * The private networks that outbound requests may reach, from {@code SEATKEEPER_OUTBOUND_ALLOW}. Public addresses need no
 * entry.
 */
public final class OutboundAllow {
    /** Nothing but public addresses. */
    public static final OutboundAllow NOTHING = new OutboundAllow(List.of());

    /** This machine as well, for the demo and for tests. */
    public static final OutboundAllow LOOPBACK = parse("127.0.0.0/8,::1/128");

    private final List<AddressRange> ranges;

    private OutboundAllow(List<AddressRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * @param text CIDRs between commas, {@code 10.0.0.0/8,fd00::/8}; blank: nothing
     * @throws IllegalArgumentException saying which entry is no CIDR
     */
    public static OutboundAllow parse(String text) {
        return new OutboundAllow(AddressRange.list(text));
    }

    /** Whether a request may go to this address: it is public, or on the list. */
    boolean permits(InetAddress address) {
        return lists(address) || PublicAddress.is(address);
    }

    /** Whether the address is on the list. */
    boolean lists(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** Whether plain http may be spoken to this host: an address on the list, or this machine by name when it is. */
    boolean permitsPlainHttp(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return lists(InetAddress.ofLiteral("127.0.0.1"));
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return AddressRange.isLiteral(bare) && lists(InetAddress.ofLiteral(bare));
    }
}

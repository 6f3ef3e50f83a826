package io.seatkeeper.platform.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of the address space is public: what IANA's special-purpose registries (RFC 6890) don't set aside. In IPv6 that is
 * only global unicast, and the ways to write an IPv4 address inside an IPv6 one are set aside as a whole.
 */
final class PublicAddress {
    private static final List<AddressRange> IPV4_SET_ASIDE = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers (RFC 6598), and some clouds' metadata
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // Azure's host agent
            "169.254.0.0/16", // link-local, clouds' metadata among it
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments, and one cloud's metadata
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast
    private static final AddressRange IPV6_GLOBAL = AddressRange.of("2000::/3");
    private static final List<AddressRange> IPV6_SET_ASIDE = ranges(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: an IPv4 address inside
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? none(IPV4_SET_ASIDE, bytes)
                : IPV6_GLOBAL.contains(bytes) && none(IPV6_SET_ASIDE, bytes);
    }

    private static boolean none(List<AddressRange> ranges, byte[] address) {
        return ranges.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}

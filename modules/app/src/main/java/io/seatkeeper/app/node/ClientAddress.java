package io.seatkeeper.app.node;

import io.seatkeeper.platform.egress.AddressRange;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;

/**
 * Which address a request comes from, seen through the proxies that are trusted: the last entry of {@code
 * X-Forwarded-For} that is none of them. An entry before it may be anybody's invention.
 */
final class ClientAddress {
    private final List<AddressRange> trustedProxies;

    ClientAddress(List<AddressRange> trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    String of(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        List<String> forwarded = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .toList();
        for (int place = forwarded.size() - 1; place >= 0 && trusted(address); place--) {
            if (!AddressRange.isLiteral(forwarded.get(place))) {
                break;
            }
            address = forwarded.get(place);
        }
        return address;
    }

    private boolean trusted(String address) {
        InetAddress parsed = InetAddress.ofLiteral(address);
        return trustedProxies.stream().anyMatch(range -> range.contains(parsed));
    }
}

package io.seatkeeper.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundAllowTest {
    private final OutboundAllow allow = OutboundAllow.parse("10.1.0.0/16, 192.168.7.130 , fd00:7::/33");

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0", "10.1.255.255", "192.168.7.130", "fd00:7::1", "fd00:7:7fff::1", "8.8.8.8"})
    void whatIsListedOrPublicIsPermitted(String address) {
        assertThat(allow.permits(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.255.255", "10.2.0.0", "192.168.7.131", "fd00:7:8000::1", "fd00:8::1", "127.0.0.1"})
    void whatLiesBesideTheListIsNot(String address) {
        assertThat(allow.permits(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void nothingIsListedByABlankText() {
        assertThat(OutboundAllow.parse(" ").lists(InetAddress.ofLiteral("8.8.8.8")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0.0/",
                "10/8",
                "localhost",
                "example.com/8",
                "::1/129",
                "a/b/c",
                "127.1"
            })
    void whatIsNoBlockIsNamed(String text) {
        assertThatThrownBy(() -> OutboundAllow.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plainHttpIsSpokenToListedAddressesOnly() {
        OutboundAllow loopback = OutboundAllow.LOOPBACK;

        assertThat(loopback.permitsPlainHttp("127.0.0.1")).isTrue();
        assertThat(loopback.permitsPlainHttp("[::1]")).isTrue();
        assertThat(loopback.permitsPlainHttp("LOCALHOST")).isTrue();
        assertThat(loopback.permitsPlainHttp("10.0.0.1")).isFalse();
        assertThat(loopback.permitsPlainHttp("8.8.8.8")).isFalse();
        assertThat(loopback.permitsPlainHttp("localhost.example")).isFalse();
        assertThat(allow.permitsPlainHttp("localhost")).isFalse();
    }
}

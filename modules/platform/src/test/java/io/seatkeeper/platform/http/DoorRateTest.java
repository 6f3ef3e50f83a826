package io.seatkeeper.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoorRateTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final DoorRate rate = new DoorRate(request -> "unused", now::get);

    @Test
    void clientThatKnocksTooOftenIsHeldBackAndComesBack() {
        assertThat(allowed("192.0.2.1", 10_000)).isEqualTo(6_000);
        assertThat(rate.allows("192.0.2.2")).isTrue();
        now.set(Instant.EPOCH.plusSeconds(2));
        assertThat(allowed("192.0.2.1", 10_000)).isEqualTo(200);
    }

    @Test
    void networkThatOneClientMayHaveToItselfCountsAsOne() {
        assertThat(allowed("2001:db8:1:2::1", 10_000)).isEqualTo(6_000);
        assertThat(rate.allows("2001:db8:1:2:ffff::9")).isFalse();
        assertThat(rate.allows("2001:db8:1:3::1")).isTrue();
    }

    @Test
    void thisMachineIsNotCounted() {
        assertThat(allowed("127.0.0.1", 10_000)).isEqualTo(10_000);
        assertThat(allowed("::1", 10_000)).isEqualTo(10_000);
    }

    private long allowed(String address, int times) {
        return IntStream.range(0, times).filter(time -> rate.allows(address)).count();
    }
}

package io.seatkeeper.oauth.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final Lanes lanes = new Lanes();

    @Test
    void fortyThatHangHoldFortySlotsAndANewcomerHasItsOwn() {
        List<ApplicationId> hanging = applications(40);
        hanging.forEach(lanes::begin);

        assertThat(lanes.room(NOW).calls()).containsOnly(0);
        assertThat(lanes.free()).isEqualTo(Lanes.MOST - 40);
    }

    @Test
    void whoeverAnswersMayBeToldFourThingsAtOnceUntilItFails() {
        ApplicationId one = applications(1).getFirst();
        lanes.begin(one);
        assertThat(calls(one)).isZero();

        lanes.end(one, true, NOW);
        assertThat(calls(one)).isEqualTo(Lanes.WIDEST);

        lanes.begin(one);
        lanes.end(one, false, NOW);
        assertThat(calls(one)).isOne();
        lanes.begin(one);
        assertThat(calls(one)).isZero();
    }

    @Test
    void thoseThatFailedNeverTakeMoreThanHalfOfAllSlotsAndHaveThemInTurn() {
        List<ApplicationId> failing = applications(Lanes.MOST_DOUBTED + 10);
        failing.forEach(one -> {
            lanes.begin(one);
            lanes.end(one, false, NOW);
        });
        List<ApplicationId> first = failing.subList(0, Lanes.MOST_DOUBTED);
        assertThat(first).allMatch(one -> calls(one) == 1);
        assertThat(failing.subList(Lanes.MOST_DOUBTED, failing.size())).allMatch(one -> calls(one) == 0);

        first.forEach(lanes::begin);
        assertThat(lanes.free()).isEqualTo(Lanes.MOST - Lanes.MOST_DOUBTED);
        first.forEach(one -> lanes.end(one, false, NOW));

        assertThat(failing.subList(Lanes.MOST_DOUBTED, failing.size())).allMatch(one -> calls(one) == 1);
    }

    @Test
    void whatIsKnownIsForgottenInTime() {
        ApplicationId good = applications(1).getFirst();
        ApplicationId bad = applications(1).getFirst();
        Stream.of(good, bad).forEach(lanes::begin);
        lanes.end(good, true, NOW);
        lanes.end(bad, false, NOW);

        lanes.settle(NOW);
        assertThat(lanes.room(NOW).applications()).containsExactly(bad.value());
        lanes.settle(NOW.plus(Duration.ofHours(2)));
        assertThat(lanes.room(NOW).applications()).isEmpty();
    }

    private int calls(ApplicationId application) {
        Lanes.Room room = lanes.room(NOW);
        return room.calls().get(room.applications().indexOf(application.value()));
    }

    private static List<ApplicationId> applications(int count) {
        return Stream.generate(() -> new ApplicationId(Ids.next())).limit(count).toList();
    }
}

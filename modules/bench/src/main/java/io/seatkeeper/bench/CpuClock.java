package io.seatkeeper.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** The CPU that a process and its children have used since they began: user and system together. */
record CpuClock(ProcessHandle process) {
    Duration used() {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

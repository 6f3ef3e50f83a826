package io.seatkeeper.bench;

import java.time.Duration;
import java.util.function.BinaryOperator;

/** CPU by process. */
record Costs(Duration service, Duration provider, Duration database, Duration driver) {
    static final Costs NONE = new Costs(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    Costs plus(Costs more) {
        return with(more, Duration::plus);
    }

    Costs minus(Costs before) {
        return with(before, Duration::minus);
    }

    private Costs with(Costs other, BinaryOperator<Duration> each) {
        return new Costs(
                each.apply(service, other.service),
                each.apply(provider, other.provider),
                each.apply(database, other.database),
                each.apply(driver, other.driver));
    }
}

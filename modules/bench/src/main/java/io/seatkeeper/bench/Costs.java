package io.seatkeeper.bench;

import java.time.Duration;

/** CPU by process. */
record Costs(Duration service, Duration provider, Duration database, Duration driver) {
    static final Costs NONE = new Costs(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    Costs plus(Costs more) {
        return new Costs(
                service.plus(more.service),
                provider.plus(more.provider),
                database.plus(more.database),
                driver.plus(more.driver));
    }

    Costs minus(Costs before) {
        return new Costs(
                service.minus(before.service),
                provider.minus(before.provider),
                database.minus(before.database),
                driver.minus(before.driver));
    }
}

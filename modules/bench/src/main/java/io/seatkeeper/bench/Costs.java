package io.seatkeeper.bench;

import java.time.Duration;

/** CPU by process. */
record Costs(Duration service, Duration provider, Duration database, Duration driver) {
    Costs minus(Costs before) {
        return new Costs(
                service.minus(before.service),
                provider.minus(before.provider),
                database.minus(before.database),
                driver.minus(before.driver));
    }
}

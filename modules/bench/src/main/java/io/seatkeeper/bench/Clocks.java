package io.seatkeeper.bench;

/** The clocks of all four processes; the driver is the one that this code runs in. */
record Clocks(CpuClock service, CpuClock provider, CpuClock database) {
    Costs read() {
        return new Costs(
                service.used(),
                provider.used(),
                database.used(),
                ProcessHandle.current().info().totalCpuDuration().orElseThrow());
    }
}

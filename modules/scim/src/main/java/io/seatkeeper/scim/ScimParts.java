package io.seatkeeper.scim;

import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.http.Allowances;
import io.seatkeeper.scim.log.RequestLog;
import java.net.URI;
import java.time.InstantSource;

/**
 * What scim stands on, the same for its verticle and its routes.
 *
 * @param publicUrl where identity providers reach the service: scheme, host and port
 * @param log one for the process
 * @param allowances what each token may ask; one for the process
 * @param clock what time it is
 */
public record ScimParts(
        Bus bus,
        Database database,
        URI publicUrl,
        Configuration.Scim settings,
        RequestLog log,
        Allowances allowances,
        InstantSource clock) {
    /** How long a token may ask at its average rate all at once, so that a first sync is not held up. */
    private static final int BURST_SECONDS = 600;

    public ScimParts(Bus bus, Database database, URI publicUrl, Configuration.Scim settings, InstantSource clock) {
        this(
                bus,
                database,
                publicUrl,
                settings,
                new RequestLog(database),
                new Allowances(settings.requestsPerSecond() * BURST_SECONDS, settings.requestsPerSecond(), clock),
                clock);
    }
}

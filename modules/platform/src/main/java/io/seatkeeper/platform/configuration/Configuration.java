package io.seatkeeper.platform.configuration;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.egress.AddressRange;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.platform.mail.MailServer;
import io.seatkeeper.platform.mail.Mailer;
import io.seatkeeper.platform.secrets.MasterKey;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator decided, checked as a whole.
 *
 * @param masterKey empty only where there is no database address either: then one is made beside the embedded database
 * @param dnsServers empty: the machine's own
 * @param mail empty: none goes out
 */
public record Configuration(
        Http http,
        Database database,
        Optional<MasterKey> masterKey,
        OutboundAllow outboundAllow,
        List<InetSocketAddress> dnsServers,
        Scim scim,
        Optional<Mailer.Post> mail,
        Log log) {
    /** Longer than the six seconds of a proxy that asks every two and believes the third answer. */
    private static final int DRAIN_SECONDS_BESIDE_OTHERS = 10;

    public Configuration {
        dnsServers = List.copyOf(dnsServers);
    }

    /**
     * Where the service listens and how it is reached.
     *
     * @param port 0 takes a free one
     * @param publicUrl empty: {@code http://127.0.0.1} with the port that is taken
     * @param trustedProxies whose word on a client's address is believed
     * @param drainSeconds for how long it serves on, not ready, once it was told to stop
     */
    public record Http(
            String host,
            int port,
            String managementHost,
            int managementPort,
            Optional<URI> publicUrl,
            List<AddressRange> trustedProxies,
            int drainSeconds) {
        public Http {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /**
     * Where the data is.
     *
     * @param address empty: an embedded PostgreSQL in the data directory
     * @param connections how many a node keeps at most
     * @param migrate whether {@code serve} brings the schema up to date
     */
    public record Database(Optional<DatabaseAddress> address, Path dataDirectory, int connections, boolean migrate) {}

    /**
     * What identity providers that push may do.
     *
     * @param requestsPerSecond of one token, on average
     * @param logDays how long the log of requests is kept
     */
    public record Scim(int requestsPerSecond, int logDays) {}

    /** What is logged and how. */
    public record Log(LogFormat format, LogLevel level) {}

    /** How a log entry looks. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** From which level on entries are written. */
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /**
     * Reads and checks everything.
     *
     * @param environment wins over the file
     * @param file a YAML file with the same keys
     * @throws ConfigurationFaults with every fault there is
     */
    public static Configuration read(Map<String, String> environment, Optional<Path> file) {
        GivenSettings given = new GivenSettings(environment, file);
        Configuration configuration = new Configuration(
                http(given),
                database(given),
                masterKey(given),
                given.optional(Setting.OUTBOUND_ALLOW, OutboundAllow::parse).orElse(OutboundAllow.NOTHING),
                given.optional(Setting.DNS_SERVERS, SettingReaders::nameServers).orElse(List.of()),
                new Scim(
                        given.required(Setting.SCIM_REQUESTS_PER_SECOND, text -> SettingReaders.whole(text, 1, 10_000)),
                        given.required(Setting.SCIM_LOG_DAYS, text -> SettingReaders.whole(text, 1, 365))),
                mail(given),
                new Log(
                        given.required(Setting.LOG_FORMAT, text -> SettingReaders.oneOf(LogFormat.class, text)),
                        given.required(Setting.LOG_LEVEL, text -> SettingReaders.oneOf(LogLevel.class, text))));
        if (!given.faults().isEmpty()) {
            throw new ConfigurationFaults(given.faults());
        }
        return configuration;
    }

    private static Http http(GivenSettings given) {
        return new Http(
                given.required(Setting.HTTP_HOST, SettingReaders::host),
                given.required(Setting.HTTP_PORT, text -> SettingReaders.whole(text, 0, 65_535)),
                given.required(Setting.MANAGEMENT_HOST, SettingReaders::host),
                given.required(Setting.MANAGEMENT_PORT, text -> SettingReaders.whole(text, 0, 65_535)),
                given.optional(Setting.PUBLIC_URL, SettingReaders::origin),
                given.optional(Setting.TRUSTED_PROXIES, AddressRange::list).orElse(List.of()),
                given.optional(Setting.DRAIN_SECONDS, text -> SettingReaders.whole(text, 0, 300))
                        .orElse(given.has(Setting.DATABASE_URL) ? DRAIN_SECONDS_BESIDE_OTHERS : 0));
    }

    private static Database database(GivenSettings given) {
        return new Database(
                given.optional(Setting.DATABASE_URL, DatabaseAddress::parse),
                given.required(Setting.DATA_DIR, SettingReaders::path),
                given.required(Setting.DATABASE_CONNECTIONS, text -> SettingReaders.whole(text, 1, 1_000)),
                given.required(Setting.MIGRATE, SettingReaders::yesOrNo));
    }

    private static Optional<Mailer.Post> mail(GivenSettings given) {
        if (given.has(Setting.SMTP_URL) && !given.has(Setting.MAIL_FROM)) {
            given.fault(Setting.MAIL_FROM, "is needed with SEATKEEPER_SMTP_URL");
        }
        if (given.has(Setting.MAIL_FROM) && !given.has(Setting.SMTP_URL)) {
            given.fault(Setting.SMTP_URL, "is needed with SEATKEEPER_MAIL_FROM");
        }
        Optional<MailServer> server = given.optional(Setting.SMTP_URL, MailServer::parse);
        return given.optional(Setting.MAIL_FROM, MailServer::mailbox)
                .flatMap(from -> server.map(found -> new Mailer.Post(found, from)));
    }

    private static Optional<MasterKey> masterKey(GivenSettings given) {
        if (given.has(Setting.MASTER_KEY) && given.has(Setting.MASTER_KEY_FILE)) {
            given.fault(Setting.MASTER_KEY, "and SEATKEEPER_MASTER_KEY_FILE are both set; keep one");
        }
        if (given.has(Setting.DATABASE_URL) && !given.has(Setting.MASTER_KEY) && !given.has(Setting.MASTER_KEY_FILE)) {
            given.fault(
                    Setting.MASTER_KEY, "is needed with SEATKEEPER_DATABASE_URL; make one: openssl rand -base64 32");
        }
        Optional<MasterKey> inFile = given.optional(Setting.MASTER_KEY_FILE, SettingReaders::masterKeyFile);
        return given.optional(Setting.MASTER_KEY, SettingReaders::masterKey).or(() -> inFile);
    }
}

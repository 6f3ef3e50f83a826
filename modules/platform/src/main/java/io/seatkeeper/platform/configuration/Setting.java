package io.seatkeeper.platform.configuration;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. Its key, {@code SEATKEEPER_} before the name, is the same in the environment and in {@code
 * seatkeeper.yaml}. {@code docs/configuration.md} holds this table, and a test compares the two.
 */
public enum Setting {
    HTTP_HOST("0.0.0.0", "The address on which people, identity providers and the API are served."),
    HTTP_PORT("8080", "The port for them; 0 takes a free one."),
    MANAGEMENT_HOST("127.0.0.1", "The address on which health and metrics are served. Keep it away from the internet."),
    MANAGEMENT_PORT("9090", "The port for them; 0 takes a free one."),
    PUBLIC_URL(
            null,
            "How browsers reach the service: scheme and host, and port where it is not the usual one, such as"
                    + " `https://door.example.com`. Default: `http://127.0.0.1` with the HTTP port. Behind https, cookies"
                    + " are `Secure` and named `__Host-…`."),
    TRUSTED_PROXIES(
            null,
            "Networks, as CIDRs between commas, whose `X-Forwarded-For` is believed when a client's address is noted."
                    + " Default: none."),
    DRAIN_SECONDS(
            null,
            "For how long a node that was told to stop serves on while it says at `/health/ready` that it is not ready, 0 to"
                    + " 300: longer than your proxy takes to notice. Default: 10 with `SEATKEEPER_DATABASE_URL`, else 0, as"
                    + " there is no other node."),
    DATABASE_URL(
            null,
            "PostgreSQL 17 or later: `postgresql://user:password@host:port/database?sslmode=verify-full`. With"
                    + " `&sslrootcert=` and a file in PEM, that file says who may vouch for the server; without it, or with"
                    + " `system`, it is whom Java trusts. Default: an embedded PostgreSQL in the data directory, reachable from"
                    + " this machine only."),
    DATABASE_CONNECTIONS("16", "How many connections a node keeps at most, 1 to 1000."),
    DATA_DIR("./data", "Where the embedded PostgreSQL and, beside it, a master key made at the first start are kept."),
    MIGRATE("true", "Whether `serve` brings the schema up to date first. With `false`, run `migrate` before."),
    MASTER_KEY(
            null,
            "Encrypts secrets at rest: 32 random bytes in base64 (`openssl rand -base64 32`). To replace a key, put the"
                    + " new one before it with a comma: the first encrypts, all of them decrypt. Needed with"
                    + " `SEATKEEPER_DATABASE_URL`; else made at the first start and kept in the data directory."),
    MASTER_KEY_FILE(null, "A file that holds the master key, instead of the key itself."),
    OUTBOUND_ALLOW(
            null,
            "Private networks, as CIDRs between commas, that discovery, token requests and the like may call, also by"
                    + " plain http. Public addresses need no entry. Default: none."),
    DNS_SERVERS(
            null,
            "Name servers that are asked for a domain's TXT record, as `address:port` between commas. Default: this"
                    + " machine's."),
    SCIM_REQUESTS_PER_SECOND(
            "200",
            "How many requests a second one SCIM token may send on average, 1 to 10000, counted by each node. Ten minutes'"
                    + " worth may come at once, so that a first sync of 50,000 people is not held up. What comes faster is"
                    + " answered 429 with `Retry-After`."),
    SCIM_LOG_DAYS("30", "For how many days the log of SCIM requests is kept, 1 to 365."),
    SMTP_URL(
            null,
            "The server that takes mail that goes out: `smtps://user:password@host:465`, or `smtp://user:password@host:587`,"
                    + " which requires STARTTLS; for a relay of your own that knows no TLS `smtp://host:25?tls=off`. Default:"
                    + " none; invitations are then passed on by hand."),
    MAIL_FROM(null, "In whose name mail goes out: an address, or `Name <address>`. Needed with `SEATKEEPER_SMTP_URL`."),
    LOG_FORMAT("text", "`text` for people or `json` for machines, one line an entry on standard output."),
    LOG_LEVEL("info", "`error`, `warn`, `info` or `debug`.");

    private static final String PREFIX = "SEATKEEPER_";

    private final @Nullable String fallback;
    private final String meaning;

    Setting(@Nullable String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The key in the environment and in the file. */
    public String key() {
        return PREFIX + name();
    }

    /** What holds when nothing is set; empty where that has no one text. */
    public Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** What it decides, its form and its bounds, in Markdown. */
    public String meaning() {
        return meaning;
    }

    /** Whether its value is kept out of every message. */
    boolean secret() {
        return this == DATABASE_URL || this == MASTER_KEY || this == SMTP_URL;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }
}

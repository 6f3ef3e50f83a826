package io.seatkeeper.platform.database;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database is and who asks, read once for both drivers: the reactive one and, at start, the JDBC one.
 *
 * @param sslMode {@code disable}, {@code prefer}, {@code require}, {@code verify-ca} or {@code verify-full}
 */
public record DatabaseAddress(String host, int port, String database, String user, String password, String sslMode) {
    private static final Map<String, SslMode> SSL_MODES = Map.of(
            "disable", SslMode.DISABLE,
            "prefer", SslMode.PREFER,
            "require", SslMode.REQUIRE,
            "verify-ca", SslMode.VERIFY_CA,
            "verify-full", SslMode.VERIFY_FULL);

    /**
     * Reads {@code postgresql://user:password@host:port/database?sslmode=require}; {@code postgres} is the same. The port is
     * 5432 unless given, the ssl mode {@code prefer}.
     *
     * @throws IllegalArgumentException with a text that says what is wrong and holds no password
     */
    public static DatabaseAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("is no URL; special characters of a password must be percent-encoded");
        }
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw new IllegalArgumentException("must begin with postgresql://");
        }
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        if (uri.getHost() == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw new IllegalArgumentException(
                    "must name a host and a database: postgresql://user:password@host/database");
        }
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        if (login[0].isEmpty()) {
            throw new IllegalArgumentException("must name a user: postgresql://user:password@host/database");
        }
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                path.substring(1),
                decode(login[0]),
                login.length > 1 ? decode(login[1]) : "",
                sslMode(Optional.ofNullable(uri.getRawQuery()).orElse("")));
    }

    /** For the reactive driver. */
    public PgConnectOptions forPool() {
        return new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password)
                .setSslMode(SSL_MODES.getOrDefault(sslMode, SslMode.PREFER));
    }

    /** For the JDBC driver, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?sslmode=" + sslMode;
    }

    /** The same address in the form that {@link #parse} reads, with the password. A secret. */
    public String url() {
        return "postgresql://%s:%s@%s:%d/%s?sslmode=%s"
                .formatted(encode(user), encode(password), host, port, database, sslMode);
    }

    /** The same server, another database. */
    public DatabaseAddress withDatabase(String other) {
        return new DatabaseAddress(host, port, other, user, password, sslMode);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    private static String sslMode(String query) {
        if (query.isEmpty()) {
            return "prefer";
        }
        String mode = query.startsWith("sslmode=") ? query.substring("sslmode=".length()) : "";
        if (!SSL_MODES.containsKey(mode)) {
            throw new IllegalArgumentException(
                    "takes one parameter, sslmode: disable, prefer, require, verify-ca or verify-full");
        }
        return mode;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

package io.seatkeeper.platform.database;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the database is and who asks, read once for both drivers: the reactive one and, at start, the JDBC one.
 */
public record DatabaseAddress(String host, int port, String database, String user, String password, DatabaseTls tls) {
    /**
     * Reads {@code postgresql://user:password@host:port/database?sslmode=require}; {@code postgres} is the same. The port is
     * 5432 unless given, and the query is one of {@link DatabaseTls}.
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
                DatabaseTls.ofQuery(Optional.ofNullable(uri.getRawQuery()).orElse("")));
    }

    /** For the reactive driver. */
    public PgConnectOptions forPool() {
        return tls.apply(new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password));
    }

    /** For the JDBC driver, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?" + tls.jdbcQuery();
    }

    /** The same address in the form that {@link #parse} reads, with the password. A secret. */
    public String url() {
        return "postgresql://%s:%s@%s:%d/%s?%s"
                .formatted(encode(user), encode(password), host, port, database, tls.query());
    }

    /** The same server, another database. */
    public DatabaseAddress withDatabase(String other) {
        return new DatabaseAddress(host, port, other, user, password, tls);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

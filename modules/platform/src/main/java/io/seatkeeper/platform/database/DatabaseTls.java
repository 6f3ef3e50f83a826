package io.seatkeeper.platform.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/**
 * How the way to the database is encrypted and whom it must lead to, in libpq's words (PostgreSQL, "SSL Support").
 *
 * @param mode {@code disable}, {@code prefer}, {@code require}, {@code verify-ca} or {@code verify-full}
 * @param authority the file, in PEM, of those who may vouch for the server where that is verified; empty: whom Java trusts
 */
public record DatabaseTls(String mode, Optional<Path> authority) {
    /** No encryption: for a server on this machine. */
    public static final DatabaseTls NONE = new DatabaseTls("disable", Optional.empty());

    private static final String MODE = "sslmode";
    private static final String AUTHORITY = "sslrootcert";
    private static final String WHOM_JAVA_TRUSTS = "system";
    private static final Map<String, SslMode> MODES = Map.of(
            "disable", SslMode.DISABLE,
            "prefer", SslMode.PREFER,
            "require", SslMode.REQUIRE,
            "verify-ca", SslMode.VERIFY_CA,
            "verify-full", SslMode.VERIFY_FULL);

    /**
     * Reads {@code sslmode=…} and {@code sslrootcert=…}, a file or {@code system}; the mode is {@code prefer} unless given.
     *
     * @throws IllegalArgumentException with a text that says what is wrong
     */
    static DatabaseTls ofQuery(String query) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length < 2 || !(parts[0].equals(MODE) || parts[0].equals(AUTHORITY))) {
                throw new IllegalArgumentException("takes two parameters: sslmode and sslrootcert");
            }
            if (given.put(parts[0], URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8)) != null) {
                throw new IllegalArgumentException("has the parameter " + parts[0] + " twice");
            }
        }
        String mode = given.getOrDefault(MODE, "prefer");
        if (!MODES.containsKey(mode)) {
            throw new IllegalArgumentException("knows for sslmode: disable, prefer, require, verify-ca, verify-full");
        }
        String authority = given.getOrDefault(AUTHORITY, WHOM_JAVA_TRUSTS);
        if (given.containsKey(AUTHORITY) && !verifies(mode)) {
            throw new IllegalArgumentException("takes sslrootcert with sslmode=verify-full or verify-ca alone");
        }
        if (authority.equals(WHOM_JAVA_TRUSTS)) {
            return new DatabaseTls(mode, Optional.empty());
        }
        Path file = Path.of(authority);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("has an sslrootcert that can't be read: " + file);
        }
        return new DatabaseTls(mode, Optional.of(file));
    }

    /** The same as a URL's query, in the form that {@link #ofQuery} reads. */
    String query() {
        return MODE + "=" + mode
                + authority.map(file -> "&" + AUTHORITY + "=" + encode(file)).orElse("");
    }

    /** The same for the JDBC driver, which looks for a file at home unless it is told otherwise. */
    String jdbcQuery() {
        return query()
                + (verifies(mode) && authority.isEmpty() ? "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" : "");
    }

    /** The same for the reactive driver. */
    PgConnectOptions apply(PgConnectOptions options) {
        options.setSslMode(MODES.getOrDefault(mode, SslMode.VERIFY_FULL));
        ClientSSLOptions client = new ClientSSLOptions()
                .setHostnameVerificationAlgorithm(mode.equals("verify-full") ? "HTTPS" : "")
                .setTrustAll(!verifies(mode)); // prefer and require: encrypted, whoever it is
        if (verifies(mode)) {
            client.setTrustOptions(authority
                    .<TrustOptions>map(file -> new PemTrustOptions().addCertPath(file.toString()))
                    .orElseGet(DatabaseTls::whomJavaTrusts));
        }
        if (!mode.equals(NONE.mode())) {
            options.setSslOptions(client);
        }
        return options;
    }

    private static boolean verifies(String mode) {
        return mode.startsWith("verify-");
    }

    private static TrustOptions whomJavaTrusts() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return TrustOptions.wrap(factory);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("Java's own certificates can't be read.", unreadable);
        }
    }

    private static String encode(Path file) {
        return URLEncoder.encode(file.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.database.Migrations;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both drivers on a server that speaks TLS under a certificate for {@code localhost}, which nobody of the public vouches for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTlsIT {
    private static final String PASSWORD = "a password";
    private static final int MOST_TRIES = 1_000;

    private final DatabaseAddress plain = TestPostgres.empty();
    private final Path authority;
    private final Path folder;
    private final Vertx vertx = Vertx.vertx();

    DatabaseTlsIT(@TempDir Path folder) {
        this.folder = folder;
        this.authority = folder.resolve("authority.pem");
    }

    @BeforeAll
    void haveTheServerSpeakTls() throws Exception {
        KeyStore store = keyStore();
        String certificate = pem("CERTIFICATE", store.getCertificate("server").getEncoded());
        Files.writeString(authority, certificate);
        writeAtTheServer("server.crt", certificate);
        writeAtTheServer(
                "server.key",
                pem(
                        "PRIVATE KEY",
                        store.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        speak(true);
    }

    @AfterAll
    void plainAgain() {
        speak(false);
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, prefer, ''",
        "localhost, require, ''",
        "localhost, verify-full, &sslrootcert=AUTHORITY",
        "127.0.0.1, verify-ca, &sslrootcert=AUTHORITY"
    })
    void whoIsVouchedForIsReachedByBothDrivers(String host, String mode, String more) {
        DatabaseAddress address = address(host, mode, more);

        new Migrations(address).migrate();

        assertThat(encrypted(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, verify-full, &sslrootcert=AUTHORITY", // the certificate is another host's
        "localhost, verify-full, ''",
        "localhost, verify-full, &sslrootcert=system",
        "localhost, verify-ca, ''"
    })
    void anybodyElseIsReachedByNeither(String host, String mode, String more) {
        DatabaseAddress address = address(host, mode, more);

        assertThatThrownBy(() -> connect(address)).hasMessageMatching("(?s).*(certificat|could not be verified).*");
        assertThatThrownBy(() -> encrypted(address)).hasMessageContaining("SSL handshake failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-ca", "verify-full"})
    void aServerWithoutTlsIsReachedByNeither(String mode) {
        speak(false);
        DatabaseAddress address = address("localhost", mode, "&sslrootcert=AUTHORITY");

        assertThatThrownBy(() -> connect(address)).hasMessageContaining("does not support SSL");
        assertThatThrownBy(() -> encrypted(address)).hasMessageContaining("does not handle SSL connection");
        speak(true);
    }

    private DatabaseAddress address(String host, String mode, String more) {
        return DatabaseAddress.parse("postgresql://%s:%s@%s:%d/%s?sslmode=%s%s"
                .formatted(
                        plain.user(),
                        plain.password(),
                        host,
                        plain.port(),
                        plain.database(),
                        mode,
                        more.replace("AUTHORITY", authority.toString())));
    }

    /** Whether the reactive driver's connection is; throws if there is none. */
    private boolean encrypted(DatabaseAddress address) {
        return new Database(vertx, address, 1)
                .with(client -> client.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                        .execute()
                        .map(rows -> rows.iterator().next().getBoolean(0)))
                .await();
    }

    private static void connect(DatabaseAddress address) throws SQLException {
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())
                .close();
    }

    private boolean speaksTls() {
        try {
            connect(address("localhost", "require", ""));
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private void speak(boolean tls) {
        TestPostgres.execute(plain, "ALTER SYSTEM SET ssl = " + (tls ? "on" : "off"));
        TestPostgres.execute(plain, "SELECT pg_reload_conf()");
        // The server takes it up in its own time.
        assertThat(IntStream.range(0, MOST_TRIES).anyMatch(attempt -> speaksTls() == tls))
                .isTrue();
    }

    /** A file of the server's own, which nobody else may read. */
    private void writeAtTheServer(String name, String text) {
        TestPostgres.execute(
                plain,
                "COPY (SELECT unnest(string_to_array('" + text.strip()
                        + "', E'\\n'))) TO PROGRAM 'umask 077; cat > \"$PWD/" + name + "\"'");
    }

    private KeyStore keyStore() throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        return store;
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}

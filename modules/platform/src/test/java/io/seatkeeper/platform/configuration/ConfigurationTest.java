package io.seatkeeper.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final String KEY = MasterKey.random();

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void nothingSetMeansTheDefaults() {
        Configuration configuration = read(Map.of());

        assertThat(configuration.http())
                .isEqualTo(new Configuration.Http("0.0.0.0", 8080, "127.0.0.1", 9090, Optional.empty(), List.of(), 0));
        assertThat(configuration.database())
                .isEqualTo(new Configuration.Database(Optional.empty(), Path.of("./data"), 16, true));
        assertThat(configuration.log())
                .isEqualTo(new Configuration.Log(Configuration.LogFormat.TEXT, Configuration.LogLevel.INFO));
        assertThat(configuration.masterKey()).isEmpty();
        assertThat(configuration.dnsServers()).isEmpty();
    }

    @Test
    void everySettingArrives() throws IOException {
        Configuration configuration = read(Map.ofEntries(
                Map.entry("SEATKEEPER_HTTP_HOST", "127.0.0.1"),
                Map.entry("SEATKEEPER_HTTP_PORT", "0"),
                Map.entry("SEATKEEPER_MANAGEMENT_HOST", "::1"),
                Map.entry("SEATKEEPER_MANAGEMENT_PORT", "65535"),
                Map.entry("SEATKEEPER_PUBLIC_URL", "https://Door.Example.com/"),
                Map.entry("SEATKEEPER_TRUSTED_PROXIES", "10.0.0.0/8"),
                Map.entry("SEATKEEPER_DRAIN_SECONDS", "300"),
                Map.entry("SEATKEEPER_DATABASE_URL", "postgresql://seat:p@db/door"),
                Map.entry("SEATKEEPER_DATABASE_CONNECTIONS", "40"),
                Map.entry("SEATKEEPER_DATA_DIR", "/srv/seatkeeper"),
                Map.entry("SEATKEEPER_MIGRATE", "false"),
                Map.entry("SEATKEEPER_MASTER_KEY", KEY),
                Map.entry("SEATKEEPER_OUTBOUND_ALLOW", "127.0.0.0/8,::1/128"),
                Map.entry("SEATKEEPER_DNS_SERVERS", "127.0.0.1:5353, 10.0.0.2,[::1]:54,::1"),
                Map.entry("SEATKEEPER_SMTP_URL", "smtps://door:p@mail"),
                Map.entry("SEATKEEPER_MAIL_FROM", "Door <door@vendor.example>"),
                Map.entry("SEATKEEPER_LOG_FORMAT", "json"),
                Map.entry("SEATKEEPER_LOG_LEVEL", "Debug")));

        Configuration.Http http = configuration.http();
        assertThat(http.host()).isEqualTo("127.0.0.1");
        assertThat(http.port()).isZero();
        assertThat(http.managementHost()).isEqualTo("::1");
        assertThat(http.managementPort()).isEqualTo(65_535);
        assertThat(http.publicUrl()).contains(URI.create("https://door.example.com"));
        assertThat(http.drainSeconds()).isEqualTo(300);
        assertThat(http.trustedProxies())
                .singleElement()
                .satisfies(range -> assertThat(range.contains(InetAddress.ofLiteral("10.1.2.3")))
                        .isTrue());
        assertThat(configuration.database())
                .isEqualTo(new Configuration.Database(
                        Optional.of(DatabaseAddress.parse("postgresql://seat:p@db/door")),
                        Path.of("/srv/seatkeeper"),
                        40,
                        false));
        assertThat(configuration.mail().map(post -> post.server().port())).contains(465);
        assertThat(configuration.masterKey()).isPresent();
        assertThat(configuration.dnsServers())
                .containsExactly(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5353),
                        new InetSocketAddress(InetAddress.ofLiteral("10.0.0.2"), 53),
                        new InetSocketAddress(InetAddress.ofLiteral("::1"), 54),
                        new InetSocketAddress(InetAddress.ofLiteral("::1"), 53));
        assertThat(configuration.log())
                .isEqualTo(new Configuration.Log(Configuration.LogFormat.JSON, Configuration.LogLevel.DEBUG));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Path file = write("""
                SEATKEEPER_HTTP_PORT: 1111
                SEATKEEPER_MANAGEMENT_PORT: 2222
                SEATKEEPER_MIGRATE: no
                SEATKEEPER_DNS_SERVERS: [127.0.0.1, 127.0.0.2]
                """);

        Configuration configuration = Configuration.read(Map.of("SEATKEEPER_HTTP_PORT", "3333"), Optional.of(file));

        assertThat(configuration.http().port()).isEqualTo(3333);
        assertThat(configuration.http().managementPort()).isEqualTo(2222);
        assertThat(configuration.database().migrate()).isFalse();
        assertThat(configuration.dnsServers()).hasSize(2);
    }

    @Test
    void everyFaultShowsInOneRun() throws IOException {
        Path file = write("SEATKEEPER_HTTP_PRT: 1\nSEATKEEPER_LOG_LEVEL: loud\n");

        List<String> faults = faults(
                Map.of("SEATKEEPER_HTTP_PORT", "many", "SEATKEEPER_PUBLIC_URL", "https://door.example/path"), file);

        assertThat(faults)
                .anyMatch(fault -> fault.startsWith("SEATKEEPER_HTTP_PRT (") && fault.contains("SEATKEEPER_HTTP_PORT?"))
                .anyMatch(fault -> fault.startsWith("SEATKEEPER_LOG_LEVEL (") && fault.contains("error, warn"))
                .anyMatch(fault -> fault.startsWith("SEATKEEPER_HTTP_PORT (environment) must be a whole number"))
                .anyMatch(fault -> fault.startsWith("SEATKEEPER_PUBLIC_URL (environment) must be http(s)"))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SEATKEEPER_HTTP_PORT            | 65536
                    SEATKEEPER_HTTP_PORT            | -1
                    SEATKEEPER_MANAGEMENT_PORT      | 80.0
                    SEATKEEPER_HTTP_HOST            | 0.0.0.0/0
                    SEATKEEPER_PUBLIC_URL           | door.example
                    SEATKEEPER_PUBLIC_URL           | ftp://door.example
                    SEATKEEPER_PUBLIC_URL           | https://me@door.example
                    SEATKEEPER_PUBLIC_URL           | https://door.example?x=1
                    SEATKEEPER_TRUSTED_PROXIES      | proxy.example
                    SEATKEEPER_OUTBOUND_ALLOW       | 10.0.0.1/8
                    SEATKEEPER_OUTBOUND_ALLOW       | 10.0.0.0/33
                    SEATKEEPER_DNS_SERVERS          | dns.example:53
                    SEATKEEPER_DNS_SERVERS          | 127.0.0.1:0
                    SEATKEEPER_DNS_SERVERS          | [::1]x
                    SEATKEEPER_DATABASE_CONNECTIONS | 0
                    SEATKEEPER_MIGRATE              | maybe
                    SEATKEEPER_LOG_FORMAT           | xml
                    SEATKEEPER_MASTER_KEY           | c2hvcnQ=
                    SEATKEEPER_MASTER_KEY_FILE      | /nowhere/key
                    SEATKEEPER_DATABSE_URL          | postgresql://seat:p@db/door
                    """)
    void whatIsOutOfBoundsIsRefused(String key, String value) {
        ConfigurationFaults thrown = catchThrowableOfType(ConfigurationFaults.class, () -> read(Map.of(key, value)));

        assertThat(thrown.faults()).singleElement().asString().startsWith(key + " (environment) ");
    }

    @Test
    void secretsAreNotRepeated() {
        List<String> faults = faults(
                Map.of(
                        "SEATKEEPER_DATABASE_URL", "mysql://seat:hidden@db/door",
                        "SEATKEEPER_MASTER_KEY", "aGlkZGVu"),
                Path.of("/nowhere.yaml"));

        assertThat(faults).hasSize(3).noneMatch(fault -> fault.contains("hidden") || fault.contains("aGlkZGVu"));
    }

    @Test
    void aDatabaseOfOnesOwnNeedsAMasterKeyOfOnesOwn() {
        assertThatThrownBy(() -> read(Map.of("SEATKEEPER_DATABASE_URL", "postgresql://seat:p@db/door")))
                .isInstanceOf(ConfigurationFaults.class)
                .hasMessageContaining("SEATKEEPER_MASTER_KEY is needed");
    }

    @Test
    void theMasterKeyMayStandInAFileButNotInBothPlaces() throws IOException {
        String file = Files.writeString(directory.resolve("key"), KEY + "\n").toString();

        assertThat(read(Map.of("SEATKEEPER_MASTER_KEY_FILE", file)).masterKey()).isPresent();
        assertThatThrownBy(() -> read(Map.of("SEATKEEPER_MASTER_KEY_FILE", file, "SEATKEEPER_MASTER_KEY", KEY)))
                .isInstanceOf(ConfigurationFaults.class)
                .hasMessageContaining("both set");
    }

    @Test
    void variablesOfOthersAreLeftAlone() {
        assertThat(read(Map.of("SEATKEEPER_PORT_8080_TCP_ADDR", "10.0.0.1", "SEATKEEPER_CHROMIUM", "/usr/bin/x"))
                        .http()
                        .port())
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({"- a\\n- b", "SEATKEEPER_HTTP_PORT: [", "SEATKEEPER_HTTP_PORT: {a: 1}", "!!java.net.URL [a]"})
    void aFileOfAnotherShapeIsRefused(String content) throws IOException {
        Path file = write(content.replace("\\n", "\n"));

        assertThat(faults(Map.of(), file)).hasSize(1);
    }

    /** The table in the documentation is this one, row for row. */
    @Test
    void everySettingIsDocumented() throws IOException {
        String document = Files.readString(Path.of("../../docs/configuration.md"));

        List<String> rows = Arrays.stream(Setting.values())
                .map(setting -> "| `%s` | %s | %s |"
                        .formatted(
                                setting.key(),
                                setting.fallback().map(text -> "`" + text + "`").orElse(""),
                                setting.meaning()))
                .toList();

        assertThat(document.lines().filter(line -> line.startsWith("| `SEATKEEPER_")))
                .containsExactlyElementsOf(rows);
    }

    private static Configuration read(Map<String, String> environment) {
        return Configuration.read(environment, Optional.empty());
    }

    private static List<String> faults(Map<String, String> environment, Path file) {
        ConfigurationFaults thrown = catchThrowableOfType(
                ConfigurationFaults.class, () -> Configuration.read(environment, Optional.of(file)));
        return thrown.faults();
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("seatkeeper.yaml"), content);
    }
}

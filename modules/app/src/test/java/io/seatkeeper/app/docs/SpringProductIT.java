package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.testkit.TestBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The guide's product for Spring Boot, built by Maven with Spring's own artifacts and run. Needs mvn. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringProductIT {
    private static final String BACK_CHANNEL = "/logout/connect/back-channel/seatkeeper";
    private static final Path POM = Path.of("src", "test", "spring-product", "pom.xml");

    private final Path folder;
    private final GuidedProduct product;

    SpringProductIT(@TempDir Path folder) {
        this.folder = folder;
        this.product = new GuidedProduct(folder);
    }

    @BeforeAll
    void start() throws Exception {
        Files.copy(POM, folder.resolve("pom.xml"));
        product.write("src/main/java/training/Product.java", "Java", "java");
        product.write("src/main/resources/application.yaml", "Java", "yaml");
        product.prepare(
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                "mvn",
                "--batch-mode",
                "--no-transfer-progress",
                "compile",
                "dependency:copy-dependencies");
        product.hearLogoutsAt(BACK_CHANNEL);
        product.serve(
                "Started Product",
                Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", String.valueOf(product.port())),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                "target/classes:target/dependency/*",
                "training.Product");
    }

    @AfterAll
    void close() {
        product.close();
    }

    @Test
    void firstVisitSignsInAndSigningOutComesBack() {
        TestBrowser browser = new TestBrowser();
        assertThat(browser.open(product.address() + "/").body()).isEqualTo(GuidedProduct.NOBODY);
        assertThat(signIn(browser, "ada@acme.example")).contains("of acme, learner");

        assertThat(browser.submit(browser.open(product.address() + "/logout")).body())
                .isEqualTo(GuidedProduct.NOBODY);
        assertThat(browser.open(product.issuer() + "/session").status()).isEqualTo(401);
    }

    @Test
    void whoeverIsBlockedIsOutOfTheProductToo() {
        TestBrowser browser = new TestBrowser();
        assertThat(signIn(browser, "bob@acme.example")).contains("of acme, learner");

        product.block("bob@acme.example");

        product.awaitNobodyIn(browser);
    }

    @Test
    void logoutTokenOfNobodyAndCallbackOutOfNowhereAreRefused() {
        TestBrowser browser = new TestBrowser();

        assertThat(browser.post(product.address() + BACK_CHANNEL, Map.of("logout_token", "e30.e30.e30"))
                        .status())
                .isEqualTo(400);
        assertThat(browser.open(product.address() + "/callback?code=a&state=b")
                        .address()
                        .getQuery())
                .isEqualTo("error");
        assertThat(browser.open(product.address() + "/").body()).isEqualTo(GuidedProduct.NOBODY);
    }

    private String signIn(TestBrowser browser, String person) {
        return browser.open(
                        product.address() + "/oauth2/authorization/seatkeeper?organization=acme&login_hint=" + person)
                .body();
    }
}

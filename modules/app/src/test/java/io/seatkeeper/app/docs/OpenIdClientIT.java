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

/** The guide's product for Node: openid-client is by nobody here. Needs npm. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdClientIT {
    private static final Path PACKAGES = Path.of("src", "test", "openid-client");

    private final Path folder;
    private final GuidedProduct product;

    OpenIdClientIT(@TempDir Path folder) {
        this.folder = folder;
        this.product = new GuidedProduct(folder);
    }

    @BeforeAll
    void start() throws Exception {
        for (String file : new String[] {"package.json", "package-lock.json"}) {
            Files.copy(PACKAGES.resolve(file), folder.resolve(file));
        }
        product.prepare(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
        product.write("product.mjs", "Node", "js");
        product.serve("Open " + product.address(), Map.of(), "node", "product.mjs");
    }

    @AfterAll
    void close() {
        product.close();
    }

    @Test
    void firstVisitSignsInAndSigningOutComesBack() {
        TestBrowser browser = new TestBrowser();
        assertThat(signIn(browser, "ada@acme.example")).contains("of acme, learner");

        assertThat(browser.post(product.address() + "/sign-out", Map.of()).body())
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

        assertThat(browser.post(product.address() + "/backchannel-logout", Map.of("logout_token", "e30.e30.e30"))
                        .status())
                .isEqualTo(400);
        assertThat(browser.open(product.address() + "/callback?code=a&state=b").status())
                .isEqualTo(400);
    }

    private String signIn(TestBrowser browser, String person) {
        return browser.open(product.address() + "/login?organization=acme&login_hint=" + person)
                .body();
    }
}

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

/** The guide's product for Python, with Authlib and Flask of a fixed version in an environment of its own. Needs Python 3. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonProductIT {
    private static final String REQUIREMENTS = "requirements.txt";

    /** Wheels alone, so that nothing is built here; a registry that does not answer is not asked again and again. */
    private static final Map<String, String> PIP = Map.of(
            "PIP_ONLY_BINARY",
            ":all:",
            "PIP_NO_DEPS",
            "1",
            "PIP_DISABLE_PIP_VERSION_CHECK",
            "1",
            "PIP_NO_INPUT",
            "1",
            "PIP_RETRIES",
            "1");

    private final Path folder;
    private final GuidedProduct product;

    PythonProductIT(@TempDir Path folder) {
        this.folder = folder;
        this.product = new GuidedProduct(folder);
    }

    @BeforeAll
    void start() throws Exception {
        Files.copy(Path.of("src", "test", "python-product", REQUIREMENTS), folder.resolve(REQUIREMENTS));
        product.prepare(Map.of(), "python3", "-m", "venv", "environment");
        product.prepare(PIP, "environment/bin/pip", "install", "--no-compile", "--requirement", REQUIREMENTS);
        product.write("product.py", "Python", "python");
        product.serve(
                "Running on " + product.address(),
                Map.of("COOKIE_SECRET", "the cookies of a test", "PYTHONUNBUFFERED", "1"),
                "environment/bin/flask",
                "--app",
                "product",
                "run",
                "--port",
                String.valueOf(product.port()));
    }

    @AfterAll
    void close() {
        product.close();
    }

    @Test
    void firstVisitSignsIn() {
        TestBrowser browser = new TestBrowser();
        assertThat(browser.open(product.address() + "/").body()).isEqualTo(GuidedProduct.NOBODY);

        assertThat(browser.open(product.address() + "/login?organization=acme&login_hint=ada@acme.example")
                        .body())
                .contains("of acme, learner");
        assertThat(browser.open(product.address() + "/").body()).contains("of acme, learner");
    }

    @Test
    void callbackOutOfNowhereIsRefused() {
        TestBrowser browser = new TestBrowser();

        assertThat(browser.open(product.address() + "/callback?code=a&state=b").status())
                .isEqualTo(400);
        assertThat(browser.open(product.address() + "/").body()).isEqualTo(GuidedProduct.NOBODY);
    }
}

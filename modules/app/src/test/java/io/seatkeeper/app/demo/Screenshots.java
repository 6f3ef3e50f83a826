package io.seatkeeper.app.demo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.seatkeeper.testkit.browser.Chromium;
import io.seatkeeper.testkit.browser.Look;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes the README's pictures anew, from a demo of its own, into the folder that the first argument names. */
public final class Screenshots {
    private static final Look LIGHT = new Look(720, 600, false, "en");

    private static final Look DESK = new Look(1_280, 760, false, "en");

    private Screenshots() {}

    public static void main(String[] arguments) throws IOException {
        Path into = Path.of(arguments[0]);
        Path folder = Files.createTempDirectory("seatkeeper-pictures");
        try (Demo demo = Demo.start(folder, Demo.Ports.FREE);
                Chromium chromium = Chromium.start()) {
            String base = demo.value("BASE_URL");
            take(chromium, LIGHT, base + "/sign-in", "", into.resolve("sign-in.png"));
            take(chromium, LIGHT, base + "/sso/acme", "Ada Okafor", into.resolve("signed-in.png"));
            take(chromium, DESK, base + "/sso/acme?return_to=/console/", DemoSeed.ADMIN, into.resolve("console.png"));
            take(
                    chromium,
                    DESK.inTheDark(),
                    base + "/sso/acme?return_to=/console/users",
                    DemoSeed.ADMIN,
                    into.resolve("users.png"));
            take(chromium, LIGHT.inTheDark(), base + "/sso/tiny", "Ada Okafor", into.resolve("refusal.png"));
        }
    }

    private static void take(Chromium chromium, Look look, String address, String person, Path file) {
        try (BrowserContext window = chromium.window(look)) {
            Page page = window.newPage();
            page.navigate(address);
            if (!person.isEmpty()) {
                page.locator("button.person", new Page.LocatorOptions().setHasText(person))
                        .click();
                page.waitForURL(URI.create(address).resolve("/") + "**");
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }
}

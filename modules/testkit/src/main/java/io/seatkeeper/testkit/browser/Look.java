package io.seatkeeper.testkit.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * How somebody looks at a page.
 *
 * @param width of the window, in CSS pixels; 320 is also what 400 % zoom leaves of 1,280
 * @param dark whether they prefer dark pages
 * @param language what they read, as in Accept-Language
 */
public record Look(int width, int height, boolean dark, String language) {
    public static final Look DESK = new Look(1_280, 800, false, "en");
    public static final Look PHONE = new Look(390, 844, false, "en");
    public static final Look NARROWEST = new Look(320, 568, false, "en");

    public Look inTheDark() {
        return new Look(width, height, true, language);
    }

    public Look reading(String otherLanguage) {
        return new Look(width, height, dark, otherLanguage);
    }

    NewContextOptions with(NewContextOptions others) {
        return others.setViewportSize(width, height)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(language);
    }
}

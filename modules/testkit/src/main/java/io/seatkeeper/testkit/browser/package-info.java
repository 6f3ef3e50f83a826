/**
 * A real browser for tests of pages: Chromium as a person has it, light or dark, wide or narrow, in their language. What
 * is about the exchange of requests alone is tested faster with {@link io.seatkeeper.testkit.TestBrowser}.
 */
@NullMarked
package io.seatkeeper.testkit.browser;

import org.jspecify.annotations.NullMarked;

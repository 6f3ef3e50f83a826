package io.seatkeeper.jit.page;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.platform.page.Catalogue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that a session has ended.
 *
 * @param organization which they were signed in to, where that is still known
 * @param provider what became of the session at their provider
 * @param signInLink where they sign in again: a path on this service
 */
public record SignedOutPage(Optional<Organization> organization, AtProvider provider, String signInLink)
        implements DoorPage {
    /** What became of the session at the provider. */
    public enum AtProvider {
        /** Nobody said. */
        UNKNOWN,
        /** It ended, and all that came of it. */
        ENDED,
        /** It ended, but somebody else's that came of it did not. */
        PARTIAL,
        /** It did not end. */
        FAILED;

        /** As a page's address has it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Anything else is {@link #UNKNOWN}. */
        public static AtProvider of(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(known -> known.text().equals(text))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public String title(Catalogue words) {
        return words.text("signed_out.title");
    }

    public String heading(Catalogue words) {
        return words.text(
                switch (provider) {
                    case UNKNOWN, ENDED -> "signed_out.heading";
                    case PARTIAL, FAILED -> "signed_out.heading." + provider.text();
                });
    }

    public String lead(Catalogue words) {
        return words.text(provider == AtProvider.UNKNOWN ? "signed_out.lead" : "signed_out.lead." + provider.text());
    }

    /** The sign beside the heading. */
    public String meaning() {
        return switch (provider) {
            case UNKNOWN, ENDED -> "good";
            case PARTIAL, FAILED -> "warning";
        };
    }
}

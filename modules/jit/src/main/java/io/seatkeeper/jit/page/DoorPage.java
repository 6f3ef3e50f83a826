package io.seatkeeper.jit.page;

import gg.jte.Content;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.Written;
import java.util.Optional;

/** A page at the door. */
public sealed interface DoorPage
        permits SignInPage,
                RefusalPage,
                SignedInPage,
                SignedOutPage,
                PostPage,
                ContinuePage,
                TrialPage,
                InvitationPage {
    /** The HTTP status that goes with it. */
    int status();

    /** What the tab says, without markup. */
    String title(Catalogue words);

    /** Whose page it is, where that is known. */
    Optional<Organization> organization();

    /** The organization in the middle of a sentence of the page. */
    default Content organizationName(Catalogue words) {
        return organization()
                .map(known -> Written.name(known.name()))
                .orElseGet(() -> output -> output.writeUserContent(words.text("fallback.organization")));
    }

    /** The same without markup. */
    default String plainOrganizationName(Catalogue words) {
        return organization()
                .map(known -> Written.plain(known.name()))
                .orElseGet(() -> words.text("fallback.organization"));
    }
}

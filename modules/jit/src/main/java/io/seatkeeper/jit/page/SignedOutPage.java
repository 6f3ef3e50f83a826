package io.seatkeeper.jit.page;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.platform.page.Catalogue;
import java.util.Optional;

/**
 * Says that a session has ended.
 *
 * @param organization which they were signed in to, where that is still known
 * @param signInLink where they sign in again: a path on this service
 */
public record SignedOutPage(Optional<Organization> organization, String signInLink) implements DoorPage {
    @Override
    public int status() {
        return 200;
    }

    @Override
    public String title(Catalogue words) {
        return words.text("signed_out.title");
    }
}

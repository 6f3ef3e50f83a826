package io.seatkeeper.jit.page;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.User;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.Written;
import java.util.Locale;
import java.util.Optional;

/**
 * Says who is signed in, and lets them sign out: where a person lands whose organization names no product to go to.
 *
 * @param user who it is
 * @param at the organization
 */
public record SignedInPage(User user, Organization at) implements DoorPage {
    @Override
    public int status() {
        return 200;
    }

    @Override
    public Optional<Organization> organization() {
        return Optional.of(at);
    }

    @Override
    public String title(Catalogue words) {
        return words.text("signed_in.title");
    }

    /** The first letter of their name, or of the label of somebody whose name nobody has said. */
    public String initial() {
        return Written.initial(user.name().full().orElse(user.label()));
    }

    /** The product that they go on to. */
    public Optional<Contact> launch() {
        return at.launchUrl().flatMap(Contact::of);
    }

    public String role(Catalogue words) {
        return words.text("role." + user.role().text());
    }

    public Optional<String> method(Catalogue words) {
        return user.authMethod()
                .map(method -> words.text("method." + method.name().toLowerCase(Locale.ROOT)));
    }

    public Optional<String> team() {
        return user.teams().stream().findFirst();
    }
}

package io.seatkeeper.jit.page;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.jit.saml.request.Departure;
import io.seatkeeper.platform.page.Catalogue;
import java.util.Optional;

/** Takes a message of ours to the provider: a form that sends itself, with a button for where no script runs. */
public record PostPage(Organization at, Departure.Post post) implements DoorPage {
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
        return words.text("going.title");
    }
}

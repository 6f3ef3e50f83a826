package io.seatkeeper.jit.page;

import gg.jte.Content;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.Written;
import java.util.Map;
import java.util.Optional;

/**
 * Asks whether it is really this person who was sent here unasked.
 *
 * @param identity whom the provider vouches for
 * @param state what the form brings back
 */
public record ContinuePage(Organization at, VerifiedIdentity identity, String state) implements DoorPage {
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
        return words.text("go_on.title");
    }

    /** By address where there is one: a name alone could be anybody's. */
    public Content text(Catalogue words, String key) {
        return words.content(key, Map.of("person", Written.name(identity.email().orElse(identity.externalSsoId()))));
    }

    /** Where somebody else begins. */
    public String startAgain() {
        return "/sso/" + at.slug();
    }
}

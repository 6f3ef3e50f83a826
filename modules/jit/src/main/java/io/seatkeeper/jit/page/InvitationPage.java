package io.seatkeeper.jit.page;

import gg.jte.Content;
import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.User;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.Written;
import java.util.Map;
import java.util.Optional;

/**
 * Asks whether an invitation is to be accepted.
 *
 * @param visitor who is signed in there already
 */
public record InvitationPage(Organization at, Invitations.Invitation invitation, Optional<User> visitor)
        implements DoorPage {
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
        return words.text("invitation.title");
    }

    public Content heading(Catalogue words) {
        return words.content("invitation.heading", Map.of("organization", organizationName(words)));
    }

    /** Who invites whom to what. */
    public Content lead(Catalogue words) {
        return words.content(
                "invitation.lead." + invitation.role().text(),
                Map.of(
                        "inviter", Written.name(invitation.invitedBy()),
                        "address", Written.name(invitation.email())));
    }

    public Content button(Catalogue words) {
        return visitor.map(user -> words.content("invitation.accept", Map.of("person", Written.name(user.label()))))
                .orElseGet(() -> output -> output.writeUserContent(words.text("invitation.sign_in")));
    }
}

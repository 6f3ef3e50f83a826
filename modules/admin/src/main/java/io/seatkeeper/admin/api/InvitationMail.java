package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Invitations.Invitation;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.platform.mail.Letter;
import io.seatkeeper.platform.mail.Mailer;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.Language;
import io.vertx.core.Future;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;

/** The letter that brings an invitation to whom it is for. */
final class InvitationMail {
    private final Mailer mailer;

    InvitationMail(Mailer mailer) {
        this.mailer = mailer;
    }

    Future<Mailer.Outcome> send(Organization organization, Invitation invitation, String url, Language language) {
        Catalogue words = Catalogue.of(language);
        String until = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(ZoneOffset.UTC)
                .format(invitation.expiresAt());
        Map<String, String> values = Map.of(
                "organization", organization.name(),
                "inviter", invitation.invitedBy(),
                "address", invitation.email(),
                "link", url,
                "until", until);
        return mailer.send(new Letter(
                invitation.email(),
                words.text("invitation.heading", values),
                words.text("invitation.mail." + invitation.role().text(), values)));
    }
}

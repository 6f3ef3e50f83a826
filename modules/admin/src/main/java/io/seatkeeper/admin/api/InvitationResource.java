package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Scope;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.InvitationId;
import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Role;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.mail.Mailer;
import io.seatkeeper.platform.page.Language;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** {@code /organizations/{org}/invitations}: links by which people come in, as Org Admins where a person says so. */
public final class InvitationResource {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Bus bus;
    private final InvitationMail mail;
    private final String publicUrl;
    private final InstantSource clock;

    /** @param publicUrl where people reach the service, without a slash at its end */
    public InvitationResource(Bus bus, Mailer mailer, String publicUrl, InstantSource clock) {
        this.bus = bus;
        mail = new InvitationMail(mailer);
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** To invite an Org Admin is to appoint one, so it asks for as much. */
    public Future<Answer> create(Call call) {
        JsonObject body = call.body();
        Role role = Role.of(body.getString("role", Role.LEARNER.text()));
        if (role == Role.ORG_ADMIN) {
            Access.require(call.caller(), Scope.ROLES);
        }
        Instant end = end(Moments.optional(body, "expiresAt"));
        return bus.call(
                        Invitations.CREATE,
                        new Invitations.Invite(call.actor(), call.organizationId(), body.getString("email"), role, end))
                .compose(made -> {
                    String url = publicUrl + "/invitation/" + made.token();
                    return mail.send(call.requiredOrganization(), made.invitation(), url, language(body))
                            .map(outcome -> Answer.made(
                                    json(made.invitation())
                                            .put("url", url)
                                            .put("mail", outcome.name().toLowerCase(Locale.ROOT)),
                                    "/organizations/" + call.organizationId() + "/invitations/"
                                            + made.invitation().id()));
                });
    }

    public Future<Answer> list(Call call) {
        return bus.call(Invitations.LIST, new Invitations.ListAll(call.organizationId(), call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), InvitationResource::json)));
    }

    public Future<Answer> revoke(Call call) {
        InvitationId id = InvitationId.of(call.pathText("invitation"));
        return bus.call(Invitations.REVOKE, new Invitations.Revoke(call.actor(), call.organizationId(), id))
                .map(revoked -> Answer.done());
    }

    private Instant end(Optional<Instant> wished) {
        Instant now = clock.instant();
        Instant end = wished.orElseGet(() -> now.plus(USUAL));
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw ContractFailure.at(
                    "expiresAt",
                    Flaw.Reason.OTHER,
                    "expiresAt lies in the future, " + LONGEST.toDays() + " days at most.");
        }
        return end;
    }

    private static Language language(JsonObject body) {
        return Language.preferred(body.getString("language"));
    }

    private static JsonObject json(Invitations.Invitation invitation) {
        return new JsonObject()
                .put("id", invitation.id().toString())
                .put("email", invitation.email())
                .put("role", invitation.role().text())
                .put("status", invitation.status().name().toLowerCase(Locale.ROOT))
                .put("invitedBy", invitation.invitedBy())
                .put("acceptedBy", Shown.text(invitation.acceptedBy()))
                .put("expiresAt", Shown.moment(invitation.expiresAt()))
                .put("createdAt", Shown.moment(invitation.createdAt()));
    }
}

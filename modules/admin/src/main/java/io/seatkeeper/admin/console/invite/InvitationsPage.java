package io.seatkeeper.admin.console.invite;

import gg.jte.generated.precompiled.console.JteinvitationsGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Lifetime;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SeatMeter;
import io.seatkeeper.admin.console.page.SecretPage;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Invitations, made and revoked. */
public record InvitationsPage(Items<Invitation> invitations, Filters place, SeatMeter seats, Fields fields) {
    private static final String PATH = "/console/users/invitations";

    /** An invitation as the API describes it. */
    public record Invitation(String id, String email, String role, String status, String invitedBy, String expiresAt) {
        static Invitation of(JsonObject json) {
            return new Invitation(
                    json.getString("id"),
                    json.getString("email"),
                    json.getString("role"),
                    json.getString("status"),
                    json.getString("invitedBy"),
                    json.getString("expiresAt"));
        }

        public boolean open() {
            return status.equals("open");
        }

        /** Which of a pill's meanings the status has. */
        public String meaning() {
            return switch (status) {
                case "open" -> "warning";
                case "accepted" -> "good";
                default -> "neutral";
            };
        }
    }

    public static Future<Reply> show(Visit visit) {
        return drawn(visit, 200, Fields.of(Map.of(Lifetime.FIELD, "7")));
    }

    /** {@code POST …}: makes one and shows its link this once. */
    public static Future<Reply> make(Visit visit) {
        Voice voice = visit.voice();
        JsonObject body = new JsonObject()
                .put("email", visit.field("email").orElse("").strip())
                .put("role", visit.field("role").orElse("learner"))
                .put("language", voice.language());
        Lifetime.into(body, visit);
        return visit.make("createInvitation", Map.of(), body)
                .map(made -> made(visit, Objects.requireNonNull(made.body())))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return drawn(
                            visit,
                            refused.problem().code().status(),
                            Fields.refused(visit.fields(), refused, voice, "email"));
                });
    }

    private static Reply made(Visit visit, JsonObject invitation) {
        Voice voice = visit.voice();
        return new SecretPage(
                        voice.text("console.invitation.made", "email", invitation.getString("email")),
                        voice.text("console.invitation.mail." + invitation.getString("mail")),
                        List.of(new SecretPage.Shown(
                                voice.text("console.invitation.link"), invitation.getString("url"))),
                        PATH,
                        voice.text("console.invitations.title"))
                .reply(visit, Section.USERS);
    }

    /** {@code GET …/{invitation}/revoke}. */
    public static Future<Reply> askRevoke(Visit visit) {
        return visit.read("listInvitations", Map.of(), Map.of("limit", "200"))
                .map(found -> Items.of(found, Invitation::of).items().stream()
                        .filter(invitation -> invitation.id().equals(visit.path("invitation")))
                        .findFirst())
                .map(invitation -> new Confirmation(
                        invitation
                                .map(known -> visit.voice()
                                        .text(
                                                "console.invitation.revoke.question.of",
                                                "email",
                                                Written.plain(known.email())))
                                .orElseGet(() -> visit.voice().text("console.invitation.revoke.question")),
                        List.of(
                                visit.voice().text("console.invitation.revoke.effect"),
                                visit.voice().text("console.invitation.revoke.kept")),
                        PATH + "/" + visit.path("invitation") + "/revoke",
                        visit.voice().text("console.invitation.revoke.button"),
                        true,
                        PATH,
                        Map.of()))
                .map(asked -> asked.asked(visit, Section.USERS));
    }

    /** {@code POST …/{invitation}/revoke}. */
    public static Future<Reply> revoke(Visit visit) {
        return visit.change("revokeInvitation", Map.of("invitation", visit.path("invitation")))
                .map(done -> Reply.done(PATH, "invitation_revoked", Map.of()));
    }

    private static Future<Reply> drawn(Visit visit, int status, Fields fields) {
        Filters place = Filters.of(visit, "/users/invitations");
        return visit.read("listInvitations", Map.of(), place.query())
                .map(found -> new InvitationsPage(
                        Items.of(found, Invitation::of), place, SeatMeter.of(visit.organization()), fields))
                .map(page -> Reply.again(
                        status,
                        visit.voice().text("console.invitations.title"),
                        Section.USERS,
                        output -> JteinvitationsGenerated.render(output, null, visit.voice(), page)));
    }

    /** The roles to choose from, the lesser one first. */
    public static Map<String, String> roles(Voice voice) {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("learner", voice.text("role.learner"));
        roles.put("org_admin", voice.text("role.org_admin"));
        return roles;
    }
}

package io.seatkeeper.admin.console.push;

import gg.jte.generated.precompiled.console.JtescimclientGenerated;
import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * One SCIM client: what its provider's admin enters, how it proves itself, and its secrets.
 *
 * @param tokenUrl where it gets its access tokens
 */
public record ClientPage(Client client, String tokenUrl) {
    public static Future<Reply> show(Visit visit) {
        return client(visit)
                .map(client -> new ClientPage(client, visit.origin() + "/oauth2/token"))
                .map(page -> Reply.page(
                        page.client().name(),
                        Section.SCIM,
                        output -> JtescimclientGenerated.render(output, null, visit.voice(), page)));
    }

    /** {@code POST …/secrets}: gives it another secret and shows it this once. */
    public static Future<Reply> addSecret(Visit visit) {
        return visit.make("addScimClientSecret", named(visit), new JsonObject())
                .map(made -> ClientForm.secret(visit, made));
    }

    /** {@code GET …/secrets/{secret}/end}. */
    public static Future<Reply> askEndSecret(Visit visit) {
        Voice voice = visit.voice();
        return client(visit)
                .map(client -> new Confirmation(
                                voice.text(
                                        "console.application.secret.question",
                                        "application",
                                        Written.plain(client.name())),
                                List.of(
                                        voice.text("console.application.secret.effect"),
                                        voice.count(
                                                "console.application.secret.left",
                                                client.secrets().size() - 1)),
                                client.path() + "/secrets/" + visit.path("secret") + "/end",
                                voice.text("console.application.secret.end"),
                                true,
                                client.path(),
                                Map.of())
                        .asked(visit, Section.SCIM));
    }

    /** {@code POST …/secrets/{secret}/end}. */
    public static Future<Reply> endSecret(Visit visit) {
        return visit.change(
                        "removeScimClientSecret",
                        Map.of("client", visit.path("client"), "secret", visit.path("secret")))
                .map(done -> Reply.done(
                        visit.at(ScimPage.PATH + "/clients/" + visit.path("client")),
                        "application_secret_ended",
                        Map.of()));
    }

    /** {@code GET …/remove}. */
    public static Future<Reply> askRemove(Visit visit) {
        Voice voice = visit.voice();
        return client(visit)
                .map(client -> new Confirmation(
                                voice.text("console.scim.revoke.question", "token", Written.plain(client.name())),
                                List.of(
                                        voice.text("console.scim.client.remove.effect"),
                                        voice.count(
                                                "console.application.remove.secrets",
                                                client.secrets().size())),
                                client.path() + "/remove",
                                voice.text("console.scim.client.remove.button"),
                                true,
                                client.path(),
                                Map.of())
                        .asked(visit, Section.SCIM));
    }

    /** {@code POST …/remove}. */
    public static Future<Reply> remove(Visit visit) {
        return visit.change("deleteScimClient", named(visit))
                .map(done -> Reply.done(visit.at(ScimPage.PATH), "scim_client_removed", Map.of()));
    }

    private static Map<String, String> named(Visit visit) {
        return Map.of("client", visit.path("client"));
    }

    private static Future<Client> client(Visit visit) {
        return visit.read("getScimClient", named(visit), Map.of()).map(Client::of);
    }
}

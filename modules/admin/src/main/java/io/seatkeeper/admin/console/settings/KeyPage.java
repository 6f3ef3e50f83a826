package io.seatkeeper.admin.console.settings;

import gg.jte.generated.precompiled.console.JtekeyGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Lifetime;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SecretPage;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The form that makes an admin key, and the question before one is ended. */
public record KeyPage(Fields fields) {
    /** What a key may do, in the order of the form; {@code roles} is never ticked unasked. */
    public static final List<String> SCOPES =
            List.of("users", "connections", "domains", "scim", "applications", "records", "keys", "roles");

    public static Future<Reply> show(Visit visit) {
        return Future.succeededFuture(drawn(visit, 200, Fields.of(Map.of(Lifetime.FIELD, "365"))));
    }

    /** {@code POST …/keys/new}: makes one and shows it this once. */
    public static Future<Reply> make(Visit visit) {
        Voice voice = visit.voice();
        JsonObject body = new JsonObject()
                .put("name", visit.field("name").orElse(""))
                .put(
                        "scopes",
                        new JsonArray(SCOPES.stream()
                                .filter(scope -> visit.field("scope-" + scope).isPresent())
                                .toList()));
        Lifetime.into(body, visit);
        return visit.make("createAdminKey", Map.of(), body)
                .map(made -> new SecretPage(
                                voice.text("console.key.made"),
                                voice.text("console.key.made.lead"),
                                List.of(new SecretPage.Shown(
                                        voice.text("console.key"),
                                        Objects.requireNonNull(made.body()).getString("key"))),
                                SettingsPage.PATH,
                                voice.text("console.section.settings"))
                        .reply(visit, Section.SETTINGS))
                .recover(failure -> Future.succeededFuture(refused(visit, Refused.of(failure, "the console"))));
    }

    private static Reply refused(Visit visit, Refused refused) {
        boolean none = refused.problem().faults().stream()
                .anyMatch(fault -> fault.pointer().startsWith("/scopes"));
        Fields fields = Fields.refused(visit.fields(), refused, visit.voice());
        return drawn(
                visit,
                refused.problem().code().status(),
                none
                        ? new Fields(
                                fields.values(), fields.faults(), visit.voice().text("console.key.scopes.none"))
                        : fields);
    }

    /** {@code GET …/keys/{key}/end}. */
    public static Future<Reply> askEnd(Visit visit) {
        Voice voice = visit.voice();
        return visit.read("listAdminKeys", Map.of(), Map.of("limit", "200"))
                .map(found -> Items.of(found, AdminKey::of).items().stream()
                        .filter(key -> key.id().equals(visit.path("key")))
                        .findFirst()
                        .orElseThrow(() -> new ContractFailure(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning())))
                .map(key -> new Confirmation(
                                voice.text("console.key.end.question", "key", Written.plain(key.name())),
                                List.of(voice.text("console.key.end.effect")),
                                SettingsPage.PATH + "/keys/" + key.id() + "/end",
                                voice.text("console.key.end.button"),
                                true,
                                SettingsPage.PATH,
                                Map.of())
                        .asked(visit, Section.SETTINGS));
    }

    /** {@code POST …/keys/{key}/end}. */
    public static Future<Reply> end(Visit visit) {
        return visit.change("deleteAdminKey", Map.of("key", visit.path("key")))
                .map(done -> Reply.done(SettingsPage.PATH, "key_ended", Map.of()));
    }

    private static Reply drawn(Visit visit, int status, Fields fields) {
        return Reply.again(
                status,
                visit.voice().text("console.key.new"),
                Section.SETTINGS,
                output -> JtekeyGenerated.render(output, null, visit.voice(), new KeyPage(fields)));
    }
}

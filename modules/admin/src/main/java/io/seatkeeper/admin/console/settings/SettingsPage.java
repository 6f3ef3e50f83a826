package io.seatkeeper.admin.console.settings;

import gg.jte.generated.precompiled.console.JtesettingsGenerated;
import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Asked;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Meanwhile;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.contract.Organization;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The organization's settings and its admin keys.
 *
 * @param version for {@code If-Match}
 */
public record SettingsPage(Organization organization, long version, Items<AdminKey> keys, Fields fields) {
    static final String PATH = "/console/settings";

    public static Future<Reply> show(Visit visit) {
        return drawn(visit, 200, null);
    }

    /** {@code POST …}: changes what an Org Admin may. */
    public static Future<Reply> change(Visit visit) {
        JsonObject body = new JsonObject()
                .put("name", visit.field("name").orElse(""))
                .put("contactUrl", visit.field("contactUrl").orElse(null))
                .put("jitEnabled", visit.field("jitEnabled").isPresent())
                .put("skipUnknownMembers", visit.field("skipUnknownMembers").isPresent());
        return visit.changeSeen("updateOrganization", Map.of(), body)
                .map(done -> Reply.done(PATH, "settings_changed", Map.of()))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return drawn(visit, refused.problem().code().status(), refused);
                });
    }

    private static Future<Reply> drawn(Visit visit, int status, @Nullable Refused refused) {
        Future<Answer> organization =
                visit.call("getOrganization", Asked.reading(visit.inOrganization(Map.of()), Map.of()));
        Future<JsonObject> keys = visit.read("listAdminKeys", Map.of(), Map.of("limit", "200"));
        return Future.all(organization, keys)
                .compose(both -> fields(visit, organization.result(), refused))
                .map(fields -> new SettingsPage(
                        visit.organization(),
                        version(visit, organization.result(), refused),
                        Items.of(keys.result(), AdminKey::of),
                        fields))
                .map(page -> Reply.again(
                        status,
                        visit.voice().text("console.section.settings"),
                        Section.SETTINGS,
                        output -> JtesettingsGenerated.render(output, null, visit.voice(), page)));
    }

    private static Future<Fields> fields(Visit visit, Answer read, @Nullable Refused refused) {
        Map<String, String> now = values(Objects.requireNonNull(read.body()));
        return refused == null
                ? Future.succeededFuture(Fields.of(now))
                : Meanwhile.told(
                        visit,
                        refused,
                        Fields.refused(visit.fields(), refused, visit.voice()),
                        visit.organization().id().toString(),
                        now);
    }

    private static long version(Visit visit, Answer read, @Nullable Refused refused) {
        long now = Objects.requireNonNull(read.version());
        return refused == null ? now : Meanwhile.version(visit, refused, now);
    }

    private static Map<String, String> values(JsonObject organization) {
        Map<String, String> values = new HashMap<>();
        values.put("name", organization.getString("name"));
        values.put("contactUrl", Objects.requireNonNullElse(organization.getString("contactUrl"), ""));
        values.put("jitEnabled", String.valueOf(organization.getBoolean("jitEnabled")));
        values.put("skipUnknownMembers", String.valueOf(organization.getBoolean("skipUnknownMembers")));
        return values;
    }
}

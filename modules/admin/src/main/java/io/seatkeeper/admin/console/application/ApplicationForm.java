package io.seatkeeper.admin.console.application;

import gg.jte.generated.precompiled.console.JteapplicationformGenerated;
import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Entered;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Meanwhile;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SecretPage;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of an application, new or known.
 *
 * @param known null for a new one
 * @param version for {@code If-Match}; 0 for a new one
 */
public record ApplicationForm(@Nullable Application known, long version, Fields fields) {
    /** {@code GET …/new}. */
    public static Future<Reply> fresh(Visit visit) {
        return Future.succeededFuture(drawn(visit, 200, null, 0, Fields.EMPTY));
    }

    /** {@code POST …/new}: registers one, and shows its secret this once where it has one. */
    public static Future<Reply> make(Visit visit) {
        return visit.make("createApplication", Map.of(), body(visit))
                .map(made -> made(visit, made))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return Future.succeededFuture(drawn(
                            visit, status(refused), null, 0, Fields.refused(visit.fields(), refused, visit.voice())));
                });
    }

    /** {@code GET …/{application}/edit}. */
    public static Future<Reply> show(Visit visit) {
        return ApplicationPage.versioned(visit)
                .map(read ->
                        drawn(visit, 200, read.application(), read.version(), Fields.of(values(read.application()))));
    }

    /** {@code POST …/{application}/edit}. */
    public static Future<Reply> change(Visit visit) {
        return ApplicationPage.versioned(visit)
                .compose(read -> visit.changeSeen(
                                "replaceApplication",
                                Map.of("application", read.application().id()),
                                body(visit))
                        .map(done -> Reply.done(read.application().path(), "application_changed", Map.of()))
                        .recover(failure -> refused(visit, read, Refused.of(failure, "the console"))));
    }

    private static Reply made(Visit visit, Answer made) {
        JsonObject application = Objects.requireNonNull(made.body());
        String path = ApplicationsPage.PATH + "/" + application.getString("id");
        @Nullable String secret = application.getString("secret");
        return secret == null
                ? Reply.done(path, "application_made", Map.of())
                : secret(visit, application, secret).reply(visit, Section.APPLICATIONS);
    }

    static SecretPage secret(Visit visit, JsonObject application, String secret) {
        Voice voice = visit.voice();
        return new SecretPage(
                application.getString("name"),
                voice.text("console.application.made.lead"),
                List.of(
                        new SecretPage.Shown(voice.text("console.connection.secret"), secret),
                        new SecretPage.Shown(voice.text("console.connection.client"), application.getString("id")),
                        new SecretPage.Shown(voice.text("console.connection.issuer"), visit.origin())),
                ApplicationsPage.PATH + "/" + application.getString("id"),
                application.getString("name"));
    }

    private static JsonObject body(Visit visit) {
        JsonObject body = new JsonObject()
                .put("name", visit.field("name").orElse(""))
                .put("redirectUris", lines(visit.field("redirectUris").orElse("")))
                .put(
                        "postLogoutRedirectUris",
                        lines(visit.field("postLogoutRedirectUris").orElse("")))
                .put("introspectionOnly", visit.field("introspectionOnly").isPresent());
        for (String name : List.of("authentication", "signing", "backchannelLogoutUri")) {
            visit.field(name).ifPresent(value -> body.put(name, value.strip()));
        }
        visit.field("jwks").ifPresent(text -> body.put("jwks", Entered.object(text)));
        return body;
    }

    private static JsonArray lines(String text) {
        return new JsonArray(Arrays.stream(text.split("\\s+"))
                .filter(line -> !line.isEmpty())
                .toList());
    }

    private static Map<String, String> values(Application application) {
        Map<String, String> values = new HashMap<>();
        values.put("name", application.name());
        values.put("authentication", application.authentication());
        values.put("redirectUris", String.join("\n", application.redirectUris()));
        values.put("postLogoutRedirectUris", String.join("\n", application.postLogoutRedirectUris()));
        values.put("signing", application.signing());
        values.put("introspectionOnly", String.valueOf(application.introspectionOnly()));
        application.backchannelLogoutUri().ifPresent(uri -> values.put("backchannelLogoutUri", uri));
        application.jwks().ifPresent(jwks -> values.put("jwks", jwks));
        return values;
    }

    private static Future<Reply> refused(Visit visit, ApplicationPage.Versioned read, Refused refused) {
        return Meanwhile.told(
                        visit,
                        refused,
                        Fields.refused(visit.fields(), refused, visit.voice()),
                        read.application().id(),
                        values(read.application()))
                .map(fields -> drawn(
                        visit,
                        status(refused),
                        read.application(),
                        Meanwhile.version(visit, refused, read.version()),
                        fields));
    }

    private static int status(Refused refused) {
        return refused.problem().code().status();
    }

    private static Reply drawn(Visit visit, int status, @Nullable Application known, long version, Fields fields) {
        ApplicationForm page = new ApplicationForm(known, version, fields);
        return Reply.again(
                status,
                visit.voice().text(known == null ? "console.application.new" : "console.application.edit"),
                Section.APPLICATIONS,
                output -> JteapplicationformGenerated.render(output, null, visit.voice(), page));
    }

    public String back() {
        return known == null ? ApplicationsPage.PATH : known.path();
    }

    public String action() {
        return known == null ? ApplicationsPage.PATH + "/new" : known.path() + "/edit";
    }

    /** The ways in which an application proves itself, as the catalogue says them. */
    public Map<String, String> authentications(Voice voice) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none")) {
            choices.put(word, voice.word("console.authentication", word));
        }
        return choices;
    }
}

package io.seatkeeper.admin.console.application;

import gg.jte.generated.precompiled.console.JteapplicationGenerated;
import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Asked;
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
import java.util.Objects;

/**
 * One application: what its developers enter, where it may send people, and its secrets.
 *
 * @param issuer our own name as an OpenID provider
 */
public record ApplicationPage(Application application, String issuer) {
    public static Future<Reply> show(Visit visit) {
        return versioned(visit)
                .map(read -> new ApplicationPage(read.application(), visit.origin()))
                .map(page -> Reply.page(
                        page.application().name(),
                        Section.APPLICATIONS,
                        output -> JteapplicationGenerated.render(output, null, visit.voice(), page)));
    }

    /** {@code POST …/secrets}: gives it another secret and shows it this once. */
    public static Future<Reply> addSecret(Visit visit) {
        return visit.make("addApplicationSecret", application(visit), new JsonObject())
                .map(made -> {
                    JsonObject body = Objects.requireNonNull(made.body());
                    return ApplicationForm.secret(visit, body, body.getString("secret"))
                            .reply(visit, Section.APPLICATIONS);
                });
    }

    /** {@code GET …/secrets/{secret}/end}. */
    public static Future<Reply> askEndSecret(Visit visit) {
        Voice voice = visit.voice();
        return versioned(visit)
                .map(read -> new Confirmation(
                                voice.text(
                                        "console.application.secret.question",
                                        "application",
                                        Written.plain(read.application().name())),
                                List.of(
                                        voice.text("console.application.secret.effect"),
                                        voice.count(
                                                "console.application.secret.left",
                                                read.application().secrets().size() - 1)),
                                read.application().path() + "/secrets/" + visit.path("secret") + "/end",
                                voice.text("console.application.secret.end"),
                                true,
                                read.application().path(),
                                Map.of())
                        .asked(visit, Section.APPLICATIONS));
    }

    /** {@code POST …/secrets/{secret}/end}. */
    public static Future<Reply> endSecret(Visit visit) {
        return visit.change(
                        "removeApplicationSecret",
                        Map.of("application", visit.path("application"), "secret", visit.path("secret")))
                .map(done -> Reply.done(
                        ApplicationsPage.PATH + "/" + visit.path("application"), "application_secret_ended", Map.of()));
    }

    /** {@code GET …/remove}. */
    public static Future<Reply> askRemove(Visit visit) {
        Voice voice = visit.voice();
        return versioned(visit)
                .map(read -> new Confirmation(
                                voice.text(
                                        "console.application.remove.question",
                                        "application",
                                        Written.plain(read.application().name())),
                                List.of(
                                        voice.text("console.application.remove.effect"),
                                        voice.count(
                                                "console.application.remove.secrets",
                                                read.application().secrets().size())),
                                read.application().path() + "/remove",
                                voice.text("console.application.remove.button"),
                                true,
                                read.application().path(),
                                Map.of())
                        .asked(visit, Section.APPLICATIONS));
    }

    /** {@code POST …/remove}. */
    public static Future<Reply> remove(Visit visit) {
        return visit.change("deleteApplication", application(visit))
                .map(done -> Reply.done(ApplicationsPage.PATH, "application_removed", Map.of()));
    }

    private static Map<String, String> application(Visit visit) {
        return Map.of("application", visit.path("application"));
    }

    /** The application of the address with the version that it is at. */
    static Future<Versioned> versioned(Visit visit) {
        return visit.call("getApplication", Asked.reading(visit.inOrganization(application(visit)), Map.of()))
                .map(Versioned::of);
    }

    /** @param version for {@code If-Match} */
    record Versioned(Application application, long version) {
        static Versioned of(Answer answer) {
            return new Versioned(
                    Application.of(Objects.requireNonNull(answer.body())), Objects.requireNonNull(answer.version()));
        }
    }
}

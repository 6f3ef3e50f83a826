package io.seatkeeper.admin.console.setup;

import gg.jte.generated.precompiled.console.JtesetuplinksGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Lifetime;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SecretPage;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Set-up links, made and ended. */
public record SetupLinksPage(Items<Link> links, Fields fields) {
    private static final String PATH = "/console/setup-links";

    /** A link as the API describes it. */
    public record Link(
            String id, String name, boolean active, Optional<String> expiresAt, Optional<String> lastUsedAt) {
        static Link of(JsonObject json) {
            return new Link(
                    json.getString("id"),
                    json.getString("name"),
                    json.getBoolean("active"),
                    Optional.ofNullable(json.getString("expiresAt")),
                    Optional.ofNullable(json.getString("lastUsedAt")));
        }
    }

    public static Future<Reply> show(Visit visit) {
        return drawn(visit, 200, Fields.of(Map.of(Lifetime.FIELD, "7")));
    }

    /** {@code POST …}: makes one and shows it this once. */
    public static Future<Reply> make(Visit visit) {
        JsonObject body = new JsonObject();
        visit.field("name").ifPresent(name -> body.put("name", name));
        Lifetime.into(body, visit);
        return visit.make("createSetupLink", Map.of(), body)
                .map(made -> new SecretPage(
                                visit.voice().text("console.setup.made"),
                                visit.voice().text("console.setup.made.lead"),
                                List.of(new SecretPage.Shown(
                                        visit.voice().text("console.setup.link"),
                                        Objects.requireNonNull(made.body()).getString("url"))),
                                PATH,
                                visit.voice().text("console.setup.links"))
                        .reply(visit, Section.CONNECTIONS))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return drawn(
                            visit,
                            refused.problem().code().status(),
                            Fields.refused(visit.fields(), refused, visit.voice()));
                });
    }

    /** {@code GET …/{link}/end}. */
    public static Future<Reply> askEnd(Visit visit) {
        return all(visit)
                .map(links -> links.items().stream()
                        .filter(link -> link.id().equals(visit.path("link")))
                        .findFirst()
                        .orElseThrow(() -> new ContractFailure(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning())))
                .map(link -> new Confirmation(
                        visit.voice().text("console.setup.end.question", "link", Written.plain(link.name())),
                        List.of(
                                visit.voice().text("console.setup.end.effect"),
                                visit.voice().text("console.setup.end.kept")),
                        PATH + "/" + link.id() + "/end",
                        visit.voice().text("console.setup.end.button"),
                        true,
                        PATH,
                        Map.of()))
                .map(asked -> asked.asked(visit, Section.CONNECTIONS));
    }

    /** {@code POST …/{link}/end}. */
    public static Future<Reply> end(Visit visit) {
        return visit.change("deleteSetupLink", Map.of("link", visit.path("link")))
                .map(done -> Reply.done(PATH, "setup_link_ended", Map.of()));
    }

    private static Future<Items<Link>> all(Visit visit) {
        return visit.read("listSetupLinks", Map.of(), Map.of("limit", "200")).map(found -> Items.of(found, Link::of));
    }

    private static Future<Reply> drawn(Visit visit, int status, Fields fields) {
        return all(visit)
                .map(links -> new SetupLinksPage(links, fields))
                .map(page -> Reply.again(
                        status,
                        visit.voice().text("console.setup.links"),
                        Section.CONNECTIONS,
                        output -> JtesetuplinksGenerated.render(output, null, visit.voice(), page)));
    }
}

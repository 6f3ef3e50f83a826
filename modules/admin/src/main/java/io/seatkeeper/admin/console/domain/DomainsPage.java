package io.seatkeeper.admin.console.domain;

import gg.jte.generated.precompiled.console.JtedomainsGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The organization's domains, each with the record that proves it.
 *
 * @param base where the visitor's pages begin
 * @param unproven whose record was looked for just now and not found, with what was found instead
 */
public record DomainsPage(String base, Items<Domain> domains, Fields fields, Optional<Unproven> unproven) {
    static final String PATH = "/domains";

    /** A domain as the API describes it. */
    public record Domain(String id, String name, String recordName, String recordValue, Optional<String> verifiedAt) {
        static Domain of(JsonObject json) {
            return new Domain(
                    json.getString("id"),
                    json.getString("name"),
                    json.getString("recordName"),
                    json.getString("recordValue"),
                    Optional.ofNullable(json.getString("verifiedAt")));
        }
    }

    /** What a look for a record brought. */
    public record Unproven(String domain, String why) {}

    public static Future<Reply> show(Visit visit) {
        return drawn(visit, 200, Fields.EMPTY, Optional.empty());
    }

    /** {@code POST …/domains}: claims one. */
    public static Future<Reply> add(Visit visit) {
        return visit.make(
                        "addDomain",
                        Map.of(),
                        new JsonObject()
                                .put("name", visit.field("name").orElse("").strip()))
                .map(added -> Reply.done(
                        visit.at(PATH),
                        "domain_added",
                        Map.of("domain", Objects.requireNonNull(added.body()).getString("name"))))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return drawn(
                            visit,
                            refused.problem().code().status(),
                            Fields.refused(visit.fields(), refused, visit.voice(), "name"),
                            Optional.empty());
                });
    }

    /** {@code POST …/{domain}/verify}: looks for the record. */
    public static Future<Reply> verify(Visit visit) {
        return visit.change("verifyDomain", Map.of("domain", visit.path("domain")))
                .map(verified -> Reply.done(
                        visit.at(PATH),
                        "domain_verified",
                        Map.of("domain", Objects.requireNonNull(verified.body()).getString("name"))))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return drawn(
                            visit,
                            refused.problem().code().status(),
                            Fields.EMPTY,
                            Optional.of(new Unproven(
                                    visit.path("domain"), visit.voice().refusal(refused.problem()))));
                });
    }

    /** {@code GET …/{domain}/remove}. */
    public static Future<Reply> askRemove(Visit visit) {
        return all(visit)
                .map(domains -> domains.items().stream()
                        .filter(domain -> domain.id().equals(visit.path("domain")))
                        .findFirst()
                        .orElseThrow(() -> new ContractFailure(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning())))
                .map(domain -> new Confirmation(
                        visit.voice().text("console.domain.remove.question", "domain", domain.name()),
                        List.of(visit.voice().text("console.domain.remove.effect", "domain", domain.name())),
                        visit.at(PATH + "/" + domain.id() + "/remove"),
                        visit.voice().text("console.domain.remove.button"),
                        true,
                        visit.at(PATH),
                        Map.of()))
                .map(asked -> asked.asked(visit, Section.DOMAINS));
    }

    /** {@code POST …/{domain}/remove}. */
    public static Future<Reply> remove(Visit visit) {
        return visit.change("removeDomain", Map.of("domain", visit.path("domain")))
                .map(done -> Reply.done(visit.at(PATH), "domain_removed", Map.of()));
    }

    private static Future<Items<Domain>> all(Visit visit) {
        return visit.read("listDomains", Map.of(), Map.of("limit", "200")).map(found -> Items.of(found, Domain::of));
    }

    private static Future<Reply> drawn(Visit visit, int status, Fields fields, Optional<Unproven> unproven) {
        return all(visit)
                .map(domains -> new DomainsPage(visit.at(""), domains, fields, unproven))
                .map(page -> Reply.again(
                        status,
                        visit.voice().text("console.section.domains"),
                        Section.DOMAINS,
                        output -> JtedomainsGenerated.render(output, null, visit.voice(), page)));
    }
}

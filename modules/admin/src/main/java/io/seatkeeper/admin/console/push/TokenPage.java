package io.seatkeeper.admin.console.push;

import gg.jte.generated.precompiled.console.JtescimtokenGenerated;
import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Lifetime;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SecretPage;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The form that makes a token.
 *
 * @param base where the visitor's pages begin
 * @param connections what it may push for: names by id, with "none" first
 */
public record TokenPage(String base, Map<String, String> connections, Fields fields) {
    public static Future<Reply> show(Visit visit) {
        return drawn(visit, 200, Fields.EMPTY);
    }

    /** {@code POST …/tokens/new}: makes one and shows it this once. */
    public static Future<Reply> make(Visit visit) {
        JsonObject body = new JsonObject().put("name", visit.field("name").orElse(""));
        visit.field("connection").ifPresent(connection -> body.put("connection", connection));
        Lifetime.into(body, visit);
        return visit.make("createScimToken", Map.of(), body)
                .map(made -> secret(visit, made))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return drawn(
                            visit,
                            refused.problem().code().status(),
                            Fields.refused(visit.fields(), refused, visit.voice()));
                });
    }

    static Reply secret(Visit visit, Answer made) {
        JsonObject token = Objects.requireNonNull(made.body());
        return new SecretPage(
                        visit.voice().text("console.scim.token.made"),
                        visit.voice().text("console.scim.token.made.lead"),
                        List.of(
                                new SecretPage.Shown(
                                        visit.voice().text("console.scim.token.secret"), token.getString("token")),
                                new SecretPage.Shown(
                                        visit.voice().text("console.scim.base"), token.getString("baseUrl"))),
                        visit.at(ScimPage.PATH),
                        visit.voice().text("console.scim.title"))
                .reply(visit, Section.SCIM);
    }

    private static Future<Reply> drawn(Visit visit, int status, Fields fields) {
        return connections(visit)
                .map(connections -> new TokenPage(visit.at(""), connections, fields))
                .map(page -> Reply.again(
                        status,
                        visit.voice().text("console.scim.token.new"),
                        Section.SCIM,
                        output -> JtescimtokenGenerated.render(output, null, visit.voice(), page)));
    }

    /** What may be pushed for: names by id, with "none" first unless there is only one. */
    static Future<Map<String, String>> connections(Visit visit) {
        return visit.read("listConnections", Map.of(), Map.of("limit", "200")).map(found -> {
            Map<String, String> connections = new LinkedHashMap<>();
            if (found.getJsonArray("items").size() != 1) {
                connections.put("", visit.voice().text("console.none"));
            }
            connections.putAll(ScimPage.names(found));
            return connections;
        });
    }
}

package io.seatkeeper.admin.console.push;

import gg.jte.generated.precompiled.console.JtescimGenerated;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The address of pushes, their tokens, and what came in the last day.
 *
 * @param base where the visitor's pages begin
 * @param connections the names of the connections, by id
 * @param recent empty for whoever may not read the log
 */
public record ScimPage(
        String base, String baseUrl, Items<Token> tokens, Map<String, String> connections, Optional<Recent> recent) {
    static final String PATH = "/scim";

    /** What only an Org Admin sees: the clients, and what came in the last 24 hours. */
    public record Recent(long requests, long refused, Optional<ScimRequest> last, Items<Client> clients) {}

    public static Future<Reply> show(Visit visit) {
        Future<JsonObject> tokens = visit.read("listScimTokens", Map.of(), Map.of("limit", "200"));
        Future<JsonObject> connections = visit.read("listConnections", Map.of(), Map.of("limit", "200"));
        Future<Optional<Recent>> recent =
                visit.visitor().session().isPresent() ? recent(visit) : Future.succeededFuture(Optional.empty());
        return Future.all(tokens, connections, recent)
                .map(all -> new ScimPage(
                        visit.at(""),
                        visit.origin() + "/scim/v2/" + visit.organization().slug(),
                        Items.of(tokens.result(), Token::of),
                        names(connections.result()),
                        recent.result()))
                .map(page -> Reply.page(
                        visit.voice().text("console.scim.title"),
                        Section.SCIM,
                        output -> JtescimGenerated.render(output, null, visit.voice(), page)));
    }

    private static Future<Optional<Recent>> recent(Visit visit) {
        String since = visit.voice().now().minus(Duration.ofDays(1)).toString();
        Future<JsonObject> all = visit.read("listScimRequests", Map.of(), Map.of("since", since, "limit", "1"));
        Future<JsonObject> refused =
                visit.read("listScimRequests", Map.of(), Map.of("since", since, "status", "4xx", "limit", "1"));
        Future<JsonObject> broken =
                visit.read("listScimRequests", Map.of(), Map.of("since", since, "status", "5xx", "limit", "1"));
        Future<JsonObject> last = visit.read("listScimRequests", Map.of(), Map.of("limit", "1"));
        Future<JsonObject> clients = visit.read("listScimClients", Map.of(), Map.of("limit", "200"));
        return Future.all(all, refused, broken, last, clients)
                .map(read -> Optional.of(new Recent(
                        all.result().getLong("total"),
                        refused.result().getLong("total") + broken.result().getLong("total"),
                        Items.of(last.result(), ScimRequest::of).items().stream()
                                .findFirst(),
                        Items.of(clients.result(), Client::of))));
    }

    static Map<String, String> names(JsonObject connections) {
        return connections.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(
                        connection -> connection.getString("id"), connection -> connection.getString("name")));
    }

    /** What a token pushes for. */
    public Optional<String> connection(Token token) {
        return token.connection().map(id -> connections.getOrDefault(id, id));
    }
}

package io.seatkeeper.admin.console.dashboard;

import io.seatkeeper.admin.console.connect.Connection;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.SeatMeter;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.admin.console.push.Client;
import io.seatkeeper.admin.console.push.Token;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds what wants an Org Admin's attention: seats, pushes, certificates, tokens, secrets, admins. The gravest comes first. */
final class Warnings {
    private final Voice voice;
    private final List<Warning> found = new ArrayList<>();

    private Warnings(Voice voice) {
        this.voice = voice;
    }

    static Future<List<Warning>> of(Visit visit) {
        Map<String, String> one = Map.of("limit", "1");
        String since = visit.voice().now().minus(Duration.ofDays(1)).toString();
        Future<JsonObject> admins =
                visit.read("listUsers", Map.of(), Map.of("role", "org_admin", "status", "active", "limit", "1"));
        Future<JsonObject> requests = visit.read("listLinkRequests", Map.of(), one);
        Future<JsonObject> connections = visit.read("listConnections", Map.of(), Map.of("limit", "200"));
        Future<JsonObject> tokens = visit.read("listScimTokens", Map.of(), Map.of("limit", "200"));
        Future<JsonObject> clients = visit.read("listScimClients", Map.of(), Map.of("limit", "200"));
        Future<JsonObject> refused =
                visit.read("listScimRequests", Map.of(), Map.of("since", since, "status", "4xx", "limit", "1"));
        Future<JsonObject> broken =
                visit.read("listScimRequests", Map.of(), Map.of("since", since, "status", "5xx", "limit", "1"));
        return Future.all(List.of(admins, requests, connections, tokens, clients, refused, broken))
                .map(all -> {
                    Warnings warnings = new Warnings(visit.voice());
                    warnings.seats(SeatMeter.of(visit.organization()));
                    warnings.requests(total(requests));
                    warnings.pushes(total(refused) + total(broken));
                    Items.of(connections.result(), Connection::of).items().forEach(warnings::connection);
                    Items.of(tokens.result(), Token::of).items().forEach(warnings::token);
                    Items.of(clients.result(), Client::of).items().forEach(warnings::client);
                    warnings.admins(total(admins));
                    warnings.found.sort(Comparator.comparing(Warning::meaning)); // danger before warning
                    return List.copyOf(warnings.found);
                });
    }

    private static long total(Future<JsonObject> page) {
        return page.result().getLong("total");
    }

    private void seats(SeatMeter seats) {
        switch (seats.meaning()) {
            case "danger" -> found.add(new Warning("danger", voice.text("console.warning.seats.none"), null));
            case "warning" ->
                found.add(new Warning("warning", voice.count("console.warning.seats", seats.free()), null));
            default -> {}
        }
    }

    private void requests(long waiting) {
        if (waiting > 0) {
            add("warning", voice.count("console.warning.links", waiting), "/console/users/links", "links");
        }
    }

    private void pushes(long refused) {
        if (refused > 0) {
            add("warning", voice.count("console.warning.push", refused), "/console/scim/requests", "push");
        }
    }

    private void connection(Connection connection) {
        String page = "/console" + connection.path();
        String name = Written.plain(connection.name());
        if (connection.enabled() && !connection.expiring().isEmpty()) {
            add("warning", voice.text("console.warning.certificate", "connection", name), page, "certificate");
        }
        if (connection.provider().flatMap(Connection.Provider::failure).isPresent()) {
            add("warning", voice.text("console.warning.metadata", "connection", name), page, "certificate");
        }
    }

    private void token(Token token) {
        String name = Written.plain(token.name());
        String page = "/console/scim/tokens/" + token.id() + "/roll";
        if (token.ended(voice)) {
            add("danger", voice.text("console.warning.token.ended", "token", name), page, "token");
        } else if (token.endsSoon(voice)) {
            add("warning", voice.text("console.warning.token", "token", name), page, "token");
        }
    }

    private void client(Client client) {
        String name = Written.plain(client.name());
        if (client.ended(voice)) {
            add("danger", voice.text("console.warning.client.ended", "client", name), client.path(), "client");
        } else if (client.endsSoon(voice)) {
            add("warning", voice.text("console.warning.client", "client", name), client.path(), "client");
        }
    }

    private void admins(long active) {
        if (active == 1) {
            add(
                    "warning",
                    voice.text("console.warning.only_admin"),
                    "/console/users?role=learner&status=active",
                    "only_admin");
        }
    }

    private void add(String meaning, String text, String page, String act) {
        found.add(new Warning(meaning, text, new Warning.Link(page, voice.text("console.warning." + act + ".act"))));
    }
}

package io.seatkeeper.admin.console.people;

import gg.jte.generated.precompiled.console.JteuserGenerated;
import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Asked;
import io.seatkeeper.admin.console.page.AuditLines;
import io.seatkeeper.admin.console.page.Happening;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One person: who they are, what they may do, how they come in, where they are signed in and what happened to them.
 *
 * @param connections the names of the connections, by id
 */
public record UserPage(
        Person person,
        boolean self,
        Items<Session> sessions,
        Items<Happening> history,
        Map<String, String> connections) {
    /** A session as the API describes it. */
    public record Session(
            String id,
            String connection,
            String authMethod,
            String createdAt,
            String expiresAt,
            Optional<String> lastSeenAt,
            String userAgent) {
        static Session of(JsonObject json) {
            return new Session(
                    json.getString("id"),
                    json.getString("connection"),
                    json.getString("authMethod").toLowerCase(Locale.ROOT),
                    json.getString("createdAt"),
                    json.getString("expiresAt"),
                    Optional.ofNullable(json.getString("lastSeenAt")),
                    json.getString("userAgent"));
        }

        /** The browser and its system as people call them, out of the browser's own word; that word where it tells neither. */
        public String browser() {
            String system = first(
                    Map.of(
                            "Windows",
                            "Windows",
                            "Mac OS X",
                            "macOS",
                            "Android",
                            "Android",
                            "iPhone",
                            "iPhone",
                            "iPad",
                            "iPad",
                            "Linux",
                            "Linux"),
                    List.of("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"));
            String name = first(
                    Map.of(
                            "Edg/",
                            "Edge",
                            "OPR/",
                            "Opera",
                            "Firefox/",
                            "Firefox",
                            "Chrome/",
                            "Chrome",
                            "Safari/",
                            "Safari"),
                    List.of("Edg/", "OPR/", "Firefox/", "Chrome/", "Safari/"));
            return name.isEmpty() || system.isEmpty() ? userAgent : name + " · " + system;
        }

        private String first(Map<String, String> names, List<String> marks) {
            return marks.stream()
                    .filter(userAgent::contains)
                    .findFirst()
                    .map(mark -> names.getOrDefault(mark, ""))
                    .orElse("");
        }
    }

    public static Future<Reply> show(Visit visit) {
        Map<String, String> user = Map.of("user", visit.path("user"));
        Future<JsonObject> person = visit.read("getUser", user, Map.of());
        return person.compose(found -> {
                    Future<JsonObject> sessions = visit.read("listSessions", user, Map.of("limit", "20"));
                    Future<JsonObject> history = visit.read(
                            "listAuditEvents", Map.of(), Map.of("subject", found.getString("id"), "limit", "20"));
                    Future<JsonObject> connections = visit.read("listConnections", Map.of(), Map.of("limit", "200"));
                    return Future.all(sessions, history, connections)
                            .map(all -> of(visit, found, sessions.result(), history.result(), connections.result()));
                })
                .map(page -> Reply.page(
                        page.person().label(),
                        Section.USERS,
                        output -> JteuserGenerated.render(output, null, visit.voice(), page)));
    }

    private static UserPage of(
            Visit visit, JsonObject person, JsonObject sessions, JsonObject history, JsonObject connections) {
        return new UserPage(
                Person.of(person),
                person.getString("id").equals(visit.session().user().id().toString()),
                Items.of(sessions, Session::of),
                Items.of(history, entry -> AuditLines.of(entry, visit.voice())),
                connections.getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .collect(Collectors.toMap(
                                connection -> connection.getString("id"), connection -> connection.getString("slug"))));
    }

    /** A connection by the name that people know it by. */
    public String connection(String id) {
        return connections.getOrDefault(id, id);
    }

    /** Somebody with the version that they are at, for an act that must know what it changes. */
    static Future<Versioned> versioned(Visit visit) {
        return visit.call("getUser", Asked.reading(visit.inOrganization(Map.of("user", visit.path("user"))), Map.of()))
                .map(Versioned::of);
    }

    /** @param version for {@code If-Match} */
    record Versioned(Person person, long version) {
        static Versioned of(Answer answer) {
            return new Versioned(
                    Person.of(Objects.requireNonNull(answer.body())), Objects.requireNonNull(answer.version()));
        }
    }
}

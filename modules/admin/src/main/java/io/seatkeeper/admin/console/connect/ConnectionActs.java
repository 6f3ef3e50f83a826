package io.seatkeeper.admin.console.connect;

import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What touches everybody who signs in by a connection: each is asked first, with whom it touches. */
public final class ConnectionActs {
    private ConnectionActs() {}

    /** {@code GET …/enabled}. */
    public static Future<Reply> askEnabled(Visit visit) {
        return ConnectionPage.versioned(visit)
                .compose(read -> enabled(visit, read))
                .map(asked -> asked.asked(visit, Section.CONNECTIONS));
    }

    /** {@code POST …/enabled}: switches it off or on. */
    public static Future<Reply> changeEnabled(Visit visit) {
        boolean wish = visit.field("enabled").equals(Optional.of("true"));
        return visit.changeSeen("updateConnection", connection(visit), new JsonObject().put("enabled", wish))
                .map(done -> Reply.done(
                        visit.at(ConnectionsPage.PATH + "/" + visit.path("connection")),
                        wish ? "connection_enabled" : "connection_disabled",
                        Map.of()))
                .recover(failure -> ConnectionPage.versioned(visit)
                        .compose(read -> enabled(visit, read))
                        .map(asked -> asked.refused(visit, Section.CONNECTIONS, Refused.of(failure, "the console"))));
    }

    /** {@code GET …/remove}. */
    public static Future<Reply> askRemove(Visit visit) {
        return ConnectionPage.versioned(visit)
                .compose(read -> removal(visit, read.connection()))
                .map(asked -> asked.asked(visit, Section.CONNECTIONS));
    }

    /** {@code POST …/remove}. */
    public static Future<Reply> remove(Visit visit) {
        return visit.change("deleteConnection", connection(visit))
                .map(done -> Reply.done(visit.at(ConnectionsPage.PATH), "connection_removed", Map.of()))
                .recover(failure -> ConnectionPage.versioned(visit)
                        .compose(read -> removal(visit, read.connection()))
                        .map(asked -> asked.refused(visit, Section.CONNECTIONS, Refused.of(failure, "the console"))));
    }

    /** {@code POST …/default}: what {@code /sso/{org}} starts. */
    public static Future<Reply> makeDefault(Visit visit) {
        return visit.change("updateConnection", connection(visit), Map.of(), new JsonObject().put("default", true))
                .map(done -> Reply.done(
                        visit.at(ConnectionsPage.PATH + "/" + visit.path("connection")),
                        "connection_default",
                        Map.of()));
    }

    /** {@code POST …/keys}: the next of the two steps in which our keys are renewed. */
    public static Future<Reply> renewKeys(Visit visit) {
        String step = visit.field("step").orElse("");
        return visit.change("renewConnectionKeys", connection(visit), Map.of(), new JsonObject().put("step", step))
                .map(done -> Reply.done(
                        visit.at(ConnectionsPage.PATH + "/" + visit.path("connection")),
                        step.equals("finish") ? "keys_finished" : "keys_begun",
                        Map.of()));
    }

    private static Future<Confirmation> enabled(Visit visit, ConnectionPage.Versioned read) {
        Connection connection = read.connection();
        Voice voice = visit.voice();
        return visit.read("getConnectionUse", Map.of("connection", connection.id()), Map.of())
                .map(use -> {
                    String act = connection.enabled() ? "disable" : "enable";
                    List<String> effects = new ArrayList<>();
                    effects.add(voice.text("console." + act + ".effect", "connection", name(connection)));
                    effects.add(voice.count("console.connection.people", use.getLong("people")));
                    if (connection.enabled()) {
                        effects.add(voice.text("console.disable.kept"));
                    }
                    return new Confirmation(
                            voice.text("console." + act + ".question", "connection", name(connection)),
                            effects,
                            visit.at(connection.path() + "/enabled"),
                            voice.text("console." + act + ".button"),
                            connection.enabled(),
                            visit.at(connection.path()),
                            Map.of(
                                    "enabled",
                                    String.valueOf(!connection.enabled()),
                                    "version",
                                    String.valueOf(read.version())));
                });
    }

    private static Future<Confirmation> removal(Visit visit, Connection connection) {
        Voice voice = visit.voice();
        return visit.read("getConnectionUse", Map.of("connection", connection.id()), Map.of())
                .map(use -> new Confirmation(
                        voice.text("console.remove_connection.question", "connection", name(connection)),
                        List.of(
                                voice.count("console.connection.people", use.getLong("people")),
                                voice.count("console.connection.sessions", use.getLong("sessions")),
                                voice.text("console.remove_connection.effect")),
                        visit.at(connection.path() + "/remove"),
                        voice.text("console.remove_connection.button"),
                        true,
                        visit.at(connection.path()),
                        Map.of()));
    }

    private static Map<String, String> connection(Visit visit) {
        return Map.of("connection", visit.path("connection"));
    }

    private static String name(Connection connection) {
        return Written.plain(connection.name());
    }
}

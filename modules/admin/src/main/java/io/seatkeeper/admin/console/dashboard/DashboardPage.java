package io.seatkeeper.admin.console.dashboard;

import gg.jte.generated.precompiled.console.JtedashboardGenerated;
import io.seatkeeper.admin.console.page.AuditLines;
import io.seatkeeper.admin.console.page.Happening;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SeatMeter;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an Org Admin sees first.
 *
 * @param upgradeUrl where more seats are to be had
 * @param warnings what wants attention, the gravest first
 * @param turnedAway sign-ins that found no free seat
 * @param trend the seats of the last 90 days
 */
public record DashboardPage(
        String organization,
        SeatMeter seats,
        Optional<String> upgradeUrl,
        List<Warning> warnings,
        Items<Attempt> attempts,
        Items<Attempt> turnedAway,
        SeatTrend trend,
        Items<Happening> changes) {
    /** Up to here each seat is drawn by itself. */
    private static final int MOST_SQUARES = 120;

    /**
     * Something that wants attention.
     *
     * @param meaning {@code warning} or {@code danger}
     * @param link where something can be done about it; null where that is not on a page of ours
     */
    public record Warning(
            String meaning, String text, @Nullable Link link) {}

    /** A way on. */
    public record Link(String address, String text) {}

    /** A sign-in as the API describes it. */
    public record Attempt(String reference, String at, boolean accepted, Optional<String> code, Optional<String> who) {
        static Attempt of(JsonObject json) {
            return new Attempt(
                    json.getString("reference"),
                    json.getString("at"),
                    json.getBoolean("accepted"),
                    Optional.ofNullable(json.getString("code")),
                    Optional.ofNullable(json.getString("email"))
                            .or(() -> Optional.ofNullable(json.getString("externalSsoId"))));
        }
    }

    public static Future<Reply> show(Visit visit) {
        Future<JsonObject> attempts = visit.read("listSignInAttempts", Map.of(), Map.of("limit", "6"));
        Future<JsonObject> turnedAway = visit.read(
                "listSignInAttempts", Map.of(), Map.of("code", ErrorCode.SEATS_EXHAUSTED.text(), "limit", "5"));
        Future<JsonObject> changes = visit.read("listAuditEvents", Map.of(), Map.of("limit", "8"));
        Future<JsonObject> admins =
                visit.read("listUsers", Map.of(), Map.of("role", "org_admin", "status", "active", "limit", "1"));
        Future<JsonObject> requests = visit.read("listLinkRequests", Map.of(), Map.of("limit", "1"));
        Future<JsonObject> trend = visit.read("getSeatTrend", Map.of(), Map.of());
        return Future.all(attempts, turnedAway, changes, admins, requests, trend)
                .map(all -> new DashboardPage(
                        visit.organization().name(),
                        SeatMeter.of(visit.organization()),
                        visit.organization().upgradeUrl(),
                        warnings(
                                visit,
                                admins.result().getLong("total"),
                                requests.result().getLong("total")),
                        Items.of(attempts.result(), Attempt::of),
                        Items.of(turnedAway.result(), Attempt::of),
                        SeatTrend.of(trend.result()),
                        Items.of(changes.result(), entry -> AuditLines.withSubject(entry, visit.voice()))))
                .map(page -> Reply.page(
                        visit.voice().text("console.section.dashboard"),
                        Section.DASHBOARD,
                        output -> JtedashboardGenerated.render(output, null, visit.voice(), page)));
    }

    private static List<Warning> warnings(Visit visit, long admins, long requests) {
        Voice voice = visit.voice();
        SeatMeter seats = SeatMeter.of(visit.organization());
        List<Warning> warnings = new ArrayList<>();
        switch (seats.meaning()) {
            case "danger" -> warnings.add(new Warning("danger", voice.text("console.warning.seats.none"), null));
            case "warning" ->
                warnings.add(new Warning("warning", voice.count("console.warning.seats", seats.free()), null));
            default -> {}
        }
        if (requests > 0) {
            warnings.add(new Warning(
                    "warning",
                    voice.count("console.warning.links", requests),
                    new Link("/console/users/links", voice.text("console.warning.links.act"))));
        }
        if (admins == 1) {
            warnings.add(new Warning(
                    "warning",
                    voice.text("console.warning.only_admin"),
                    new Link(
                            "/console/users?role=learner&status=active",
                            voice.text("console.warning.only_admin.act"))));
        }
        return warnings;
    }

    /** Whether each seat is drawn by itself. */
    public boolean squares() {
        return seats.limited() && Math.max(seats.limit(), seats.used()) <= MOST_SQUARES;
    }
}

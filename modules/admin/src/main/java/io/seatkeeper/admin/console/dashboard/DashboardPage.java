package io.seatkeeper.admin.console.dashboard;

import gg.jte.generated.precompiled.console.JtedashboardGenerated;
import io.seatkeeper.admin.console.page.AuditLines;
import io.seatkeeper.admin.console.page.Happening;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SeatMeter;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.record.Attempt;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    public static Future<Reply> show(Visit visit) {
        Future<JsonObject> attempts = visit.read("listSignInAttempts", Map.of(), Map.of("limit", "6"));
        Future<JsonObject> turnedAway = visit.read(
                "listSignInAttempts", Map.of(), Map.of("code", ErrorCode.SEATS_EXHAUSTED.text(), "limit", "5"));
        Future<JsonObject> changes = visit.read("listAuditEvents", Map.of(), Map.of("limit", "8"));
        Future<List<Warning>> warnings = Warnings.of(visit);
        Future<JsonObject> trend = visit.read("getSeatTrend", Map.of(), Map.of());
        return Future.all(attempts, turnedAway, changes, warnings, trend)
                .map(all -> new DashboardPage(
                        visit.organization().name(),
                        SeatMeter.of(visit.organization()),
                        visit.organization().upgradeUrl(),
                        warnings.result(),
                        Items.of(attempts.result(), Attempt::of),
                        Items.of(turnedAway.result(), Attempt::of),
                        SeatTrend.of(trend.result()),
                        Items.of(changes.result(), entry -> AuditLines.withSubject(entry, visit.voice()))))
                .map(page -> Reply.page(
                        visit.voice().text("console.section.dashboard"),
                        Section.DASHBOARD,
                        output -> JtedashboardGenerated.render(output, null, visit.voice(), page)));
    }

    /** Whether each seat is drawn by itself. */
    public boolean squares() {
        return seats.limited() && Math.max(seats.limit(), seats.used()) <= MOST_SQUARES;
    }
}

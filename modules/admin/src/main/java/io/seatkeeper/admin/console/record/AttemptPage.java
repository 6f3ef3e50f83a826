package io.seatkeeper.admin.console.record;

import gg.jte.generated.precompiled.console.JteattemptGenerated;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * One sign-in with each check, expected beside received.
 *
 * @param connection the name of the connection that it came by
 */
public record AttemptPage(Attempt attempt, Optional<String> connection) {
    public static Future<Reply> show(Visit visit) {
        return visit.read("listSignInAttempts", Map.of(), Map.of("reference", visit.path("reference"), "limit", "1"))
                .map(found -> Items.of(found, Attempt::of).items().stream()
                        .findFirst()
                        .orElseThrow(() -> new ContractFailure(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning())))
                .compose(attempt -> visit.read("listConnections", Map.of(), Map.of("limit", "200"))
                        .map(connections -> new AttemptPage(attempt, name(attempt, connections))))
                .map(page -> Reply.page(
                        page.attempt().reference(),
                        Section.SIGN_INS,
                        output -> JteattemptGenerated.render(output, null, visit.voice(), page)));
    }

    private static Optional<String> name(Attempt attempt, JsonObject connections) {
        return attempt.connection()
                .map(id -> connections.getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .filter(connection -> connection.getString("id").equals(id))
                        .map(connection -> connection.getString("name"))
                        .findFirst()
                        .orElse(id));
    }
}

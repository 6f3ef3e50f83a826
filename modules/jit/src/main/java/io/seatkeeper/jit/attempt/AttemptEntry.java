package io.seatkeeper.jit.attempt;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What the log of sign-ins will say of one that has just ended.
 *
 * @param reference what the person reads out
 * @param code why it was refused; empty when it was let in
 * @param message what happened, in a sentence for admins
 * @param email what the provider said, once verified
 * @param externalSsoId what the provider said, once verified
 */
public record AttemptEntry(
        String reference,
        OrganizationId organization,
        Optional<ConnectionId> connection,
        Optional<ErrorCode> code,
        String message,
        Optional<String> email,
        Optional<String> externalSsoId,
        List<Check> checks) {
    private static final int LONGEST = 1_000;

    public AttemptEntry {
        message = storable(message);
        email = email.map(AttemptEntry::storable);
        externalSsoId = externalSsoId.map(AttemptEntry::storable);
        checks = List.copyOf(checks);
    }

    /** The checks as the log keeps them. */
    public JsonArray checksJson() {
        JsonArray list = new JsonArray();
        checks.forEach(check -> list.add(new JsonObject()
                .put("code", check.code().name())
                .put("name", check.name())
                .put("passed", check.passed())
                .put("expected", storable(check.expected()))
                .put("received", storable(check.received()))));
        return list;
    }

    /** The checks as they come back out of the log. */
    static List<Check> checks(JsonArray list) {
        return list.stream()
                .map(JsonObject.class::cast)
                .map(check -> new Check(
                        ErrorCode.valueOf(check.getString("code")),
                        check.getString("name"),
                        check.getBoolean("passed"),
                        check.getString("expected"),
                        check.getString("received")))
                .toList();
    }

    /** Bounded, and without what PostgreSQL can't keep in a text: a provider may send anything. */
    static String storable(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return shown.indexOf('\0') < 0 ? shown : shown.replace('\0', '\uFFFD');
    }
}

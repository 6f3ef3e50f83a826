package io.seatkeeper.platform.published;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.AuditActions;
import io.vertx.core.json.JsonObject;

/**
 * Something that was done.
 *
 * @param action what, one of {@link AuditActions}, which is also the type of the event: {@code user.provisioned}
 * @param subject the id of what it was done to
 * @param detail what changed; no secret
 */
public record Fact(Actor actor, String action, String subject, JsonObject detail) {
    public Fact {
        if (!AuditActions.ALL.contains(action)) {
            throw new IllegalArgumentException("AuditActions doesn't name " + action);
        }
        detail = detail.copy();
    }
}

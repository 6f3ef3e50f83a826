package io.seatkeeper.oauth.refusal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes refusals into the audit log, each once in a while. One instance for the process. */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;
    private static final Actor SEATKEEPER = new Actor(Actor.Kind.SYSTEM, "seatkeeper", "Seatkeeper");

    private final Database database;
    private final Cache<Said, Boolean> said = Caffeine.newBuilder()
            .expireAfterWrite(QUIET)
            .maximumSize(MOST_REMEMBERED)
            .build();

    public Refusals(Database database) {
        this.database = database;
    }

    /** The reasons are texts of ours, so there are few. */
    private record Said(OrganizationId organization, String action, String subject, String reason) {}

    /**
     * Notes a refusal beside the answer, which doesn't wait for it.
     *
     * @param action {@code scim_client.refused}
     * @param subject the id of the client whose request was refused, one that there is
     */
    public void note(OrganizationId organization, String action, String subject, OauthFailure refusal) {
        String reason = String.valueOf(refusal.getMessage());
        Said key = new Said(organization, action, subject, reason);
        if (said.asMap().putIfAbsent(key, true) != null) {
            return;
        }
        JsonObject detail = new JsonObject().put("error", refusal.kind().text()).put("reason", reason);
        if (!refusal.received().isEmpty()) {
            detail.put("received", refusal.received());
        }
        database.transaction(connection ->
                        Facts.record(connection, organization, new Fact(SEATKEEPER, action, subject, detail)))
                .onFailure(fault -> LOG.warn("A refusal of {} was not noted: {}", subject, fault.getMessage()));
    }
}

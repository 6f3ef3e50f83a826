package io.seatkeeper.oauth.refusal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
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
    private record Said(Optional<OrganizationId> organization, String action, String subject, String reason) {}

    /**
     * What is done for an application that is known; a refusal of it is noted where the application is an organization's, or where
     * it is proven whose grant or session it was. Others are the vendor's alone and stand in the service's log.
     */
    public <T> Future<T> watched(Application application, Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(started -> work.get()).onFailure(failure -> note(application, failure));
    }

    /** Notes what an application was refused; whatever is no refusal is none of this. */
    public void note(Application application, Throwable failure) {
        if (!(failure instanceof OauthFailure refusal) || refusal.kind() == Kind.LOGIN_REQUIRED) {
            return;
        }
        Optional<OrganizationId> organization = application.organization().or(refusal::organization);
        if (organization.isPresent()) {
            note(organization.get(), "application.refused", application.id().toString(), refusal);
        } else if (isNews(new Said(
                Optional.empty(), "application.refused", application.id().toString(), refusal.reason()))) {
            LOG.info(
                    "Application {} was refused: {} {}",
                    application.id(),
                    refusal.kind().text(),
                    refusal.reason());
        }
    }

    /**
     * Notes a refusal beside the answer, which doesn't wait for it.
     *
     * @param action {@code scim_client.refused} or {@code application.refused}
     * @param subject the id of the client whose request was refused, one that there is
     */
    public void note(OrganizationId organization, String action, String subject, OauthFailure refusal) {
        String reason = refusal.reason();
        if (!isNews(new Said(Optional.of(organization), action, subject, reason))) {
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

    private boolean isNews(Said what) {
        return said.asMap().putIfAbsent(what, true) == null;
    }
}

package io.seatkeeper.oauth.refusal;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.RefusalLog;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

/** Notes what clients are refused, each once in a while. One instance for the process. */
public final class Refusals {
    private static final Actor SEATKEEPER = new Actor(Actor.Kind.SYSTEM, "seatkeeper", "Seatkeeper");

    private final RefusalLog log;
    private final Strangers strangers = new Strangers();

    public Refusals(Database database) {
        log = new RefusalLog(database);
    }

    /** Notes that somebody claims to be a client that there is not, which is no organization's. */
    public void unknown(String clientId) {
        strangers.note(clientId);
    }

    /**
     * What is done for an application that is known; a refusal of it is noted where the application is an organization's, or where
     * it is proven whose grant or session it was. Others are the vendor's alone and stand in the service's log.
     */
    public <T> Future<T> watched(Application application, Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(started -> work.get()).onFailure(failure -> note(application, failure));
    }

    /** Notes what an application was refused; whatever is no refusal is none of this. */
    public void note(Application application, Throwable failure) {
        if (!(failure instanceof OauthFailure refusal) || isAnswer(refusal)) {
            return;
        }
        Optional<OrganizationId> organization = application.organization().or(refusal::organization);
        if (organization.isPresent()) {
            note(organization.get(), "application.refused", application.id().toString(), refusal);
        } else {
            log.note(
                    "application.refused",
                    application.id().toString(),
                    refusal.kind().text() + ", " + refusal.reason());
        }
    }

    /** That nobody is signed in answers a silent question, day in day out; that somebody is who doesn't fit is worth a note. */
    private static boolean isAnswer(OauthFailure refusal) {
        return refusal.kind() == Kind.LOGIN_REQUIRED && refusal.organization().isEmpty();
    }

    /**
     * Notes a refusal beside the answer, which doesn't wait for it.
     *
     * @param action {@code scim_client.refused} or {@code application.refused}
     * @param subject the id of the client whose request was refused, one that there is
     */
    public void note(OrganizationId organization, String action, String subject, OauthFailure refusal) {
        JsonObject detail = new JsonObject().put("error", refusal.kind().text()).put("reason", refusal.reason());
        if (!refusal.received().isEmpty()) {
            detail.put("received", refusal.received());
        }
        log.note(organization, new Fact(SEATKEEPER, action, subject, detail), refusal.reason());
    }
}

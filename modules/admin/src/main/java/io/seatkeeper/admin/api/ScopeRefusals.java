package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Caller;
import io.seatkeeper.contract.KeyId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.RefusalLog;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what keys and set-up links are refused for want of a scope in the audit log of the organization that was asked for, as
 * {@code admin_key.refused} and {@code setup_link.refused}. Somebody else's organization reads nothing of it. The operator and Org
 * Admins have every scope.
 */
final class ScopeRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(ScopeRefusals.class);

    private final Bus bus;
    private final RefusalLog log;

    ScopeRefusals(Bus bus, RefusalLog log) {
        this.bus = bus;
        this.log = log;
    }

    /**
     * What is done for a caller; a {@link NotAllowed} of it is noted beside the answer.
     *
     * @param organization the slug or id that was asked for; null where the operation is of none
     */
    <T> Future<T> watched(Caller caller, String operation, @Nullable String organization, Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(started -> work.get()).onFailure(failure -> {
            if (failure instanceof NotAllowed refusal && organization != null) {
                note(caller, operation, organization, refusal);
            }
        });
    }

    private void note(Caller caller, String operation, String organization, NotAllowed refusal) {
        switch (caller) {
            case Caller.Program program ->
                note(caller, organization, "admin_key.refused", program.key(), operation, refusal);
            case Caller.SetUp setUp ->
                note(caller, organization, "setup_link.refused", setUp.key(), operation, refusal);
            case Caller.Operator operator -> {}
            case Caller.Administrator administrator -> {}
        }
    }

    private void note(
            Caller caller, String organization, String action, KeyId key, String operation, NotAllowed refusal) {
        JsonObject detail = new JsonObject().put("operation", operation).put("reason", refusal.reason());
        refusal.scope().ifPresent(scope -> detail.put("scope", scope.text()));
        Fact fact = new Fact(caller.actor(), action, key.toString(), detail);
        bus.call(Organizations.FIND, new Organizations.Find(organization))
                .onSuccess(found -> {
                    if (caller.reaches(found.id())) {
                        log.note(found.id(), fact, operation);
                    }
                })
                .onFailure(fault -> LOG.debug("A refusal of key {} was not noted: {}", key, fault.getMessage()));
    }
}

package io.seatkeeper.platform.published;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.database.Database;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refusals into the audit log beside the answer, which neither waits for it nor fails with it. The same refusal is written
 * once in ten minutes, so that nobody can fill a log by asking again. One instance for each kind of refusals in a process.
 */
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;

    private final Database database;
    private final Cache<Said, Boolean> said = Caffeine.newBuilder()
            .expireAfterWrite(QUIET)
            .maximumSize(MOST_REMEMBERED)
            .build();

    public RefusalLog(Database database) {
        this.database = database;
    }

    private record Said(Optional<OrganizationId> organization, String action, String subject, String what) {}

    /**
     * Notes a refusal that an organization may read of.
     *
     * @param fact its subject is the id of whoever was refused, one that there is
     * @param what tells this refusal of the subject from its others; one of few texts, none that a caller can choose
     */
    public void note(OrganizationId organization, Fact fact, String what) {
        if (!isNews(new Said(Optional.of(organization), fact.action(), fact.subject(), what))) {
            return;
        }
        database.transaction(connection -> Facts.record(connection, organization, fact))
                .onFailure(fault -> LOG.warn("A refusal of {} was not noted: {}", fact.subject(), fault.getMessage()));
    }

    /** Notes a refusal that is no organization's in the service's log. */
    public void note(String action, String subject, String what) {
        if (isNews(new Said(Optional.empty(), action, subject, what))) {
            LOG.info("{} {}: {}", action, subject, what);
        }
    }

    private boolean isNews(Said refusal) {
        return said.asMap().putIfAbsent(refusal, true) == null;
    }
}

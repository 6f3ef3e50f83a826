package io.seatkeeper.oauth.refusal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Client ids that are nobody's. They stand in the service's log, since no organization can be told: each once in ten minutes, the
 * first hundred of them. What isn't written like an id may be a secret in the wrong place, and is not told.
 */
final class Strangers {
    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int MOST = 100;
    /** As ours are written (RFC 9562 §4). */
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Cache<String, Boolean> said =
            Caffeine.newBuilder().expireAfterWrite(QUIET).build();

    void note(String clientId) {
        String shown = ID.matcher(clientId).matches() ? clientId : "of that name, which is no id of ours";
        said.cleanUp();
        if (said.estimatedSize() < MOST && said.asMap().putIfAbsent(shown, true) == null) {
            LOG.info("A request was refused: there is no client {}.", shown);
        }
    }
}

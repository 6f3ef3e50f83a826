package io.seatkeeper.practiceidp.push;

import io.seatkeeper.practiceidp.tenant.Tenant;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pushes of all tenants: one at a time each. Safe to use from any thread. */
public final class Pushes {
    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, PushTarget> targets = new ConcurrentHashMap<>();
    private final Map<String, Push> newest = new ConcurrentHashMap<>();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /** Where a tenant pushes to from now on. */
    public void aim(Tenant tenant, PushTarget target) {
        targets.put(tenant.name(), target);
    }

    /** Where a tenant pushes to. */
    public Optional<PushTarget> target(Tenant tenant) {
        return Optional.ofNullable(targets.get(tenant.name()));
    }

    /** A tenant's newest push. */
    public Optional<Push> newest(Tenant tenant) {
        return Optional.ofNullable(newest.get(tenant.name()));
    }

    /**
     * Starts a push of everybody in the tenant's directory, unless one is under way, which is answered then.
     *
     * @throws IllegalArgumentException when the tenant has no target
     */
    public Push start(Tenant tenant, Manner manner) {
        PushTarget target = target(tenant)
                .orElseThrow(() -> new IllegalArgumentException("say first where to push to: base URL and token"));
        return newest.compute(tenant.name(), (name, before) -> {
            if (before != null && !before.isFinished()) {
                return before;
            }
            Push push = new Push(manner);
            Remembered kept = remembered.computeIfAbsent(name + " " + target.baseUrl(), made -> new Remembered());
            Staff staff = Staff.of(tenant.people());
            Thread.ofVirtual().name("push-" + name).start(() -> run(push, target, staff, kept));
            return push;
        });
    }

    private void run(Push push, PushTarget target, Staff staff, Remembered kept) {
        Manner manner = push.manner();
        Conversation talk = new Conversation(http, target, manner.mediaType(), manner.suffix(), push::heard);
        try {
            new Sync(talk, staff, kept, push).run();
        } catch (RuntimeException fault) {
            LOG.error("A push broke off", fault);
            push.stepFailed("The push broke off: " + fault.getMessage());
        } finally {
            push.finish();
        }
    }
}

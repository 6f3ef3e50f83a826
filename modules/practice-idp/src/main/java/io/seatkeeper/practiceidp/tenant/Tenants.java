package io.seatkeeper.practiceidp.tenant;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tenants of one provider, made when first asked for; at most {@value #MOST}. */
public final class Tenants {
    private static final int MOST = 1_000;

    private final Map<String, Tenant> byName = new ConcurrentHashMap<>();
    private volatile String base = "";

    /** Says where the provider listens, as {@code http://host:port}. Before that there are no tenants. */
    public void listenAt(String newBase) {
        base = newBase;
    }

    /** Where the provider listens. */
    public String base() {
        if (base.isEmpty()) {
            throw new IllegalStateException("the practice identity provider isn't listening yet");
        }
        return base;
    }

    /** Whether a tenant may be called so. */
    public static boolean isName(String name) {
        return Tenant.isName(name);
    }

    /** A tenant that has been asked for before. */
    public Optional<Tenant> running(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * A tenant, made now if need be, which takes some tenths of a second.
     *
     * @throws IllegalArgumentException when no tenant may be called so, or there are too many
     */
    public Tenant named(String name) {
        if (!isName(name) || (byName.size() >= MOST && !byName.containsKey(name))) {
            throw new IllegalArgumentException("no such tenant");
        }
        return byName.computeIfAbsent(name, made -> new Tenant(made, base() + Tenant.pathOf(made)));
    }
}

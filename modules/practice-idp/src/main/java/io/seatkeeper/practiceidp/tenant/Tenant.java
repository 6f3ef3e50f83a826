package io.seatkeeper.practiceidp.tenant;

import io.seatkeeper.practiceidp.people.People;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** One issuer with keys, people, faults and sessions of its own. */
public final class Tenant {
    /** The tenant at the root. */
    public static final String ROOT = "";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String ROOT_DOMAIN = "acme.example";

    private final String name;
    private final String issuer;
    private final SigningKeys keys = new SigningKeys();
    private final FaultQueue faults = new FaultQueue();
    private final PracticeSessions sessions = new PracticeSessions();
    private final Clients clients = new Clients();
    private final People people;

    /** Makes keys, so it blocks for some tenths of a second. */
    Tenant(String name, String issuer) {
        this.name = name;
        this.issuer = issuer;
        this.people = new People(name, name.equals(ROOT) ? ROOT_DOMAIN : name + ".example");
    }

    /** Whether a tenant may be called so: the root's empty name, or up to 63 letters, digits and hyphens. */
    static boolean isName(String name) {
        return name.equals(ROOT) || NAME.matcher(name).matches();
    }

    /** The path of a tenant's root: empty, or {@code /t/name}. */
    static String pathOf(String name) {
        return name.equals(ROOT) ? "" : "/t/" + name;
    }

    /** Its path, empty for the root. */
    public String path() {
        return pathOf(name);
    }

    /** Its name, empty for the root. */
    public String name() {
        return name;
    }

    /** The issuer, without a slash at its end. */
    public String issuer() {
        return issuer;
    }

    /** The {@code tid} claim: a UUID that outlives a restart. */
    public String tenantId() {
        return UUID.nameUUIDFromBytes(("tid:" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Its keys. */
    public SigningKeys keys() {
        return keys;
    }

    /** The faults that wait here. */
    public FaultQueue faults() {
        return faults;
    }

    /** Who is signed in. */
    public PracticeSessions sessions() {
        return sessions;
    }

    /** The clients that have been told to it; all others are taken at their word. */
    public Clients clients() {
        return clients;
    }

    /** Its people. */
    public People people() {
        return people;
    }
}

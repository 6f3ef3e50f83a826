package io.seatkeeper.practiceidp;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.push.Manner;
import io.seatkeeper.practiceidp.push.Push;
import io.seatkeeper.practiceidp.push.PushTarget;
import io.seatkeeper.practiceidp.push.Pushes;
import io.seatkeeper.practiceidp.tenant.Clients.Client;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.practiceidp.tenant.RequestLog;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.seatkeeper.practiceidp.tenant.Tenants;
import java.util.List;

/**
 * How a test or the demo holds a practice identity provider that runs in its own process. Safe to use from any thread, once
 * the verticle is deployed. A first use of a tenant and {@link #roll} take some tenths of a second.
 */
public final class PracticeIdp {
    private final Tenants tenants;
    private final RequestLog log;
    private final Pushes pushes;
    private final String name;

    PracticeIdp(Tenants tenants, RequestLog log, Pushes pushes, String name) {
        this.tenants = tenants;
        this.log = log;
        this.pushes = pushes;
        this.name = name;
    }

    /** The same provider, seen from another tenant. */
    public PracticeIdp at(String tenant) {
        return new PracticeIdp(tenants, log, pushes, tenant);
    }

    /** Where the provider listens, as {@code http://host:port}. */
    public String baseUrl() {
        return tenants.base();
    }

    /** The issuer of this tenant. */
    public String issuer() {
        return tenant().issuer();
    }

    /** Rolls the keys over; the one before stays published. */
    public void roll() {
        tenant().keys().roll();
    }

    /** The next sign-in goes wrong. */
    public void fault(Fault fault) {
        fault(fault, 1, Place.SIGN_IN);
    }

    /** The next {@code times} requests at this place go wrong. */
    public void fault(Fault fault, int times, Place place) {
        tenant().faults().add(fault, times, place);
    }

    /** Nothing more goes wrong. */
    public void clearFaults() {
        tenant().faults().clear();
    }

    /** Adds or replaces a person; their address, name, user name and subject are login hints. */
    public Person person(Person person) {
        return tenant().people().add(person);
    }

    /** Adds a person of this name and address. */
    public Person person(String personName, String email) {
        return person(Person.of(name, personName, email));
    }

    /** Demands from a client what it has to bring. */
    public void client(Client client) {
        tenant().clients().add(client);
    }

    /** Signs any claims as a JWT of this type with the current key: for tests that forge. */
    public String sign(String type, JWTClaimsSet claims) {
        return tenant().keys().sign(new JOSEObjectType(type), claims);
    }

    /** Suspends somebody in the directory, or lets them work again; the next push says so. */
    public void suspend(Person person, boolean suspended) {
        tenant().people().suspend(person, suspended);
    }

    /** Somebody leaves the directory; the next push says so. */
    public void remove(Person person) {
        tenant().people().remove(person);
    }

    /** Everybody in the directory. */
    public List<Person> people() {
        return tenant().people().everybody();
    }

    /** Where the directory is pushed to from now on: a SCIM base URL on this machine, and its bearer token. */
    public void pushTo(String scimBaseUrl, String token) {
        pushes.aim(tenant(), PushTarget.of(scimBaseUrl, token));
    }

    /** Starts a push in this manner, unless one is under way, which is answered then. */
    public Push push(Manner manner) {
        return pushes.start(tenant(), manner);
    }

    /** The key that signs SAML messages now: for tests that forge. */
    public SamlKey samlKey() {
        return tenant().keys().certified();
    }

    /** The requests that were answered, newest first, of all tenants. */
    public List<RequestLog.Entry> log() {
        return log.newestFirst();
    }

    private Tenant tenant() {
        return tenants.named(name);
    }
}

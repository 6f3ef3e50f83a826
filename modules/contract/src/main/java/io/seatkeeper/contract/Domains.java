package io.seatkeeper.contract;

import java.time.Instant;
import java.util.Optional;

/** Claiming a mail domain for an organization and proving it by a DNS TXT record. */
public sealed interface Domains extends BusMessage {
    /** Claims a domain; answers what to publish. Claiming again answers the same. */
    Endpoint<Add, Domain> ADD = new Endpoint<>("domains.add", Add.class, Domain.class);
    /** Looks for the record; {@link ErrorCode#DOMAIN_NOT_VERIFIED}, {@link ErrorCode#DOMAIN_TAKEN}, {@link ErrorCode#UNAVAILABLE}
     * when no name server answers. */
    Endpoint<Verify, Domain> VERIFY = new Endpoint<>("domains.verify", Verify.class, Domain.class);

    Endpoint<ListAll, DomainPage> LIST = new Endpoint<>("domains.list", ListAll.class, DomainPage.class);
    /** Gives the domain up. */
    Endpoint<Remove, Done> REMOVE = new Endpoint<>("domains.remove", Remove.class, Done.class);

    record Add(Actor actor, OrganizationId organization, String name) implements Domains {}

    record Verify(Actor actor, OrganizationId organization, DomainId domain) implements Domains {}

    record ListAll(OrganizationId organization, Page.Request page) implements Domains {}

    record Remove(Actor actor, OrganizationId organization, DomainId domain) implements Domains {}

    /**
     * @param name in lower case and ASCII form (IDNA)
     * @param recordName the DNS name at which the TXT record is looked for
     * @param recordValue what the TXT record must say
     */
    record Domain(
            DomainId id,
            String name,
            String recordName,
            String recordValue,
            Optional<Instant> verifiedAt,
            Instant createdAt)
            implements BusMessage {}

    record DomainPage(Page<Domain> page) implements BusMessage {}
}

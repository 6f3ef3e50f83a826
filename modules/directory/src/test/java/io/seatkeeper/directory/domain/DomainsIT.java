package io.seatkeeper.directory.domain;

import static io.seatkeeper.directory.DirectoryNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.DomainId;
import io.seatkeeper.contract.Domains;
import io.seatkeeper.contract.Domains.Domain;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Page;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestDns;
import io.seatkeeper.testkit.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DomainsIT {
    private final TestDns down = new TestDns();
    private final TestDns dns = new TestDns();
    private final DatabaseAddress address = TestPostgres.migrated();
    private final DirectoryNode node = new DirectoryNode(address, List.of(dns.address()));

    DomainsIT() {
        down.silent(true);
    }

    @AfterAll
    void close() {
        node.close();
        dns.close();
        down.close();
    }

    @Test
    void aPublishedRecordProvesTheDomainAndPeopleAreFoundByIt() {
        Organization acme = node.organization(5);
        Domain claimed = add(acme, "Bücher.example");
        assertThat(claimed.recordName()).isEqualTo("_seatkeeper.xn--bcher-kva.example");
        assertThat(claimed.recordValue()).matches("seatkeeper-verification=[0-9a-f]{40}");
        assertThat(claimed.verifiedAt()).isEmpty();
        assertThat(findByDomain("bücher.example")).isEqualTo(ErrorCode.ORGANIZATION_UNKNOWN);
        dns.txt(claimed.recordName(), "v=spf1 -all", claimed.recordValue());

        Domain verified = node.ask(Domains.VERIFY, verify(acme, claimed));

        assertThat(verified.verifiedAt()).isPresent();
        assertThat(node.ask(Domains.VERIFY, verify(acme, claimed))).isEqualTo(verified);
        assertThat(node.ask(Organizations.FIND_BY_DOMAIN, new Organizations.FindByDomain("BÜCHER.example."))
                        .id())
                .isEqualTo(acme.id());
        assertThat(node.actions(acme)).endsWith("domain.added", "domain.verified");
    }

    @Test
    void claimingAgainAnswersTheSameRecord() {
        Organization acme = node.organization(5);

        assertThat(add(acme, "again.example")).isEqualTo(add(acme, "AGAIN.example"));
        assertThat(node.actions(acme)).containsOnlyOnce("domain.added");
    }

    @Test
    void noRecordOrAnotherOneProvesNothing() {
        Organization acme = node.organization(5);
        Domain claimed = add(acme, "unproven.example");
        assertThat(node.refusal(Domains.VERIFY, verify(acme, claimed))).isEqualTo(ErrorCode.DOMAIN_NOT_VERIFIED);

        dns.txt(claimed.recordName(), claimed.recordValue() + "0");
        assertThat(node.refusal(Domains.VERIFY, verify(acme, claimed))).isEqualTo(ErrorCode.DOMAIN_NOT_VERIFIED);
        dns.txt("unproven.example", claimed.recordValue());
        assertThat(node.refusal(Domains.VERIFY, verify(acme, claimed))).isEqualTo(ErrorCode.DOMAIN_NOT_VERIFIED);
        assertThat(findByDomain("unproven.example")).isEqualTo(ErrorCode.ORGANIZATION_UNKNOWN);
    }

    @Test
    void aDomainIsVerifiedByOneOrganizationUntilThatGivesItUp() {
        Organization acme = node.organization(5);
        Organization other = node.organization(5);
        Domain ofAcme = add(acme, "shared.example");
        Domain ofOther = add(other, "shared.example");
        dns.txt(ofAcme.recordName(), ofAcme.recordValue(), ofOther.recordValue());
        node.ask(Domains.VERIFY, verify(acme, ofAcme));

        assertThat(node.refusal(Domains.VERIFY, verify(other, ofOther))).isEqualTo(ErrorCode.DOMAIN_TAKEN);
        assertThat(list(other).getFirst().verifiedAt()).isEmpty();

        node.ask(Domains.REMOVE, new Domains.Remove(OPERATOR, acme.id(), ofAcme.id()));
        assertThat(list(acme)).isEmpty();
        assertThat(findByDomain("shared.example")).isEqualTo(ErrorCode.ORGANIZATION_UNKNOWN);
        assertThat(node.ask(Domains.VERIFY, verify(other, ofOther)).verifiedAt())
                .isPresent();
    }

    @Test
    void aNameServerThatKeepsSilentIsPassedOverAndIsUnavailableAlone() {
        Organization acme = node.organization(5);
        Domain claimed = add(acme, "silent.example");
        dns.txt(claimed.recordName(), claimed.recordValue());

        try (DirectoryNode deaf = new DirectoryNode(address, List.of(down.address()))) {
            assertThat(deaf.refusal(Domains.VERIFY, verify(acme, claimed))).isEqualTo(ErrorCode.UNAVAILABLE);
        }
        try (DirectoryNode patient = new DirectoryNode(address, List.of(down.address(), dns.address()))) {
            assertThat(patient.ask(Domains.VERIFY, verify(acme, claimed)).verifiedAt())
                    .isPresent();
        }
    }

    @Test
    void anotherOrganizationsDomainIsNotFound() {
        Organization acme = node.organization(5);
        Organization other = node.organization(5);
        Domain claimed = add(acme, "mine.example");

        assertThat(node.refusal(Domains.VERIFY, verify(other, claimed))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(Domains.REMOVE, new Domains.Remove(OPERATOR, other.id(), claimed.id())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(Domains.REMOVE, new Domains.Remove(OPERATOR, acme.id(), new DomainId(Ids.next()))))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    private Domain add(Organization organization, String name) {
        return node.ask(Domains.ADD, new Domains.Add(OPERATOR, organization.id(), name));
    }

    private List<Domain> list(Organization organization) {
        return node.ask(Domains.LIST, new Domains.ListAll(organization.id(), Page.Request.FIRST))
                .page()
                .items();
    }

    private ErrorCode findByDomain(String domain) {
        return node.refusal(Organizations.FIND_BY_DOMAIN, new Organizations.FindByDomain(domain));
    }

    private static Domains.Verify verify(Organization organization, Domain domain) {
        return new Domains.Verify(OPERATOR, organization.id(), domain.id());
    }
}

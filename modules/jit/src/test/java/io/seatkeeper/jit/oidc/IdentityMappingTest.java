package io.seatkeeper.jit.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcDemands;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.identity.Checks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityMappingTest {
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String ENTRA = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    private static final String GOOGLE = "https://accounts.google.com";
    private static final String GENERIC = "https://id.acme.example";

    private final Checks checks = new Checks();

    @Test
    void entraPeopleAreKnownByTenantAndObjectSinceSubDiffersPerApplication() {
        VerifiedIdentity identity = map(
                        ENTRA, Map.of("sub", "s", "tid", TENANT, "oid", "o-1", "upn", "ada@acme.example"))
                .orElseThrow();

        assertThat(identity.externalSsoId()).isEqualTo(TENANT + ":o-1");
        assertThat(identity.email()).contains("ada@acme.example");
    }

    @Test
    void anotherTenantIsRefused() {
        assertThat(map(ENTRA, Map.of("sub", "s", "tid", "22222222-2222-3333-4444-555555555555", "oid", "o-1")))
                .isEmpty();
        assertThat(checks.failed().map(Check::code)).contains(ErrorCode.OIDC_TENANT_NOT_ALLOWED);
    }

    @Test
    void anEntraTokenWithoutObjectIsRefused() {
        assertThat(map(ENTRA, Map.of("sub", "s", "tid", TENANT))).isEmpty();
        assertThat(checks.failed().map(Check::code)).contains(ErrorCode.OIDC_EXTERNAL_SSO_ID_MISSING);
    }

    @Test
    void aGuestsUserNameIsNoAddress() {
        assertThat(map(ENTRA, Map.of("tid", TENANT, "oid", "o", "upn", "ada_home.example#EXT#@acme.example")))
                .hasValueSatisfying(identity -> assertThat(identity.email()).isEmpty());
    }

    @Test
    void googlePeopleComeFromThePinnedDomainAndWithAVerifiedAddress() {
        assertThat(map(
                        GOOGLE,
                        Map.of("sub", "s", "hd", "acme.example", "email", "a@acme.example", "email_verified", true)))
                .hasValueSatisfying(
                        identity -> assertThat(identity.emailProven()).isTrue());
        assertThat(map(GOOGLE, Map.of("sub", "s", "hd", "acme.example", "email", "a@acme.example")))
                .hasValueSatisfying(
                        identity -> assertThat(identity.emailProven()).isFalse());
        assertThat(map(
                        GOOGLE,
                        Map.of("sub", "s", "hd", "other.example", "email", "a@acme.example", "email_verified", true)))
                .isEmpty();
        assertThat(map(GOOGLE, Map.of("sub", "s", "email", "a@gmail.com", "email_verified", true)))
                .isEmpty();
    }

    @Test
    void anAddressIsProvenUnlessTheProviderSaysNo() {
        assertThat(proven(Map.of("sub", "s", "email", "a@acme.example"))).isTrue();
        assertThat(proven(Map.of("sub", "s", "email", "a@acme.example", "email_verified", true)))
                .isTrue();
        assertThat(proven(Map.of("sub", "s", "email", "a@acme.example", "email_verified", false)))
                .isFalse();
        assertThat(proven(Map.of("sub", "s", "email", "a@acme.example", "email_verified", "false")))
                .isFalse();
    }

    @Test
    void anAddressOfADomainThatTheConnectionMayNotSpeakForIsNotProven() {
        SpokenDomains domains = new SpokenDomains(List.of("acme.example"));

        assertThat(provenBy(domains, "a@ACME.example")).isTrue();
        assertThat(provenBy(domains, "a@sub.acme.example")).isFalse();
        assertThat(provenBy(domains, "a@other.example")).isFalse();
        assertThat(provenBy(new SpokenDomains(List.of("*")), "a@other.example")).isTrue();
    }

    @Test
    void theUserNameStandsInForTheAddressWhereItIsOne() {
        assertThat(map(GENERIC, Map.of("sub", "s", "preferred_username", "ada@acme.example")))
                .hasValueSatisfying(identity -> assertThat(identity.email()).contains("ada@acme.example"));
        assertThat(map(GENERIC, Map.of("sub", "s", "preferred_username", "ada")))
                .hasValueSatisfying(identity -> assertThat(identity.email()).isEmpty());
        assertThat(map(
                        GENERIC,
                        Map.of("sub", "s", "email", "not an address", "preferred_username", "ada@acme.example")))
                .hasValueSatisfying(identity -> assertThat(identity.email()).contains("ada@acme.example"));
    }

    @Test
    void mappedClaimsAreReadInsteadOfTheUsualOnes() {
        Map<String, String> mapping = Map.of(
                "email", "mail", "externalSsoId", "employee", "name", "cn", "givenName", "gn", "familyName", "sn");
        OidcConnection connection = connection(GENERIC, mapping, SpokenDomains.ALL);
        Claims claims = new Claims(Map.of(
                "sub",
                "s",
                "mail",
                List.of("a@acme.example"),
                "employee",
                "4711",
                "cn",
                "Ada L",
                "gn",
                "Ada",
                "sn",
                "L"));

        VerifiedIdentity identity =
                IdentityMapping.map(connection, claims, checks).orElseThrow();

        assertThat(identity.externalSsoId()).isEqualTo("4711");
        assertThat(identity.email()).contains("a@acme.example");
        assertThat(identity.name().display()).contains("Ada L");
        assertThat(identity.name().given()).contains("Ada");
        assertThat(identity.name().family()).contains("L");
    }

    @Test
    void noClaimMakesARole() {
        VerifiedIdentity plain = map(GENERIC, Map.of("sub", "s")).orElseThrow();
        VerifiedIdentity boasting = map(
                        GENERIC,
                        Map.of("sub", "s", "role", "org_admin", "roles", List.of("admin"), "groups", List.of("admins")))
                .orElseThrow();

        assertThat(boasting)
                .usingRecursiveComparison()
                .ignoringFields("connection")
                .isEqualTo(plain);
    }

    @Test
    void anIdThatIsEmptyTooLongOrHoldsControlCharactersIsNone() {
        OidcConnection connection = connection(GENERIC, Map.of("externalSsoId", "x"), SpokenDomains.ALL);
        for (String id : List.of("", " ", "a\nb", "x".repeat(513))) {
            assertThat(IdentityMapping.map(connection, new Claims(Map.of("sub", "s", "x", id)), checks))
                    .isEmpty();
        }
    }

    @Test
    void whatUserinfoSaysOfTheProofStaysBesideItsAddress() {
        Claims token = new Claims(Map.of("sub", "s", "email_verified", true));
        Claims userinfo = new Claims(Map.of("sub", "s", "email", "a@acme.example", "email_verified", false));

        assertThat(proven(token.completedBy(userinfo).values())).isFalse();
        assertThat(new Claims(Map.of("sub", "s", "email", "b@acme.example", "email_verified", false))
                        .completedBy(new Claims(Map.of("email", "a@acme.example", "email_verified", true)))
                        .flag("email_verified"))
                .contains(false);
    }

    private boolean proven(Map<String, Object> claims) {
        return map(GENERIC, claims).orElseThrow().emailProven();
    }

    private boolean provenBy(SpokenDomains domains, String email) {
        return IdentityMapping.map(
                        connection(GENERIC, Map.of(), domains), new Claims(Map.of("sub", "s", "email", email)), checks)
                .orElseThrow()
                .emailProven();
    }

    private Optional<VerifiedIdentity> map(String issuer, Map<String, Object> claims) {
        return IdentityMapping.map(connection(issuer, Map.of(), SpokenDomains.ALL), new Claims(claims), checks);
    }

    private static OidcConnection connection(String issuer, Map<String, String> mapping, SpokenDomains domains) {
        Optional<String> hosted = issuer.equals(GOOGLE) ? Optional.of("acme.example") : Optional.empty();
        OidcConfiguration entered = new OidcConfiguration(
                issuer,
                "client-1",
                Optional.empty(),
                Optional.of("secret"),
                Optional.empty(),
                Optional.empty(),
                mapping,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                hosted,
                OidcDemands.NONE);
        return new OidcConnection(new ConnectionId(Ids.next()), OidcSettingsReader.read(entered), domains);
    }
}

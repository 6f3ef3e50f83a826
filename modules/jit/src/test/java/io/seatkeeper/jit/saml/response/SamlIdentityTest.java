package io.seatkeeper.jit.saml.response;

import static io.seatkeeper.jit.saml.response.Scene.ACS;
import static io.seatkeeper.jit.saml.response.Scene.IDP;
import static io.seatkeeper.jit.saml.response.Scene.KEY;
import static io.seatkeeper.jit.saml.response.Scene.NOW;
import static io.seatkeeper.jit.saml.response.Scene.REQUEST;
import static io.seatkeeper.jit.saml.response.Scene.SP;
import static io.seatkeeper.jit.saml.response.Scene.STYLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.NameId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who it is, in the shapes in which the usual products say so. */
class SamlIdentityTest {
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String ENTRA = "http://schemas.microsoft.com/identity/claims/";

    @Test
    void entra() {
        VerifiedIdentity identity = identity(
                of(NameId.of("ada@acme.example", NameId.EMAIL))
                        .attribute(ENTRA + "tenantid", "t")
                        .attribute(ENTRA + "objectidentifier", "o-1")
                        .attribute(ENTRA + "displayname", "Ada Lovelace")
                        .attribute(CLAIMS + "givenname", "Ada")
                        .attribute(CLAIMS + "surname", "Lovelace")
                        .attribute(CLAIMS + "emailaddress", "Ada.Lovelace@acme.example")
                        .attribute(CLAIMS + "name", "ada@acme.example"),
                id(ENTRA + "objectidentifier"));

        assertThat(identity.externalSsoId()).isEqualTo("o-1");
        assertThat(identity.email()).contains("Ada.Lovelace@acme.example");
        assertThat(identity.name()).isEqualTo(named("Ada Lovelace", "Ada", "Lovelace"));
    }

    @Test
    void aGuestOfEntraHasTheAddressOfTheClaimOnly() {
        AssertionDraft guest = of(NameId.of("ada_home.example#EXT#@acme.onmicrosoft.com", NameId.UNSPECIFIED));

        assertThat(identity(guest).email()).isEmpty();
        assertThat(identity(guest).externalSsoId()).isEqualTo("ada_home.example#EXT#@acme.onmicrosoft.com");
        assertThat(identity(guest.attribute(CLAIMS + "emailaddress", "ada@home.example"))
                        .email())
                .contains("ada@home.example");
    }

    @Test
    void shibboleth() {
        VerifiedIdentity identity = identity(
                of(NameId.of("_7f3", NameId.TRANSIENT))
                        .attribute("urn:oid:0.9.2342.19200300.100.1.3", "ada@acme.example")
                        .attribute("urn:oid:2.5.4.42", "Ada")
                        .attribute("urn:oid:2.5.4.4", "Lovelace")
                        .attribute("urn:oasis:names:tc:SAML:attribute:subject-id", "ada@acme.example"),
                id("urn:oasis:names:tc:SAML:attribute:subject-id"));

        assertThat(identity.externalSsoId()).isEqualTo("ada@acme.example");
        assertThat(identity.email()).contains("ada@acme.example");
        assertThat(identity.name().given()).contains("Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
                "urn:oasis:names:tc:SAML:1.0:nameid-format:emailAddress"
            })
    void anAddressAsTheNameIsOneWhateverItsCase(String format) {
        VerifiedIdentity identity = identity(of(NameId.of("Ada@Acme.Example", format)));

        assertThat(identity.externalSsoId()).isEqualTo("ada@acme.example");
        assertThat(identity.email()).contains("Ada@Acme.Example");
    }

    @Test
    void aNameOfNoFormatIsComparedAsItIs() {
        assertThat(identity(of(NameId.of("Ada@Acme.Example", null))).externalSsoId())
                .isEqualTo("Ada@Acme.Example");
        assertThat(identity(of(NameId.of("7c1e3cb2-AB", null))).email()).isEmpty();
        assertThat(identity(of(NameId.of("00u1", NameId.PERSISTENT)).attribute("mail", "ada@acme.example"))
                        .email())
                .contains("ada@acme.example");
    }

    @Test
    void aTransientNameTellsNobodyAndTheRefusalNamesWhatToMap() {
        AssertionDraft draft = of(NameId.of("_7f3", NameId.TRANSIENT)).attribute("uid", "ada");
        SamlOutcome.Rejected outcome = Scene.rejected(xml(draft), ErrorCode.SAML_NAME_ID_TRANSIENT);

        assertThat(outcome.checks().getLast().expected()).endsWith("such as uid");
        assertThat(identity(draft, id("uid")).externalSsoId()).isEqualTo("ada");
    }

    @Test
    void theMappedIdMustBeThereOnce() {
        for (AssertionDraft draft : List.of(
                of(Scene.ADA),
                of(Scene.ADA).attribute("uid", "ada", "eve"),
                of(Scene.ADA).attribute("uid", ""),
                of(Scene.ADA).attribute("uid", " "),
                of(Scene.ADA).attribute("uid", "x".repeat(513)))) {
            Scene.rejected(
                    xml(draft),
                    Scene.expectation(id("uid"), KEY.certificate()),
                    ErrorCode.SAML_EXTERNAL_SSO_ID_MISSING);
        }
        Scene.rejected(xml(of(Scene.ADA).nameId(null)), ErrorCode.SAML_EXTERNAL_SSO_ID_MISSING);
    }

    @Test
    void mappedAttributesCountInsteadOfTheUsualOnes() {
        AttributeMapping mapping = new AttributeMapping(
                Optional.of("mail2"), Optional.of("full"), Optional.of("first"), Optional.of("last"), Optional.empty());
        VerifiedIdentity identity = identity(
                of(NameId.of("00u1", NameId.PERSISTENT))
                        .attribute("email", "other@acme.example")
                        .attribute("mail2", "ada@acme.example")
                        .attribute("full", "A. L.")
                        .attribute("first", "A.")
                        .attribute("last", "L."),
                mapping);

        assertThat(identity.email()).contains("ada@acme.example");
        assertThat(identity.name()).isEqualTo(named("A. L.", "A.", "L."));
    }

    @Test
    void anAddressOfADomainThatTheConnectionMayNotSpeakForIsNotProven() {
        ResponseExpectation usual = Scene.expectation();
        ResponseExpectation bounded = new ResponseExpectation(
                usual.connection(),
                usual.identityProvider(),
                usual.certificates(),
                usual.serviceProviders(),
                usual.acsUrl(),
                usual.request(),
                usual.unsolicited(),
                usual.clockSkew(),
                usual.decryptionKeys(),
                usual.attributes(),
                new SpokenDomains(List.of("other.example")));

        assertThat(Scene.accepted(xml(of(Scene.ADA)), bounded).identity().emailProven())
                .isFalse();
        assertThat(identity(of(Scene.ADA)).emailProven()).isTrue();
    }

    private static AssertionDraft of(NameId nameId) {
        return AssertionDraft.of(IDP, ACS, SP, REQUEST, nameId, NOW);
    }

    private static AttributeMapping id(String attribute) {
        return new AttributeMapping(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(attribute));
    }

    private static PersonName named(String display, String given, String family) {
        return new PersonName(Optional.of(display), Optional.of(given), Optional.of(family));
    }

    private static VerifiedIdentity identity(AssertionDraft draft) {
        return identity(draft, AttributeMapping.NONE);
    }

    private static VerifiedIdentity identity(AssertionDraft draft, AttributeMapping mapping) {
        return Scene.accepted(xml(draft), Scene.expectation(mapping, KEY.certificate()))
                .identity();
    }

    private static String xml(AssertionDraft draft) {
        return Scene.response().with(draft.sign(STYLE)).xml();
    }
}

package io.seatkeeper.jit.saml.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.saml.message.Namespace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metadata as eleven vendors publish it, and as nobody should. */
class MetadataReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final String ENCRYPTION_OF_ADFS = "ADFS Encryption";

    private final MetadataReader reader = new MetadataReader(address -> address.startsWith("https://"));

    @ParameterizedTest
    @CsvSource({
        "entra, https://sts.windows.net/5f0c1d2e-7a3b-4c4d-8e5f-0a1b2c3d4e5f/, 2, 2, 1, false",
        "adfs, http://adfs.acme.example/adfs/services/trust, 2, 2, 2, false",
        "okta, http://www.okta.com/exk1a2b3c4d5E6F7g8h9, 1, 2, 0, false",
        "google, https://accounts.google.com/o/saml2?idpid=C01abcdef, 1, 2, 0, false",
        "onelogin, https://app.onelogin.com/saml/metadata/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9, 1, 2, 1, false",
        "jumpcloud, seatkeeper-acme, 1, 2, 0, false",
        "ping, https://auth.pingone.eu/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9, 1, 2, 2, true",
        "shibboleth, https://idp.acme.example/idp/shibboleth, 2, 2, 0, false",
        "keycloak, https://sso.acme.example/realms/acme, 1, 2, 2, true",
        "auth0, urn:acme.eu.auth0.com, 1, 2, 2, false",
        "cyberark, https://aab1234.my.idaptive.app/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9, 1, 2, 1, false"
    })
    void everyVendorsMetadataIsRead(
            String vendor, String entityId, int certificates, int signOn, int logout, boolean wantsSigned) {
        IdpMetadata read = reader.read(file(vendor), NOW);
        assertThat(read.entityId()).isEqualTo(entityId);
        assertThat(read.certificates()).hasSize(certificates);
        assertThat(read.certificates())
                .allSatisfy(certificate -> assertThat(certificate.x509()).isNotNull());
        assertThat(read.signOn()).hasSize(signOn);
        assertThat(read.logout()).hasSize(logout);
        assertThat(read.wantsSignedRequests()).isEqualTo(wantsSigned);
        assertThat(MetadataJson.read(MetadataJson.write(read))).isEqualTo(read);
    }

    @Test
    void encryptionKeyNeverVouchesForASignature() {
        assertThat(reader.read(file("adfs"), NOW).certificates())
                .noneMatch(certificate -> certificate.subject().contains(ENCRYPTION_OF_ADFS));
        String encryptionOnly = text("okta").replace("use=\"signing\"", "use=\"encryption\"");
        refused(encryptionOnly, "names no signing certificate");
    }

    @Test
    void signatureOfTheDocumentIsSaidToCountForNothing() {
        assertThat(reader.read(file("entra"), NOW).notes())
                .singleElement()
                .asString()
                .contains("not looked at");
    }

    @Test
    void addressForResponsesIsKept() {
        assertThat(reader.read(file("ping"), NOW).logout().getFirst().responseLocation())
                .contains("https://auth.pingone.eu/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9/saml20/idp/slo/response");
    }

    @Test
    void oneProviderAmongOthersIsFoundAndTwoAreRefused() {
        String okta = body("okta");
        String serviceProvider = "<md:EntityDescriptor xmlns:md=\"" + Namespace.METADATA.uri()
                + "\" entityID=\"sp\"><md:SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>"
                + "</md:EntityDescriptor>";
        assertThat(reader.read(bytes(group(serviceProvider + group(okta))), NOW).entityId())
                .startsWith("http://www.okta.com/");
        refused(group(okta + body("google")), "names 2 identity providers");
        refused(serviceProvider, "names no SAML 2.0 identity provider");
    }

    @Test
    void endOfTheDocumentOrItsGroupIsTheEnd() {
        refused(text("okta").replace("entityID=", "validUntil=\"2026-11-24T02:00:00Z\" entityID="), "was valid until");
        refused(
                group(body("okta"))
                        .replace(
                                "<md:EntitiesDescriptor", "<md:EntitiesDescriptor validUntil=\"2020-01-01T00:00:00Z\""),
                "was valid until");
        refused(text("okta").replace("entityID=", "validUntil=\"tomorrow\" entityID="), "no time");
    }

    @Test
    void whatWouldSendABrowserInTheOpenOrRunScriptIsNoAddress() {
        refused(text("okta").replace("https://acme.okta.com", "http://acme.okta.com"), "SingleSignOnService");
        refused(text("okta").replace("https://acme.okta.com", "javascript:alert(1)//"), "SingleSignOnService");
    }

    @Test
    void namesAndKeysAreHeldWithinBounds() {
        refused(text("okta").replace("http://www.okta.com/exk1a2b3c4d5E6F7g8h9", "a b"), "entityID");
        refused(text("okta").replace("http://www.okta.com/exk1a2b3c4d5E6F7g8h9", "x".repeat(1_025)), "entityID");
        refused(text("cyberark").replace("<X509Certificate>MII", "<X509Certificate>XXX"), "can't be read");
        refused(text("cyberark").replace("<X509Certificate>MII", "<X509Certificate>" + "MII".repeat(7_000)), "20,000");
    }

    @Test
    void bombsAreRefusedBeforeTheyGoOff() {
        String laughs = "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        refused(laughs + body("okta").replace("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", "&b;"), "DTD");
        refused("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + body("okta"), "DTD");
        refused("<a>".repeat(20_000) + "</a>".repeat(20_000), "nested too deeply");
        refused("<a " + attributes(5_000) + "/>", "well-formed");
        refused(" ".repeat(600_000), "bytes");
        refused("not xml at all", "well-formed");
        refused("", "well-formed");
    }

    private void refused(String xml, String because) {
        assertThatThrownBy(() -> reader.read(bytes(xml), NOW))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.METADATA_FAILED))
                .hasMessageContaining(because);
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < count; number++) {
            text.append("a").append(number).append("='' ");
        }
        return text.toString();
    }

    private static String group(String entities) {
        return "<md:EntitiesDescriptor xmlns:md=\"" + Namespace.METADATA.uri() + "\">" + entities
                + "</md:EntitiesDescriptor>";
    }

    private static String body(String vendor) {
        return text(vendor).replaceFirst("<\\?xml[^>]*\\?>", "");
    }

    private static String text(String vendor) {
        return new String(file(vendor), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] file(String vendor) {
        String name = "/saml/metadata/" + vendor + ".xml";
        try (InputStream stream = Objects.requireNonNull(MetadataReaderTest.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}

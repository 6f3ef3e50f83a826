package io.seatkeeper.jit.saml;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.jit.identity.InspectionReport;
import io.seatkeeper.jit.identity.InspectionReport.Verdict;
import io.seatkeeper.jit.saml.metadata.IdpMetadata;
import io.seatkeeper.jit.saml.metadata.KeyCertificate;
import io.seatkeeper.jit.saml.metadata.MetadataReader;
import io.seatkeeper.jit.saml.response.ResponseExpectation;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Request;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Unsolicited;
import io.seatkeeper.jit.saml.response.ResponseValidator;
import io.seatkeeper.jit.saml.response.SamlOutcome;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The very validation of the ACS endpoint, for a response from a file: what {@code seatkeeper saml inspect} prints. */
public final class SamlInspection {
    private static final String THING = "response";

    /** No connection's: a file belongs to none, and no attribute is mapped for it. */
    private static final ConnectionId NOBODYS = new ConnectionId(new UUID(0, 0));

    private SamlInspection() {}

    /**
     * @param response XML, or its base64 as the form held it
     * @param metadata the identity provider's, as XML
     * @param serviceProvider our entity ID
     * @param acsUrl where it was received
     * @param requestId not checked when empty
     * @param key our RSA key as PKCS #8 in PEM, where the response is encrypted
     * @param at the time to judge by
     */
    public static InspectionReport inspect(
            String response,
            String metadata,
            String serviceProvider,
            String acsUrl,
            Optional<String> requestId,
            Optional<String> key,
            Instant at) {
        IdpMetadata provider;
        List<PrivateKey> keys;
        try {
            provider = new MetadataReader(address -> true).read(metadata.getBytes(StandardCharsets.UTF_8), at);
            keys = key.isPresent() ? List.of(privateKey(key.get())) : List.of();
        } catch (ContractFailure | GeneralSecurityException | IllegalArgumentException unreadable) {
            return new InspectionReport(THING, Verdict.UNREADABLE, List.of());
        }
        ResponseExpectation expected = new ResponseExpectation(
                NOBODYS,
                provider.entityId(),
                provider.certificates().stream().map(KeyCertificate::x509).toList(),
                List.of(serviceProvider),
                acsUrl,
                requestId.map(id -> new Request(id, Optional.empty(), List.of())),
                Unsolicited.NOT_JUDGED,
                ResponseExpectation.USUAL_SKEW,
                keys,
                AttributeMapping.NONE,
                SpokenDomains.ALL);
        String bare = response.strip();
        SamlOutcome outcome = bare.startsWith("<")
                ? ResponseValidator.validate(bare.getBytes(StandardCharsets.UTF_8), expected, at)
                : ResponseValidator.validate(bare, expected, at);
        return new InspectionReport(THING, verdict(outcome), outcome.checks());
    }

    private static Verdict verdict(SamlOutcome outcome) {
        return switch (outcome) {
            case SamlOutcome.Accepted accepted -> Verdict.ACCEPTED;
            case SamlOutcome.Rejected rejected -> unread(rejected.checks()) ? Verdict.UNREADABLE : Verdict.REJECTED;
        };
    }

    /** Whether it ended where a response should have begun. */
    private static boolean unread(List<Check> checks) {
        return checks.size() == 1 && checks.getFirst().code() == ErrorCode.SAML_RESPONSE_MALFORMED;
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}

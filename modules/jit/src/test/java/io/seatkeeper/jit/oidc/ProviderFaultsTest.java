package io.seatkeeper.jit.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault that the practice identity provider knows, and that the next sign-in is let in. */
class ProviderFaultsTest extends ProviderScene {
    @ParameterizedTest
    @CsvSource({
        "EXPIRED_TOKEN, OIDC_EXPIRED",
        "MISSING_EXPIRY, OIDC_EXPIRED",
        "FUTURE_NOT_BEFORE, OIDC_NOT_YET_VALID",
        "FUTURE_ISSUED_AT, OIDC_ISSUED_IN_FUTURE",
        "WRONG_NONCE, OIDC_NONCE_MISMATCH",
        "MISSING_NONCE, OIDC_NONCE_MISMATCH",
        "WRONG_AUDIENCE, OIDC_AUDIENCE_MISMATCH",
        "MISSING_AUDIENCE, OIDC_AUDIENCE_MISMATCH",
        "SEVERAL_AUDIENCES_WITHOUT_AZP, OIDC_AUTHORIZED_PARTY_MISMATCH",
        "WRONG_AZP, OIDC_AUTHORIZED_PARTY_MISMATCH",
        "WRONG_ISSUER, OIDC_TOKEN_ISSUER_MISMATCH",
        "MISSING_ISSUER, OIDC_TOKEN_ISSUER_MISMATCH",
        "WRONG_ISS_PARAMETER, OIDC_ISSUER_MISMATCH",
        "MISSING_ISS_PARAMETER, OIDC_ISSUER_MISSING",
        "UNKNOWN_KEY, OIDC_KEY_UNKNOWN",
        "BAD_SIGNATURE, OIDC_SIGNATURE_INVALID",
        "ALG_NONE, OIDC_ALGORITHM_NOT_ALLOWED",
        "HS256_WITH_PUBLIC_KEY, OIDC_ALGORITHM_NOT_ALLOWED",
        "MISSING_ID_TOKEN, OIDC_ID_TOKEN_MISSING",
        "GARBAGE_ID_TOKEN, OIDC_ID_TOKEN_MALFORMED",
        "NO_SUB, OIDC_SUBJECT_INVALID",
        "USERINFO_OTHER_SUB, OIDC_USERINFO_SUBJECT_MISMATCH",
        "ACCESS_DENIED, OIDC_IDP_ERROR"
    })
    void eachDefectIsRefusedByItsCodeAndTheNextSignInIsLetIn(Fault fault, ErrorCode code) throws Exception {
        idp.fault(fault);

        OidcOutcome.Rejected rejected = rejected(signIn(connection()));

        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.checks()).anyMatch(check -> check.code() == code && !check.passed());
        accepted(signIn(connection()));
    }

    @ParameterizedTest
    @CsvSource({
        "TOKEN_ENDPOINT_ERROR, OIDC_IDP_ANSWER_INVALID",
        "NOT_JSON, OIDC_IDP_ANSWER_INVALID",
        "DOWN, OIDC_IDP_UNREACHABLE",
        "HUGE_ANSWER, OIDC_IDP_UNREACHABLE",
        "SLOW, OIDC_IDP_UNREACHABLE"
    })
    void aTokenEndpointThatFailsIsNamedAsTheCause(Fault fault, ErrorCode code) throws Exception {
        idp.fault(fault, 1, Place.TOKEN);

        OidcOutcome.Rejected rejected = rejected(signIn(connection()));

        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.message()).contains("127.0.0.1").doesNotContain("practice provider was asked to fail");
        accepted(signIn(connection()));
    }

    @ParameterizedTest
    @CsvSource({
        "DISCOVERY, NOT_JSON, OIDC_IDP_ANSWER_INVALID",
        "DISCOVERY, WRONG_ISSUER, OIDC_IDP_ANSWER_INVALID",
        "DISCOVERY, MISSING_ISSUER, OIDC_IDP_ANSWER_INVALID",
        "DISCOVERY, HUGE_ANSWER, OIDC_IDP_ANSWER_INVALID",
        "DISCOVERY, DOWN, OIDC_IDP_UNREACHABLE",
        "JWKS, NOT_JSON, OIDC_IDP_ANSWER_INVALID",
        "JWKS, HUGE_ANSWER, OIDC_IDP_ANSWER_INVALID",
        "JWKS, DOWN, OIDC_IDP_UNREACHABLE",
        "JWKS, SLOW, OIDC_IDP_UNREACHABLE"
    })
    void discoveryOrKeysThatFailAreNamedAsTheCause(Place place, Fault fault, ErrorCode code) throws Exception {
        String answer = location(authorizationUrl(connection()));
        oidc = freshProtocol();
        idp.fault(fault, 1, place);

        assertThat(rejected(complete(connection(), answer)).code()).isEqualTo(code);
    }

    @Test
    void aRollOverCostsNoSignIn() throws Exception {
        accepted(signIn(connection()));
        for (int turn = 0; turn < 3; turn++) {
            idp.fault(Fault.ROLLED_KEY);
            accepted(signIn(connection()));
        }
        idp.roll();
        accepted(signIn(connection()));
    }

    @Test
    void aRollOverUnderManySignInsAtOnceIsLookedUpOnce() throws Exception {
        accepted(signIn(connection()));
        idp.roll();
        long before = reads("/jwks");
        List<Future<OidcOutcome>> underWay = new ArrayList<>();
        for (int turn = 0; turn < 20; turn++) {
            String answer = location(authorizationUrl(connection()));
            underWay.add(oidc.complete(connection(), parameters(answer), EXPECTED, Instant.now()));
        }

        for (Future<OidcOutcome> outcome : underWay) {
            accepted(await(outcome));
        }
        assertThat(reads("/jwks") - before).isLessThanOrEqualTo(2);
    }

    @Test
    void signInsShareOneDiscoveryAndOneLookAtTheKeys() throws Exception {
        long discoveries = reads("/.well-known/openid-configuration");
        long keys = reads("/jwks");
        for (int turn = 0; turn < 5; turn++) {
            accepted(signIn(connection()));
        }

        assertThat(reads("/.well-known/openid-configuration") - discoveries).isEqualTo(1);
        assertThat(reads("/jwks") - keys).isEqualTo(1);
    }
}

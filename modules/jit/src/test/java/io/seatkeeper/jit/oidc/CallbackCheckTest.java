package io.seatkeeper.jit.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackCheckTest {
    private static final String ISSUER = "https://idp.example";

    @Test
    void aCodeFromTheRightIssuerIsTaken() {
        assertThat(code("code=c&iss=https://idp.example", true)).isEqualTo("c");
        assertThat(code("code=c&iss=https://idp.example", false)).isEqualTo("c");
        assertThat(code("code=c", false)).isEqualTo("c");
    }

    @ParameterizedTest
    @CsvSource({
        "code=c, true, OIDC_ISSUER_MISSING",
        "code=c&iss=, true, OIDC_ISSUER_MISSING",
        "code=c&iss=https://other.example, true, OIDC_ISSUER_MISMATCH",
        "code=c&iss=https://other.example, false, OIDC_ISSUER_MISMATCH",
        "code=c&iss=https://idp.example/, false, OIDC_ISSUER_MISMATCH",
        "error=access_denied&iss=https://other.example, false, OIDC_ISSUER_MISMATCH",
        "error=access_denied, true, OIDC_ISSUER_MISSING",
        "error=access_denied, false, OIDC_IDP_ERROR",
        "error=access_denied&code=c, false, OIDC_IDP_ERROR",
        "error=<script>, false, OIDC_IDP_ERROR",
        "state=s, false, OIDC_CODE_MISSING",
        "code=, false, OIDC_CODE_MISSING",
        "code=c&code=d, false, OIDC_IDP_ANSWER_INVALID",
        "code=c&iss=https://idp.example&iss=https://other.example, true, OIDC_IDP_ANSWER_INVALID"
    })
    void eachDefectHasItsCode(String query, boolean announced, ErrorCode expected) {
        assertThatThrownBy(() -> code(query, announced))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(expected))
                .hasMessageNotContaining("<");
    }

    @Test
    void aCodeThatIsTooLongIsNone() {
        assertThatThrownBy(() -> code("code=" + "c".repeat(4097), false)).isInstanceOf(ContractFailure.class);
    }

    private static String code(String query, boolean announced) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.add(parts[0], parts[1]);
        }
        ProviderMetadata provider = new ProviderMetadata(
                ISSUER,
                ISSUER + "/a",
                ISSUER + "/t",
                ISSUER + "/j",
                Optional.empty(),
                Optional.empty(),
                announced,
                false,
                List.of());
        return CallbackCheck.code(CallbackParameters.of(parameters), provider, new Checks());
    }
}

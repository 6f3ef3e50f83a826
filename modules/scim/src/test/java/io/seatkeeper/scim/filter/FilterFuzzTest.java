package io.seatkeeper.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ResourceType;
import java.nio.charset.StandardCharsets;

class FilterFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void anyTextIsReadOrRefusedInScimsWords(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (ResourceType type : ResourceType.values()) {
            try {
                assertThat(FilterParser.parse(type, text)).isNotNull();
            } catch (ContractFailure refused) {
                assertThat(refused.code()).isIn(ErrorCode.SCIM_INVALID_FILTER, ErrorCode.SCIM_TOO_MANY);
            }
        }
    }
}

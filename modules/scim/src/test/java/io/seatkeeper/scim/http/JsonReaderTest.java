package io.seatkeeper.scim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void objectIsReadAsItIs() {
        String json = "{\"a\":[1,2.5,true,null,\"x\",{\"b\":{}}],\"n\":null}";

        assertThat(JsonReader.object(Buffer.buffer(json))).isEqualTo(new JsonObject(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"a\":1",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":1e999}",
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "/* */{}"
            })
    void anythingElseIsRefused(String body) {
        assertThat(refusal(Buffer.buffer(body))).isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(refusal(Buffer.buffer(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'})))
                .isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX);
    }

    @Test
    void nameThatComesTwiceIsRefused() {
        assertThat(refusal(Buffer.buffer("{\"active\":true,\"active\":false}")))
                .isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX);
        assertThat(refusal(Buffer.buffer("{\"name\":{\"a\":1,\"a\":1}}"))).isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX);
    }

    @Test
    void depthAndLengthsAreBounded() {
        assertThat(JsonReader.object(Buffer.buffer(nested(32)))).isNotNull();
        assertThat(refusal(Buffer.buffer(nested(33)))).isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX);
        assertThat(refusal(Buffer.buffer(nested(100_000)))).isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX);
        assertThat(refusal(Buffer.buffer("{\"a\":" + "9".repeat(1_000) + "}")))
                .isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX);
        assertThat(refusal(Buffer.buffer("{\"" + "a".repeat(100_000) + "\":1}")))
                .isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX);
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static ErrorCode refusal(Buffer body) {
        return catchThrowableOfType(ContractFailure.class, () -> JsonReader.object(body))
                .code();
    }
}

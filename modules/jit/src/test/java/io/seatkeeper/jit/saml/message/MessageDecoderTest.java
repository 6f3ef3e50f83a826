package io.seatkeeper.jit.saml.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class MessageDecoderTest {
    @Test
    void whatWasDeflatedIsReadAgain() throws Exception {
        for (int length : new int[] {0, 1, 300, 100_000, MessageDecoder.LARGEST}) {
            byte[] message = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);

            assertThat(MessageDecoder.redirect(deflated(message))).isEqualTo(message);
        }
    }

    @Test
    void whatUnpacksToMoreIsRefused() throws Exception {
        refused(deflated(new byte[MessageDecoder.LARGEST + 1]), ErrorCode.SAML_RESPONSE_TOO_LARGE);
        refused(deflated(new byte[100 * 1024 * 1024]), ErrorCode.SAML_RESPONSE_TOO_LARGE);
    }

    @Test
    void whatIsNoDeflateIsRefused() throws Exception {
        byte[] packed = Base64.getDecoder().decode(deflated(new byte[300]));

        refused(Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, 4}), ErrorCode.SAML_RESPONSE_MALFORMED);
        refused(
                Base64.getEncoder().encodeToString(Arrays.copyOf(packed, packed.length - 1)),
                ErrorCode.SAML_RESPONSE_MALFORMED);
        refused(
                Base64.getEncoder().encodeToString(Arrays.copyOf(packed, packed.length + 1)),
                ErrorCode.SAML_RESPONSE_MALFORMED);
        refused("", ErrorCode.SAML_RESPONSE_MALFORMED);
    }

    @Test
    void whatIsNoBase64IsRefused() {
        for (String other : new String[] {"AAA", "AA=A", "AAAA!", "AAAA====", "ÄAAA", "AA-_"}) {
            refused(other, ErrorCode.SAML_RESPONSE_MALFORMED);
        }
    }

    private static void refused(String parameter, ErrorCode code) {
        assertThatThrownBy(() -> MessageDecoder.redirect(parameter))
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadableMessage.class))
                .extracting(UnreadableMessage::code)
                .isEqualTo(code);
    }

    private static String deflated(byte[] message) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, true))) {
            out.write(message);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}

package io.seatkeeper.jit.saml.message;

import io.seatkeeper.contract.ErrorCode;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** From a parameter of the POST or the redirect binding to the bytes of a message, of which there are bounded many. */
public final class MessageDecoder {
    /** The largest message that is read, in bytes of XML: an answer with some thousand groups in it. */
    public static final int LARGEST = 256 * 1024;

    /** Base64 of the largest, with a line break after every 64 characters, as some write it. */
    private static final int LONGEST_ENCODED = (LARGEST + 2) / 3 * 4 * 66 / 64 + 2;

    private MessageDecoder() {}

    /** @param parameter as the form held it: base64 (SAML bindings §3.5.4), perhaps with line breaks */
    public static byte[] post(String parameter) throws UnreadableMessage {
        if (parameter.length() > LONGEST_ENCODED) {
            throw tooLarge("base64 of " + parameter.length() + " characters");
        }
        return bounded(base64(parameter)
                .orElseThrow(() -> new UnreadableMessage(
                        ErrorCode.SAML_RESPONSE_MALFORMED, "encoding", "base64", "other characters, or a part of it")));
    }

    /** @param parameter as the query held it, percent-decoded: base64 of raw DEFLATE (SAML bindings §3.4.4.1) */
    public static byte[] redirect(String parameter) throws UnreadableMessage {
        byte[] packed = post(parameter);
        byte[] unpacked = new byte[Math.min(LARGEST + 1, 64 + packed.length * 8)];
        int length = 0;
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            while (!inflater.finished()) {
                int more = inflater.inflate(unpacked, length, unpacked.length - length);
                length += more;
                if (length > LARGEST) {
                    throw tooLarge("more, unpacked");
                }
                if (length == unpacked.length) {
                    unpacked = Arrays.copyOf(unpacked, Math.min(LARGEST + 1, length * 2));
                } else if (more == 0 && !inflater.finished()) {
                    throw notDeflated();
                }
            }
            if (inflater.getRemaining() > 0) {
                throw notDeflated();
            }
        } catch (DataFormatException broken) {
            throw notDeflated();
        }
        return Arrays.copyOf(unpacked, length);
    }

    /** Refuses what is larger than {@link #LARGEST}. */
    static byte[] bounded(byte[] message) throws UnreadableMessage {
        if (message.length > LARGEST) {
            throw tooLarge(message.length + " bytes");
        }
        return message;
    }

    /** Base64 with white space anywhere, and no other character out of place. */
    static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(withoutBreaks(text)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] withoutBreaks(String parameter) {
        byte[] kept = new byte[parameter.length()];
        int length = 0;
        for (int at = 0; at < parameter.length(); at++) {
            char letter = parameter.charAt(at);
            if (letter != '\r' && letter != '\n' && letter != ' ' && letter != '\t') {
                kept[length++] = letter < 128 ? (byte) letter : (byte) '?';
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static UnreadableMessage tooLarge(String received) {
        return new UnreadableMessage(
                ErrorCode.SAML_RESPONSE_TOO_LARGE, "size", "at most " + LARGEST + " bytes of XML", received);
    }

    private static UnreadableMessage notDeflated() {
        return new UnreadableMessage(ErrorCode.SAML_RESPONSE_MALFORMED, "encoding", "raw DEFLATE", "something else");
    }
}

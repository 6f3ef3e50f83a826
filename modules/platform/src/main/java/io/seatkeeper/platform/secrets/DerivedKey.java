package io.seatkeeper.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for one purpose, derived from the master key: what it makes for one purpose says nothing about another. */
public final class DerivedKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param purpose names what the key is for, the same for ever: {@code oidc.nonce} */
    public DerivedKey(MasterKey master, String purpose) {
        key = new SecretKeySpec(
                mac(new SecretKeySpec(master.keys().getFirst(), ALGORITHM), "seatkeeper/" + purpose), ALGORITHM);
    }

    /** The HMAC-SHA256 of a text: 43 characters of base64url without padding. */
    public String sign(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256.", impossible);
        }
    }
}

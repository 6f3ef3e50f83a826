package io.seatkeeper.practiceidp.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The redirect binding (SAML Bindings §3.4): a message deflated into a query, signed over that very query. */
public final class RedirectBinding {
    /** The parameter of a request. */
    public static final String REQUEST = "SAMLRequest";

    /** The parameter of a response. */
    public static final String RESPONSE = "SAMLResponse";

    private static final int MOST_BYTES = 256 * 1_024;

    private RedirectBinding() {}

    /**
     * A query that carries a message.
     *
     * @param parameter {@link #REQUEST} or {@link #RESPONSE}
     * @param xml the message
     * @param relayState what comes back with the answer, or null
     * @param style how it is signed, or null: not at all
     */
    public static String query(
            String parameter, String xml, @Nullable String relayState, @Nullable SignatureStyle style) {
        String query = parameter + "=" + encoded(deflated(xml));
        if (relayState != null) {
            query += "&RelayState=" + encoded(relayState);
        }
        if (style == null) {
            return query;
        }
        String signed = query + "&SigAlg=" + encoded(style.method());
        byte[] signature = sign(signed, style.method(), style.key().privateKey());
        return signed + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature));
    }

    /**
     * The message that a parameter of the redirect binding holds.
     *
     * @throws IllegalArgumentException when it is no deflated message, or one of more than 256 kB
     */
    public static String inflated(String value) {
        Inflater inflater = new Inflater(true);
        byte[] packed = Base64.getMimeDecoder().decode(value);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("the message is too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException undeflatable) {
            throw new IllegalArgumentException("the message isn't deflated", undeflatable);
        } finally {
            inflater.end();
        }
    }

    /** A message deflated and in base64, not yet encoded for a URL. */
    public static String deflated(String xml) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes bytes", impossible);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * Whether a raw query is signed by one of these keys. Only its own bytes count, as they came.
     *
     * @param parameter {@link #REQUEST} or {@link #RESPONSE}
     */
    public static boolean verifies(String rawQuery, String parameter, List<PublicKey> keys) {
        Map<String, String> raw = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && raw.put(pair.substring(0, equals), pair) != null) {
                return false;
            }
        }
        String message = raw.get(parameter);
        String method = raw.get("SigAlg");
        String signature = raw.get("Signature");
        if (message == null || method == null || signature == null) {
            return false;
        }
        String relayState = raw.get("RelayState");
        String signed = message + (relayState == null ? "" : "&" + relayState) + "&" + method;
        return keys.stream().anyMatch(key -> verifies(signed, value(method), value(signature), key));
    }

    private static boolean verifies(String signed, String method, String signature, PublicKey key) {
        try {
            Signature verifier = signature(method);
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getMimeDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unsuitable) {
            return false;
        }
    }

    private static byte[] sign(String signed, String method, PrivateKey key) {
        try {
            Signature signer = signature(method);
            signer.initSign(key);
            signer.update(signed.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException unsuitable) {
            throw new IllegalArgumentException("a query can't be signed so", unsuitable);
        }
    }

    private static Signature signature(String method) throws GeneralSecurityException {
        return switch (method) {
            case SignatureStyle.RSA_SHA256 -> Signature.getInstance("SHA256withRSA");
            case SignatureStyle.RSA_SHA1 -> Signature.getInstance("SHA1withRSA");
            case SignatureStyle.ECDSA_SHA256 -> Signature.getInstance("SHA256withECDSA");
            case SignatureStyle.RSA_PSS_SHA256 -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec(
                        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC));
                yield pss;
            }
            default -> throw new GeneralSecurityException("the method " + method + " is not known here");
        };
    }

    private static String value(String pair) {
        return URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

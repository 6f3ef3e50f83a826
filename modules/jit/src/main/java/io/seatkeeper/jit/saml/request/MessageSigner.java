package io.seatkeeper.jit.saml.request;

import io.seatkeeper.jit.saml.key.OwnKey;
import io.seatkeeper.jit.saml.metadata.Binding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;

/** Signs messages by RSA-SHA256 and packs them for their binding. Belongs on a worker: a signature takes 2 ms. */
public final class MessageSigner {
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private MessageSigner() {}

    /**
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @param address where it goes; keeps what query it has
     * @param relayState what the provider brings back as it is, at most 80 bytes (bindings §3.4.3); of an answer, what came
     *     with the request
     */
    public static Departure departure(
            Binding binding, String parameter, Draft message, String address, Optional<String> relayState, OwnKey key) {
        try {
            return switch (binding) {
                case REDIRECT -> redirect(parameter, message, address, relayState, key);
                case POST -> post(parameter, message, address, relayState, key);
            };
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException impossible) {
            throw new IllegalStateException("A message of our own can't be signed.", impossible);
        }
    }

    /** The signature is over the query as it is sent (bindings §3.4.4.1). */
    private static Departure redirect(
            String parameter, Draft message, String address, Optional<String> relayState, OwnKey key)
            throws GeneralSecurityException {
        String signed = pair(parameter, deflated(message.xml()))
                + relayState.map(state -> "&" + pair("RelayState", state)).orElse("") + "&"
                + pair("SigAlg", RSA_SHA256);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.privateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        String value = Base64.getEncoder().encodeToString(signature.sign());
        return new Departure.Redirect(extended(address, signed + "&" + pair("Signature", value)));
    }

    /** The signature stands behind the Issuer, where the schema has its place. */
    private static Departure post(
            String parameter, Draft message, String address, Optional<String> relayState, OwnKey key)
            throws GeneralSecurityException, MarshalException, XMLSignatureException {
        Element root = message.element();
        root.setIdAttribute("ID", true);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Reference whole = factory.newReference(
                "#" + root.getAttribute("ID"),
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        SignedInfo info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(RSA_SHA256, null),
                List.of(whole));
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        KeyInfo named = keys.newKeyInfo(
                List.of(keys.newX509Data(List.of(key.certificate().x509()))));
        DOMSignContext context =
                new DOMSignContext(key.privateKey(), root, root.getFirstChild().getNextSibling());
        context.setDefaultNamespacePrefix("ds");
        factory.newXMLSignature(info, named).sign(context);
        String text = Base64.getEncoder().encodeToString(message.xml().getBytes(StandardCharsets.UTF_8));
        return new Departure.Post(address, parameter, text, relayState);
    }

    /** Adds to an address's query. */
    public static String extended(String address, String query) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + query;
    }

    static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Without zlib's header (bindings §3.4.4.1). */
    private static String deflated(String xml) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

package io.seatkeeper.jit.saml.message;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What is encrypted in a message: an assertion, a NameID, an attribute. An assertion is opened in two steps, so that the caller can decide between them
 * what may be told of the second: by CBC, every way in which an answer differs is an oracle for somebody who bends the
 * ciphertext.
 */
public final class Decryption {
    /** One for each key of ours that is published; more would be work for nothing. */
    private static final int MOST_WRAPPED_KEYS = 4;

    private final Element encrypted;
    private final ContentCipher cipher;
    private final byte[] key;
    private final byte[] ciphertext;

    private Decryption(Element encrypted, ContentCipher cipher, byte[] key, byte[] ciphertext) {
        this.encrypted = encrypted;
        this.cipher = cipher;
        this.key = key;
        this.ciphertext = ciphertext;
    }

    /**
     * Opens in one step what stands beneath a signature that holds: a cipher that anybody can bend is then no way in.
     *
     * @param encrypted an EncryptedID or EncryptedAttribute that has passed {@link MessageSchema}
     * @param name the element, of SAML's assertion namespace, that must come out
     * @param keys of ours, the newest first
     * @param checks gets the comparisons
     * @return empty where it can't be opened
     */
    public static Optional<Element> open(Element encrypted, String name, List<PrivateKey> keys, Checks checks) {
        Optional<Decryption> begun = begin(encrypted, encrypted.getLocalName(), keys, checks);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        try {
            Element opened = begun.get().finish(name);
            checks.add(ErrorCode.SAML_DECRYPTION_FAILED, encrypted.getLocalName(), true, "one " + name, "one " + name);
            return Optional.of(opened);
        } catch (UnreadableMessage fault) {
            fault.tell(checks);
            return Optional.empty();
        }
    }

    /**
     * Finds the key of ours that it was encrypted to.
     *
     * @param encrypted an element with EncryptedData that has passed {@link MessageSchema}
     * @param name of it, for the comparisons
     * @param keys of ours, the newest first
     * @param checks gets the comparisons
     * @return empty where an algorithm is not allowed or no key fits
     */
    public static Optional<Decryption> begin(Element encrypted, String name, List<PrivateKey> keys, Checks checks) {
        Optional<Element> data = Elements.child(encrypted, Namespace.ENCRYPTION, "EncryptedData");
        Optional<String> method =
                data.flatMap(Decryption::method).map(found -> found.getAttributeNS(null, "Algorithm"));
        Optional<ContentCipher> cipher = method.flatMap(ContentCipher::of);
        List<Element> wrapped = data.map(found -> wrappedKeys(encrypted, found)).orElse(List.of());
        List<Element> ours = wrapped.stream()
                .filter(found -> method(found).flatMap(KeyTransport::of).isPresent())
                .limit(MOST_WRAPPED_KEYS)
                .toList();
        boolean cipherAllowed = checks.add(
                ErrorCode.SAML_ALGORITHM_NOT_ALLOWED,
                name + " EncryptionMethod",
                cipher.isPresent(),
                ContentCipher.all(),
                method);
        boolean transportAllowed = checks.add(
                ErrorCode.SAML_ALGORITHM_NOT_ALLOWED,
                name + " EncryptedKey EncryptionMethod",
                !ours.isEmpty(),
                KeyTransport.OAEP + ", " + KeyTransport.OAEP_1_1,
                wrapped.stream()
                        .flatMap(found -> method(found).stream())
                        .map(found -> found.getAttributeNS(null, "Algorithm"))
                        .findFirst());
        if (!cipherAllowed || !transportAllowed) {
            return Optional.empty();
        }
        Optional<byte[]> key = ours.stream()
                .flatMap(found -> keys.stream().flatMap(ofOurs -> unwrap(found, ofOurs).stream()))
                .findFirst();
        Optional<byte[]> ciphertext = data.flatMap(Decryption::cipherValue);
        boolean opened = checks.add(
                ErrorCode.SAML_DECRYPTION_FAILED,
                name + " EncryptedKey",
                key.isPresent() && ciphertext.isPresent(),
                "encrypted to one of our " + keys.size() + " keys",
                key.isPresent() ? "so it is" : "encrypted to another key");
        return opened
                ? Optional.of(
                        new Decryption(encrypted, cipher.orElseThrow(), key.orElseThrow(), ciphertext.orElseThrow()))
                : Optional.empty();
    }

    /** Whether the cipher shows by itself that nobody has bent the ciphertext. */
    public boolean authenticated() {
        return cipher.authenticated();
    }

    /**
     * Opens it. The element stands in a document of its own, beneath an element that declares the prefixes that were in
     * scope where it came from.
     *
     * @param name the element, of SAML's assertion namespace, that must come out
     * @throws UnreadableMessage also where something else comes out, or something that is itself encrypted
     */
    public Element finish(String name) throws UnreadableMessage {
        byte[] plain = cipher.decrypt(key, ciphertext).orElseThrow(() -> fault(name, "something else"));
        Element scope = MessageParser.parse(scoped(MessageParser.text(plain))).getDocumentElement();
        List<Element> inside = Elements.children(scope);
        if (inside.size() != 1 || !Elements.is(inside.getFirst(), Namespace.ASSERTION, name)) {
            throw fault(name, "something else");
        }
        Element opened = inside.getFirst();
        MessageSchema.check(opened);
        return opened;
    }

    /** The plain text in the scope of the prefixes that it may have been written in. One root element more, or it fails. */
    private String scoped(String plain) {
        TreeMap<String, String> declared = new TreeMap<>();
        for (Node node = encrypted; node instanceof Element element; node = node.getParentNode()) {
            for (int at = 0; at < element.getAttributes().getLength(); at++) {
                if (element.getAttributes().item(at) instanceof Attr attribute
                        && XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                    declared.putIfAbsent(attribute.getName(), attribute.getValue());
                }
            }
        }
        StringBuilder text = new StringBuilder("<scope");
        declared.forEach((name, uri) -> text.append(' ')
                .append(name)
                .append("=\"")
                .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"'));
        return text.append('>')
                .append(withoutDeclaration(plain))
                .append("</scope>")
                .toString();
    }

    private static String withoutDeclaration(String plain) {
        int end = plain.startsWith("<?xml ") ? plain.indexOf("?>") : -1;
        return end < 0 ? plain : plain.substring(end + 2);
    }

    /** Inside the data's KeyInfo, or beside the data, as the older ones do. */
    private static List<Element> wrappedKeys(Element encrypted, Element data) {
        Stream<Element> inside = Elements.child(data, Namespace.SIGNATURE, "KeyInfo").stream()
                .flatMap(info -> Elements.children(info, Namespace.ENCRYPTION, "EncryptedKey").stream());
        Stream<Element> beside = Elements.children(encrypted, Namespace.ENCRYPTION, "EncryptedKey").stream();
        return Stream.concat(inside, beside).toList();
    }

    private static Optional<byte[]> unwrap(Element wrapped, PrivateKey key) {
        return cipherValue(wrapped)
                .flatMap(bytes ->
                        method(wrapped).flatMap(KeyTransport::of).flatMap(transport -> transport.unwrap(key, bytes)));
    }

    private static Optional<Element> method(Element encrypted) {
        return Elements.child(encrypted, Namespace.ENCRYPTION, "EncryptionMethod");
    }

    /** The ciphertext itself, never a reference to it. */
    private static Optional<byte[]> cipherValue(Element encrypted) {
        return Elements.child(encrypted, Namespace.ENCRYPTION, "CipherData")
                .flatMap(data -> Elements.text(data, Namespace.ENCRYPTION, "CipherValue"))
                .flatMap(MessageDecoder::base64);
    }

    private static UnreadableMessage fault(String name, String received) {
        return new UnreadableMessage(ErrorCode.SAML_DECRYPTION_FAILED, "decrypted " + name, "one " + name, received);
    }
}

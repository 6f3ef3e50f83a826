package io.seatkeeper.practiceidp.message;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.keys.KeyInfo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Encrypts elements for one recipient: EncryptedAssertion, EncryptedID and EncryptedAttribute (SAML Core
 * §2.2.4, §2.3.4, §2.7.3.2). */
public final class Encrypter {
    private static final SecureRandom RANDOM = new SecureRandom();

    static {
        Init.init();
    }

    private Encrypter() {}

    /**
     * Puts an encrypted element in the place of one that can be read.
     *
     * @param element what is encrypted
     * @param wrapper the name of the SAML element around the EncryptedData, with the prefix {@code saml}
     * @param style how
     * @throws IllegalArgumentException when it can't be encrypted so
     */
    public static void encrypt(Element element, String wrapper, EncryptionStyle style) {
        try {
            Document document = element.getOwnerDocument();
            Element around = Xml.root(document, Xml.ASSERTION, wrapper);
            element.getParentNode().replaceChild(around, element);
            around.appendChild(element);
            SecretKey key = contentKey(style.content());
            XMLCipher cipher = XMLCipher.getInstance(style.content());
            cipher.init(XMLCipher.ENCRYPT_MODE, key);
            EncryptedData data = cipher.getEncryptedData();
            KeyInfo keyInfo = new KeyInfo(document);
            keyInfo.add(wrapped(document, key, style));
            data.setKeyInfo(keyInfo);
            cipher.doFinal(document, element, false);
            Xml.withoutCarriageReturns(around);
        } catch (Exception unsuitable) {
            throw new IllegalArgumentException("this element can't be encrypted so", unsuitable);
        }
    }

    private static EncryptedKey wrapped(Document document, SecretKey key, EncryptionStyle style)
            throws XMLSecurityException {
        XMLCipher cipher = XMLCipher.getInstance(style.keyTransport(), null, style.oaepDigest());
        cipher.init(XMLCipher.WRAP_MODE, style.recipient().getPublicKey());
        return cipher.encryptKey(document, key, style.mask(), null);
    }

    private static SecretKey contentKey(String cipher) throws GeneralSecurityException {
        boolean triple = cipher.contains("tripledes");
        KeyGenerator generator = KeyGenerator.getInstance(triple ? "DESede" : "AES");
        generator.init(triple ? 168 : cipher.contains("128") ? 128 : cipher.contains("192") ? 192 : 256, RANDOM);
        return generator.generateKey();
    }
}

package io.seatkeeper.practiceidp.message;

import java.security.PublicKey;
import java.util.List;
import org.apache.xml.security.Init;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Checks the enveloped signature of messages that service providers send. */
public final class Verifier {
    static {
        Init.init();
    }

    private Verifier() {}

    /** Whether the message's root bears exactly one signature, over itself, by one of these keys. */
    public static boolean verifies(Document document, List<PublicKey> keys) {
        Element root = document.getDocumentElement();
        if (document.getElementsByTagNameNS(Xml.SIGNATURE, "Signature").getLength() != 1) {
            return false;
        }
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && "Signature".equals(element.getLocalName())) {
                return keys.stream().anyMatch(key -> verifies(root, element, key));
            }
        }
        return false;
    }

    private static boolean verifies(Element root, Element signature, PublicKey key) {
        try {
            XMLSignature read = new XMLSignature(signature, "", true);
            return read.getSignedInfo().getLength() == 1
                    && ("#" + root.getAttribute("ID"))
                            .equals(read.getSignedInfo().item(0).getURI())
                    && read.checkSignatureValue(key);
        } catch (XMLSecurityException unsuitable) {
            return false;
        }
    }
}

package io.seatkeeper.practiceidp.message;

import org.apache.xml.security.Init;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signs elements by an enveloped XML signature that stands behind the Issuer, where the schemas of SAML want it. */
public final class Signer {
    static {
        Init.init();
    }

    private Signer() {}

    /**
     * Signs an element by its attribute {@code ID}, which has to be there.
     *
     * @throws IllegalArgumentException when it can't be signed so
     */
    public static void sign(Element element, SignatureStyle style) {
        try {
            element.setIdAttributeNS(null, "ID", true);
            XMLSignature signature =
                    new XMLSignature(element.getOwnerDocument(), "", style.method(), style.canonicalization());
            element.insertBefore(signature.getElement(), place(element));
            Transforms transforms = new Transforms(element.getOwnerDocument());
            for (String transform : style.transforms()) {
                transforms.addTransform(transform);
            }
            signature.addDocument("#" + element.getAttributeNS(null, "ID"), transforms, style.digest());
            if (style.showsCertificate()) {
                signature.addKeyInfo(style.key().certificate());
            }
            signature.sign(style.key().privateKey());
            // A long digest is broken by them too, but what is signed must stay as it was signed.
            for (Node part = signature.getSignedInfo().getElement().getNextSibling();
                    part != null;
                    part = part.getNextSibling()) {
                if (part instanceof Element inner) {
                    Xml.withoutCarriageReturns(inner);
                }
            }
        } catch (XMLSecurityException unsuitable) {
            throw new IllegalArgumentException("this element can't be signed so", unsuitable);
        }
    }

    /** In front of which child the signature goes: behind the Issuer, else first. */
    private static Node place(Element element) {
        Node first = element.getFirstChild();
        return first != null && "Issuer".equals(first.getLocalName()) ? first.getNextSibling() : first;
    }
}

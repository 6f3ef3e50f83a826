package io.seatkeeper.jit.saml.request;

import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes XML: what is put in is text or an attribute and never markup. */
public final class Draft {
    public static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    public static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    private static final DocumentBuilderFactory DOCUMENTS = documents();

    private final Element element;

    private Draft(Element element) {
        this.element = element;
    }

    /**
     * A new document's root.
     *
     * @param name with its prefix
     */
    public static Draft root(String namespace, String name) {
        try {
            Document document = DOCUMENTS.newDocumentBuilder().newDocument();
            Element root = document.createElementNS(namespace, name);
            document.appendChild(root);
            return new Draft(root).declared();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("Every Java platform makes empty documents.", impossible);
        }
    }

    /** Adds an element and goes on with it. */
    public Draft child(String namespace, String name) {
        Element child = element.getOwnerDocument().createElementNS(namespace, name);
        element.appendChild(child);
        return new Draft(child).declared();
    }

    /** Writes the prefix's declaration where none is in force, since canonicalization goes by declarations only. */
    private Draft declared() {
        String declaration = "xmlns:" + element.getPrefix();
        Node ancestor = element;
        while (ancestor instanceof Element scope && !scope.hasAttribute(declaration)) {
            ancestor = scope.getParentNode();
        }
        if (!(ancestor instanceof Element)) {
            element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, declaration, element.getNamespaceURI());
        }
        return this;
    }

    public Draft attribute(String name, String value) {
        element.setAttribute(name, value);
        return this;
    }

    public Draft text(String text) {
        element.setTextContent(text);
        return this;
    }

    Element element() {
        return element;
    }

    /** The whole document, without a declaration. */
    public String xml() {
        try {
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(element.getOwnerDocument()), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("A document of our own can't be written.", impossible);
        }
    }

    private static DocumentBuilderFactory documents() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory;
    }
}

package io.seatkeeper.practiceidp.message;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The few steps with XML that every message needs. */
public final class Xml {
    /** The namespace of the protocol, prefix {@code samlp}. */
    public static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";

    /** The namespace of assertions, prefix {@code saml}. */
    public static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    /** The namespace of metadata, prefix {@code md}. */
    public static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";

    /** The namespace of XML signatures. */
    public static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    private static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";

    private Xml() {}

    /** An id that nobody guesses, and that may be an XML name. */
    public static String newId() {
        return "_" + UUID.randomUUID();
    }

    /** An instant as SAML writes it: UTC, to the millisecond. */
    public static String time(Instant when) {
        return when.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The document's text, without an XML declaration; nothing is indented. */
    public static String text(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("a document in memory can be written", impossible);
        }
    }

    /** The document's text in base64, as the POST binding carries it. */
    public static String base64(Document document) {
        return Base64.getEncoder().encodeToString(text(document).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a text that has no DTD. Every attribute {@code ID} is known as one.
     *
     * @throws IllegalArgumentException when it isn't well-formed, or has a DTD
     */
    public static Document parse(String text) {
        try {
            Document document = factory().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
            knowIds(document.getDocumentElement());
            return document;
        } catch (SAXException | java.io.IOException unreadable) {
            throw new IllegalArgumentException("no readable XML", unreadable);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Tells the DOM under this element which attributes are ids. */
    public static void knowIds(Element root) {
        if (root.hasAttributeNS(null, "ID")) {
            root.setIdAttributeNS(null, "ID", true);
        }
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                knowIds(element);
            }
        }
    }

    /** The first element of this name at or below the document's root, in document order. */
    public static Optional<Element> first(Document document, String namespace, String localName) {
        NodeList found = document.getElementsByTagNameNS(namespace, localName);
        return Optional.ofNullable((Element) found.item(0));
    }

    static Document newDocument() {
        try {
            return factory().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A new element, not yet in its place, that declares its own prefix. */
    static Element root(Document document, String namespace, String qualifiedName) {
        Element element = document.createElementNS(namespace, qualifiedName);
        element.setAttributeNS(
                DECLARATIONS, "xmlns:" + qualifiedName.substring(0, qualifiedName.indexOf(':')), namespace);
        return element;
    }

    /** The root of a protocol message, in its place, with what all of them have (SAML Core §3.2.1, §3.2.2). */
    static Element message(
            Document document,
            String qualifiedName,
            @Nullable String id,
            @Nullable Instant issueInstant,
            @Nullable String destination,
            @Nullable String issuer) {
        Element message = root(document, PROTOCOL, qualifiedName);
        document.appendChild(message);
        attribute(message, "ID", id);
        attribute(message, "Version", "2.0");
        attribute(message, "IssueInstant", issueInstant);
        attribute(message, "Destination", destination);
        if (issuer != null) {
            Element name = root(document, ASSERTION, "saml:Issuer");
            name.setTextContent(issuer);
            message.appendChild(name);
        }
        return message;
    }

    /** Takes the carriage returns out of the base64 under this element, which would be written as character references. */
    static void withoutCarriageReturns(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                withoutCarriageReturns(inner);
            } else if (child.getNodeValue().indexOf('\r') >= 0) {
                child.setNodeValue(child.getNodeValue().replace("\r", ""));
            }
        }
    }

    /** A new last child. */
    static Element child(Element parent, String namespace, String qualifiedName) {
        Element element = parent.getOwnerDocument().createElementNS(namespace, qualifiedName);
        parent.appendChild(element);
        return element;
    }

    /** A new last child that holds this text, unless the text is null. */
    static void text(Element parent, String namespace, String qualifiedName, @Nullable String text) {
        if (text != null) {
            child(parent, namespace, qualifiedName).setTextContent(text);
        }
    }

    /** Sets an attribute, unless its value is null. */
    static void attribute(Element element, String name, @Nullable String value) {
        if (value != null) {
            element.setAttributeNS(null, name, value);
        }
    }

    /** Sets an attribute to an instant, unless it is null. */
    static void attribute(Element element, String name, @Nullable Instant value) {
        attribute(element, name, value == null ? null : time(value));
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }
}

package io.seatkeeper.jit.saml.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Parses a metadata document so that it can do no harm: no DTD and so no entity of its own, nothing fetched, bounded in
 * size, depth and attributes. Unlike a message it may hold comments, which published metadata does.
 */
final class MetadataDocument {
    /** In bytes: more than ADFS, the longest of all, publishes. */
    static final int LARGEST = 512 * 1024;

    private static final String MOST_DEPTH = "40";
    private static final String MOST_ATTRIBUTES = "100";
    private static final DocumentBuilderFactory PARSERS = parsers();

    private MetadataDocument() {}

    /** Fails with {@link io.seatkeeper.contract.ErrorCode#METADATA_FAILED}. */
    static Document parse(byte[] xml) {
        if (xml.length > LARGEST) {
            throw MetadataReader.failed("The metadata has more than " + LARGEST + " bytes.");
        }
        try {
            DocumentBuilder parser = PARSERS.newDocumentBuilder();
            parser.setErrorHandler(new Silent());
            return parser.parse(new ByteArrayInputStream(xml));
        } catch (SAXException | IOException unreadable) {
            throw MetadataReader.failed("The metadata is no well-formed XML, is nested too deeply, or holds a DTD.");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("Every Java platform has this parser.", impossible);
        }
    }

    private static DocumentBuilderFactory parsers() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("Every Java platform has this parser.", impossible);
        }
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", MOST_DEPTH);
        factory.setAttribute("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    /** Says nothing on the standard error: whoever asks is told by the failure. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) {}

        @Override
        public void error(SAXParseException fault) {}

        @Override
        public void fatalError(SAXParseException fault) throws SAXParseException {
            throw fault;
        }
    }
}

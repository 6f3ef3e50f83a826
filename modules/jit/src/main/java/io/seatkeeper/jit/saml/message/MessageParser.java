package io.seatkeeper.jit.saml.message;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import io.seatkeeper.contract.ErrorCode;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.DOMException;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;

/**
 * The one parser of SAML messages. It reads once and makes the tree as it reads, so that no second parser could see
 * another message, and stops at the first thing that a message has no use for: a DTD, an entity, a comment, a processing
 * instruction, one level or one element too many.
 */
public final class MessageParser {
    private static final XMLInputFactory READERS = readers();
    private static final DOMImplementation TREES = trees();

    private MessageParser() {}

    /** @param message of any length; larger than {@link MessageDecoder#LARGEST} is refused */
    public static Document parse(byte[] message) throws UnreadableMessage {
        return parse(text(MessageDecoder.bounded(message)));
    }

    /** @param message not longer than what was decrypted from a bounded message */
    static Document parse(String message) throws UnreadableMessage {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(message));
            try {
                checkDeclaration(reader);
                return build(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | WstxLazyException | DOMException notWellFormed) {
            throw new UnreadableMessage(
                    ErrorCode.SAML_RESPONSE_MALFORMED, "XML", "a well-formed document", "something else");
        }
    }

    /** Strictly UTF-8, perhaps with a byte order mark. */
    static String text(byte[] message) throws UnreadableMessage {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new UnreadableMessage(ErrorCode.SAML_RESPONSE_MALFORMED, "encoding", "UTF-8", "bytes that are none");
        }
    }

    private static void checkDeclaration(XMLStreamReader reader) throws UnreadableMessage {
        String version = Optional.ofNullable(reader.getVersion()).orElse("1.0");
        String encoding =
                Optional.ofNullable(reader.getCharacterEncodingScheme()).orElse("UTF-8");
        if (!version.equals("1.0") || !encoding.equalsIgnoreCase("UTF-8")) {
            throw new UnreadableMessage(
                    ErrorCode.SAML_RESPONSE_MALFORMED,
                    "XML declaration",
                    "version 1.0, encoding UTF-8",
                    "version " + version + ", encoding " + encoding);
        }
    }

    private static Document build(XMLStreamReader reader) throws XMLStreamException, UnreadableMessage {
        TreeBuilder tree = new TreeBuilder(TREES.createDocument(null, null, null));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> tree.begin(reader);
                case XMLStreamConstants.END_ELEMENT -> tree.end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> tree.text(reader.getText());
                case XMLStreamConstants.SPACE, XMLStreamConstants.END_DOCUMENT -> {}
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    throw new UnreadableMessage(
                            ErrorCode.SAML_COMMENT_FORBIDDEN,
                            "comments",
                            "no comment and no processing instruction",
                            "one of them");
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableMessage(
                            ErrorCode.SAML_DOCTYPE_FORBIDDEN, "DTD", "no DTD and no entity", "one of them");
                default -> throw new XMLStreamException("an event that a document has no use for");
            }
        }
        return tree.document();
    }

    private static XMLInputFactory readers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, (long) MessageDecoder.LARGEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, TreeBuilder.MOST_ATTRIBUTES);
        return factory;
    }

    private static DOMImplementation trees() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every Java platform has a DOM", impossible);
        }
    }
}

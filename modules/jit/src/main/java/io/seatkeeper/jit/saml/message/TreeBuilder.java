package io.seatkeeper.jit.saml.message;

import io.seatkeeper.contract.ErrorCode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes a tree of what the parser reads, and counts. An answer of the ten usual products has some 60 elements. */
final class TreeBuilder {
    static final int DEEPEST = 40;
    static final int MOST_ELEMENTS = 10_000;
    static final int MOST_ATTRIBUTES = 32;

    private final Document document;
    /** By whatever name and case, since readers differ in what they take for an ID. */
    private final Set<String> ids = new HashSet<>();

    private Node current;
    private int depth;
    private int elements;

    TreeBuilder(Document document) {
        this.document = document;
        this.current = document;
    }

    void begin(XMLStreamReader reader) throws UnreadableMessage {
        bound("depth", ++depth, DEEPEST);
        bound("elements", ++elements, MOST_ELEMENTS);
        bound("attributes", reader.getAttributeCount() + reader.getNamespaceCount(), MOST_ATTRIBUTES);
        Element element =
                document.createElementNS(reader.getNamespaceURI(), name(reader.getPrefix(), reader.getLocalName()));
        for (int at = 0; at < reader.getNamespaceCount(); at++) {
            String prefix = reader.getNamespacePrefix(at);
            element.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                    prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix,
                    Optional.ofNullable(reader.getNamespaceURI(at)).orElse(""));
        }
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equalsIgnoreCase("id") && !ids.add(reader.getAttributeValue(at))) {
                throw new UnreadableMessage(
                        ErrorCode.SAML_ID_DUPLICATE,
                        "IDs",
                        "each once",
                        "more than once: " + reader.getAttributeValue(at));
            }
            element.setAttributeNS(
                    reader.getAttributeNamespace(at),
                    name(reader.getAttributePrefix(at), reader.getAttributeLocalName(at)),
                    reader.getAttributeValue(at));
        }
        current.appendChild(element);
        current = element;
    }

    void end() {
        depth--;
        current = current.getParentNode();
    }

    /** White space beside the root element is no part of the document. */
    void text(String text) {
        if (depth > 0) {
            current.appendChild(document.createTextNode(text));
        }
    }

    Document document() {
        return document;
    }

    private static String name(@Nullable String prefix, String localName) {
        return prefix == null || prefix.isEmpty() ? localName : prefix + ":" + localName;
    }

    private static void bound(String part, int received, int most) throws UnreadableMessage {
        if (received > most) {
            throw new UnreadableMessage(ErrorCode.SAML_RESPONSE_TOO_LARGE, part, "at most " + most, "more");
        }
    }
}

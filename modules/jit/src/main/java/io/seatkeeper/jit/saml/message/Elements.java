package io.seatkeeper.jit.saml.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks along a message or metadata by position, from an element to its own children, and never looks anything up by name or ID. */
public final class Elements {
    private Elements() {}

    /** Whether the element has this name. */
    public static boolean is(Element element, Namespace namespace, String name) {
        return name.equals(element.getLocalName()) && namespace.uri().equals(element.getNamespaceURI());
    }

    /** The child elements, in order. */
    public static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The child elements of this name, in order. */
    public static List<Element> children(Element parent, Namespace namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    /** The child element of this name; empty where there is none or more than one. */
    public static Optional<Element> child(Element parent, Namespace namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The attribute without a namespace; empty where it is absent or empty. */
    public static Optional<String> attribute(Element element, String name) {
        String value = element.getAttributeNS(null, name);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The text of an element that holds nothing but text; empty where it holds none, or anything else. */
    public static Optional<String> text(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() != Node.TEXT_NODE) {
                return Optional.empty();
            }
        }
        String text = element.getTextContent();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The text of the child of this name. */
    public static Optional<String> text(Element parent, Namespace namespace, String name) {
        return child(parent, namespace, name).flatMap(Elements::text);
    }

    /** Shows the element and all that are inside it, in document order. */
    public static void each(Element root, Consumer<Element> visitor) {
        visitor.accept(root);
        children(root).forEach(child -> each(child, visitor));
    }
}

package io.seatkeeper.jit.saml.response;

import static io.seatkeeper.jit.saml.response.Scene.OURS;
import static io.seatkeeper.jit.saml.response.Scene.STYLE;
import static io.seatkeeper.jit.saml.response.Scene.accepted;
import static io.seatkeeper.jit.saml.response.Scene.assertion;
import static io.seatkeeper.jit.saml.response.Scene.refused;
import static io.seatkeeper.jit.saml.response.Scene.response;

import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.Xml;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signature wrapping: what is signed stays in the message, somewhere, and something else stands where a reader looks. XSW1
 * to 8 are those of Somorovsky and others, "On Breaking SAML" (2012); the others are ours.
 */
class WrappingTest {
    @SuppressWarnings("ImmutableEnumChecker") // the attacks hold nothing
    enum OnResponse {
        XSW1(message -> {
            Element original = withoutSignature(message.root());
            message.forge(message.root());
            message.signature(message.root()).appendChild(original);
        }),
        XSW2(message -> {
            Element original = withoutSignature(message.root());
            message.forge(message.root());
            message.root().insertBefore(original, message.signature(message.root()));
        }),
        IN_THE_EXTENSIONS(message -> {
            Element original = withoutSignature(message.root());
            message.forge(message.root());
            message.extensions().appendChild(original);
        }),
        IN_THE_STATUS(message -> {
            Element original = withoutSignature(message.root());
            message.forge(message.root());
            message.detail().appendChild(original);
        }),
        IN_AN_OBJECT(message -> {
            Element original = withoutSignature(message.root());
            message.forge(message.root());
            message.object(message.signature(message.root())).appendChild(original);
        });

        final Consumer<Message> attack;

        OnResponse(Consumer<Message> attack) {
            this.attack = attack;
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // the attacks hold nothing
    enum OnAssertion {
        XSW3(message -> {
            Element evil = copy(message.assertion());
            evil.removeChild(message.signature(evil));
            message.forge(evil);
            message.root().insertBefore(evil, message.assertion());
        }),
        XSW4(message -> {
            Element original = message.assertion();
            Element evil = copy(original);
            evil.removeChild(message.signature(evil));
            message.forge(evil);
            message.root().replaceChild(evil, original);
            evil.appendChild(original);
        }),
        XSW5(message -> {
            Element original = withoutSignature(message.assertion());
            message.forge(message.assertion());
            message.root().appendChild(original);
        }),
        XSW6(message -> {
            Element original = withoutSignature(message.assertion());
            message.forge(message.assertion());
            message.signature(message.assertion()).appendChild(original);
        }),
        XSW7(message -> {
            Element evil = copy(message.assertion());
            evil.removeChild(message.signature(evil));
            message.forge(evil);
            message.extensions().appendChild(evil);
        }),
        XSW8(message -> {
            Element original = withoutSignature(message.assertion());
            message.forge(message.assertion());
            message.object(message.signature(message.assertion())).appendChild(original);
        }),
        IN_THE_ADVICE(message -> {
            Element original = message.assertion();
            Element evil = copy(original);
            evil.removeChild(message.signature(evil));
            message.forge(evil);
            message.root().replaceChild(evil, original);
            Node advice = evil.getOwnerDocument().createElementNS(Xml.ASSERTION, "saml:Advice");
            evil.insertBefore(advice, first(evil, Xml.ASSERTION, "Conditions").getNextSibling());
            advice.appendChild(original);
        }),
        IN_AN_ATTRIBUTE(message -> {
            Element original = message.assertion();
            Element evil = copy(original);
            evil.removeChild(message.signature(evil));
            message.forge(evil);
            message.root().replaceChild(evil, original);
            first(evil, Xml.ASSERTION, "AttributeValue").appendChild(original);
        }),
        IN_THE_CONFIRMATION(message -> {
            Element original = message.assertion();
            Element evil = copy(original);
            message.forge(evil);
            message.root().replaceChild(evil, original);
            first(evil, Xml.ASSERTION, "SubjectConfirmationData").appendChild(original);
        }),
        IN_THE_STATUS_UNDER_THE_SAME_ID(message -> {
            Element original = message.assertion();
            Element evil = copy(original);
            evil.removeChild(message.signature(evil));
            first(evil, Xml.ASSERTION, "NameID").setTextContent("eve@acme.example");
            message.root().replaceChild(evil, original);
            message.detail().appendChild(original);
        }),
        UNDER_ANOTHER_KIND_OF_ID(message -> {
            Element original = withoutSignature(message.assertion());
            Element holder = original.getOwnerDocument().createElementNS("urn:any", "any:holder");
            holder.setAttributeNS(null, "Id", original.getAttributeNS(null, "ID"));
            message.forge(message.assertion());
            message.detail().appendChild(holder);
        }),
        THE_SIGNATURE_AT_THE_RESPONSE(message -> {
            Element signature = message.signature(message.assertion());
            first(message.assertion(), Xml.ASSERTION, "NameID").setTextContent("eve@acme.example");
            message.root().insertBefore(signature, first(message.root(), Xml.PROTOCOL, "Status"));
        }),
        TWO_SIGNATURES(message -> {
            Element signature = message.signature(message.assertion());
            message.assertion().insertBefore(signature.cloneNode(true), signature);
        }),
        A_SECOND_SUBJECT(message -> {
            Element subject = first(message.assertion(), Xml.ASSERTION, "Subject");
            message.assertion().insertBefore(subject.cloneNode(true), subject);
        });

        final Consumer<Message> attack;

        OnAssertion(Consumer<Message> attack) {
            this.attack = attack;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResponseIsNotReadBesideTheOneThatIsSigned(OnResponse form) {
        String sound = response().with(assertion()).sign(STYLE).xml();
        Message message = new Message(Xml.parse(sound));
        form.attack.accept(message);

        accepted(sound);
        refused(Xml.text(message.document));
    }

    @ParameterizedTest
    @EnumSource
    void anAssertionIsNotReadBesideTheOneThatIsSigned(OnAssertion form) {
        String sound = response().with(assertion().sign(STYLE)).xml();
        Message message = new Message(Xml.parse(sound));
        form.attack.accept(message);

        accepted(sound);
        refused(Xml.text(message.document));
    }

    /** Our key for encryption is public: anybody can encrypt to us. */
    @Test
    void anEncryptedAssertionIsNotReadBesideTheOneThatIsSigned() {
        EncryptionStyle toUs = EncryptionStyle.to(OURS.certificate());

        refused(response()
                .with(assertion().sign(STYLE))
                .with(assertion().encrypt(toUs))
                .xml());
        refused(response()
                .with(assertion().encrypt(toUs))
                .with(assertion().sign(STYLE))
                .xml());
        refused(response()
                .with(assertion().sign(STYLE).encrypt(toUs))
                .with(assertion().encrypt(toUs))
                .xml());
    }

    private static Element copy(Element element) {
        return (Element) element.cloneNode(true);
    }

    /** What was signed: the element before the signature came into it. */
    private static Element withoutSignature(Element signed) {
        Element original = copy(signed);
        for (Node child = original.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("Signature".equals(child.getLocalName())) {
                original.removeChild(child);
                return original;
            }
        }
        throw new IllegalStateException("it is signed");
    }

    private static Element first(Element parent, String namespace, String name) {
        return (Element) parent.getElementsByTagNameNS(namespace, name).item(0);
    }

    /** A message under attack. */
    record Message(Document document) {
        Element root() {
            return document.getDocumentElement();
        }

        Element assertion() {
            return first(root(), Xml.ASSERTION, "Assertion");
        }

        Element signature(Element parent) {
            return first(parent, Xml.SIGNATURE, "Signature");
        }

        /** Another ID, another person. */
        void forge(Element element) {
            element.setAttributeNS(null, "ID", "_evil");
            first(element, Xml.ASSERTION, "NameID").setTextContent("eve@acme.example");
        }

        Element extensions() {
            Element extensions = document.createElementNS(Xml.PROTOCOL, "samlp:Extensions");
            root().insertBefore(extensions, first(root(), Xml.PROTOCOL, "Status"));
            return extensions;
        }

        Element detail() {
            Element detail = document.createElementNS(Xml.PROTOCOL, "samlp:StatusDetail");
            first(root(), Xml.PROTOCOL, "Status").appendChild(detail);
            return detail;
        }

        Element object(Element signature) {
            Element object = document.createElementNS(Xml.SIGNATURE, "ds:Object");
            signature.appendChild(object);
            return object;
        }
    }
}

package io.seatkeeper.jit.saml.message;

import io.seatkeeper.contract.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schema of SAML 2.0 protocol messages, from java-saml's own copies, compiled once. */
public final class MessageSchema {
    private static final Schema SCHEMA = compile();

    private MessageSchema() {}

    /** Refuses an element that is not as SAML 2.0 says; what it holds is bounded by its parser. */
    public static void check(Element element) throws UnreadableMessage {
        try {
            Validator validator = SCHEMA.newValidator();
            validator.setErrorHandler(new FirstError());
            validator.validate(new DOMSource(element));
        } catch (SAXException broken) {
            throw new UnreadableMessage(
                    ErrorCode.SAML_SCHEMA_INVALID,
                    "schema",
                    "SAML 2.0",
                    Optional.ofNullable(broken.getMessage()).orElse("something else"));
        } catch (IOException impossible) {
            throw new IllegalStateException("a tree is read from memory", impossible);
        }
    }

    private static Schema compile() {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> new ShippedSchema(systemId));
        try {
            return factory.newSchema(
                    new Source[] {source("saml-schema-protocol-2.0.xsd"), source("xenc11.xsd"), source("exc-c14n.xsd")
                    });
        } catch (SAXException impossible) {
            throw new IllegalStateException("the schemas that come along can be compiled", impossible);
        }
    }

    private static Source source(String name) {
        ShippedSchema schema = new ShippedSchema(name);
        return new StreamSource(schema.getByteStream(), schema.getSystemId());
    }

    /** Stops at the first thing that is wrong. */
    private static final class FirstError implements ErrorHandler {
        @Override
        public void warning(SAXParseException harmless) {}

        @Override
        public void error(SAXParseException broken) throws SAXException {
            throw broken;
        }

        @Override
        public void fatalError(SAXParseException broken) throws SAXException {
            throw broken;
        }
    }
}

package io.seatkeeper.practiceidp.message;

import com.onelogin.saml2.util.SchemaFactory;
import java.io.StringReader;
import java.util.Objects;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.xml.sax.SAXException;

/** The schemas of SAML, out of a library that ships them. */
public final class Schemas {
    private Schemas() {}

    public static Schema protocol() throws SAXException {
        return SchemaFactory.loadFromUrl(Objects.requireNonNull(SchemaFactory.SAML_SCHEMA_PROTOCOL_2_0));
    }

    public static Schema metadata() throws SAXException {
        return SchemaFactory.loadFromUrl(Objects.requireNonNull(SchemaFactory.SAML_SCHEMA_METADATA_2_0));
    }

    public static Source source(String text) {
        return new StreamSource(new StringReader(text));
    }
}

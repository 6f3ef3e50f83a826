package io.seatkeeper.jit.saml.message;

/** The vocabularies that SAML messages and metadata are written in. */
public enum Namespace {
    PROTOCOL("urn:oasis:names:tc:SAML:2.0:protocol"),
    METADATA("urn:oasis:names:tc:SAML:2.0:metadata"),
    ASSERTION("urn:oasis:names:tc:SAML:2.0:assertion"),
    SIGNATURE("http://www.w3.org/2000/09/xmldsig#"),
    ENCRYPTION("http://www.w3.org/2001/04/xmlenc#"),
    ENCRYPTION_1_1("http://www.w3.org/2009/xmlenc11#"),
    EXCLUSIVE("http://www.w3.org/2001/10/xml-exc-c14n#");

    private final String uri;

    Namespace(String uri) {
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }
}

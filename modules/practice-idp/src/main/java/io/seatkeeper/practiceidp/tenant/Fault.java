package io.seatkeeper.practiceidp.tenant;

import static io.seatkeeper.practiceidp.tenant.Fault.Protocols.BOTH;
import static io.seatkeeper.practiceidp.tenant.Fault.Protocols.OIDC;
import static io.seatkeeper.practiceidp.tenant.Fault.Protocols.SAML;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that the practice identity provider can do wrong on demand. Each is one mistake; all else stays right. A token
 * is the ID token of OpenID Connect and the assertion of SAML.
 */
public enum Fault {
    /** The token's end ({@code exp}; each {@code NotOnOrAfter}) was an hour ago. */
    EXPIRED_TOKEN(BOTH, Kind.TOKEN, "Expired"),
    /** The token has no end. */
    MISSING_EXPIRY(BOTH, Kind.TOKEN, "No expiry"),
    /** The token begins to be valid ({@code nbf}; {@code NotBefore}) an hour from now. */
    FUTURE_NOT_BEFORE(BOTH, Kind.TOKEN, "Not valid yet"),
    /** The token was issued ({@code iat}; {@code IssueInstant}) an hour from now. */
    FUTURE_ISSUED_AT(BOTH, Kind.TOKEN, "Issued in the future"),
    /** The ID token carries a nonce that nobody sent. */
    WRONG_NONCE(OIDC, Kind.TOKEN, "Wrong nonce"),
    /** The ID token carries no nonce though one was sent. */
    MISSING_NONCE(OIDC, Kind.TOKEN, "No nonce"),
    /** The token is meant for another client. */
    WRONG_AUDIENCE(BOTH, Kind.TOKEN, "Wrong audience"),
    /** The token has no audience. */
    MISSING_AUDIENCE(BOTH, Kind.TOKEN, "No audience"),
    /** The ID token names two audiences and doesn't say to which of them it was issued. */
    SEVERAL_AUDIENCES_WITHOUT_AZP(OIDC, Kind.TOKEN, "Several audiences, no azp"),
    /** The ID token's {@code azp} names another client. */
    WRONG_AZP(OIDC, Kind.TOKEN, "Wrong azp"),
    /** The token comes from another issuer; at the discovery or metadata endpoint: the document names another issuer. */
    WRONG_ISSUER(BOTH, Kind.TOKEN, "Wrong issuer"),
    /** The token names no issuer; at the discovery endpoint: the document names none. */
    MISSING_ISSUER(BOTH, Kind.TOKEN, "No issuer"),
    /** The SubjectConfirmation's {@code Recipient} is another address. */
    WRONG_RECIPIENT(SAML, Kind.TOKEN, "Wrong recipient"),
    /** The SubjectConfirmation asks for a key of the holder's. */
    NOT_BEARER(SAML, Kind.TOKEN, "Not a bearer’s assertion"),
    /** The assertion has no AuthnStatement. */
    MISSING_AUTHN_STATEMENT(SAML, Kind.TOKEN, "No AuthnStatement"),
    /**
     * The person is not asked anew, whatever the request asks for, and proved who they are an hour ago ({@code auth_time}; {@code
     * AuthnInstant}). No defect where nothing was asked for.
     */
    STALE_PROOF(BOTH, Kind.TOKEN, "Proof of an hour ago"),
    /** The ID token does not say when the person proved who they are. No defect where {@code max_age} was not asked for. */
    MISSING_AUTH_TIME(OIDC, Kind.TOKEN, "No auth_time"),
    /** The assertion bears an ID that the person's assertions always bear with this fault: the second is a replay. */
    REPLAYED_ASSERTION(SAML, Kind.TOKEN, "Replayed assertion ID"),
    /** The {@code iss} parameter of the authorization response names another issuer (RFC 9207). */
    WRONG_ISS_PARAMETER(OIDC, Kind.RESPONSE, "Wrong iss parameter"),
    /** The authorization response has no {@code iss} parameter though discovery promises one (RFC 9207). */
    MISSING_ISS_PARAMETER(OIDC, Kind.RESPONSE, "No iss parameter"),
    /** The message's {@code Destination} is another address. */
    WRONG_DESTINATION(SAML, Kind.RESPONSE, "Wrong destination"),
    /** Response and assertion, or the LogoutResponse, answer a request that nobody made. */
    WRONG_IN_RESPONSE_TO(SAML, Kind.RESPONSE, "Wrong InResponseTo"),
    /** Response and assertion, or the LogoutResponse, don't say which request they answer. */
    MISSING_IN_RESPONSE_TO(SAML, Kind.RESPONSE, "No InResponseTo"),
    /** The token is signed with a key that is not published and never will be. */
    UNKNOWN_KEY(BOTH, Kind.SIGNATURE, "Unknown key"),
    /** The keys roll over just before the token is signed: what is published now holds the key, a copy doesn't. No defect. */
    ROLLED_KEY(BOTH, Kind.SIGNATURE, "Key rolled over"),
    /** One bit of the token's signature is wrong. */
    BAD_SIGNATURE(BOTH, Kind.SIGNATURE, "Bad signature"),
    /** The ID token is not signed at all: {@code alg: none}. */
    ALG_NONE(OIDC, Kind.SIGNATURE, "Not signed (alg none)"),
    /** The ID token is signed by HMAC, with the public key as its secret. */
    HS256_WITH_PUBLIC_KEY(OIDC, Kind.SIGNATURE, "HS256 with the public key"),
    /** The message and what it holds are not signed at all. */
    UNSIGNED(SAML, Kind.SIGNATURE, "Not signed"),
    /** The signature is by RSA with SHA-1. */
    SHA1_SIGNATURE(SAML, Kind.SIGNATURE, "SHA-1 signature"),
    /** The signature is sound but covers a digest by SHA-1. */
    SHA1_DIGEST(SAML, Kind.SIGNATURE, "SHA-1 digest"),
    /** Behind a forged assertion stands the signed one: in the forged one's own signature. */
    WRAPPED_ASSERTION(SAML, Kind.SHAPE, "Wrapped assertion"),
    /** A forged response holds the signed one: in its extensions. */
    WRAPPED_RESPONSE(SAML, Kind.SHAPE, "Wrapped response"),
    /** Two assertions, each signed. */
    TWO_ASSERTIONS(SAML, Kind.SHAPE, "Two assertions"),
    /** The response bears the ID of its assertion. */
    DUPLICATE_ID(SAML, Kind.SHAPE, "Duplicate ID"),
    /** A comment stands inside the NameID, so that careless readers see only its beginning. */
    COMMENT_IN_NAME(SAML, Kind.SHAPE, "Comment in the name"),
    /** The message begins with a document type that declares an entity. */
    DOCUMENT_TYPE(SAML, Kind.SHAPE, "Document type"),
    /** The assertion is encrypted, and its key wrapped by RSA PKCS #1 v1.5. */
    RSA15_KEY_TRANSPORT(SAML, Kind.ENCRYPTION, "RSA 1.5 key transport"),
    /** The assertion is encrypted by CBC, with no signature around it. */
    CBC_WITHOUT_SIGNATURE(SAML, Kind.ENCRYPTION, "CBC, not signed outside"),
    /** The assertion is encrypted for a key that the service provider doesn't have. */
    ENCRYPTED_FOR_ANOTHER(SAML, Kind.ENCRYPTION, "Encrypted for another"),
    /** The token answer has no ID token. */
    MISSING_ID_TOKEN(OIDC, Kind.TOKEN_ANSWER, "No ID token"),
    /** The token answer's ID token is no JWT. */
    GARBAGE_ID_TOKEN(OIDC, Kind.TOKEN_ANSWER, "Garbage for an ID token"),
    /** Nothing that is said about the person is an address. In SAML the NameID is the subject then. */
    NO_EMAIL(BOTH, Kind.PERSON, "No email"),
    /** {@code email_verified} is false. */
    UNVERIFIED_EMAIL(OIDC, Kind.PERSON, "Unverified email"),
    /** The ID token has no {@code sub}, the assertion no NameID. */
    NO_SUB(BOTH, Kind.PERSON, "No subject"),
    /** The NameID is transient: another one each time. */
    TRANSIENT_NAME(SAML, Kind.PERSON, "Transient name"),
    /** Userinfo speaks of somebody else. The ID token leaves the email out, so that userinfo has to be asked. */
    USERINFO_OTHER_SUB(OIDC, Kind.PERSON, "Userinfo of somebody else"),
    /** The answer is {@code access_denied}, or the status {@code AuthnFailed}. */
    ACCESS_DENIED(BOTH, Kind.RESPONSE, "Access denied"),
    /** The LogoutResponse says that not everybody could be told. */
    PARTIAL_LOGOUT(SAML, Kind.LOGOUT, "Partial logout"),
    /** The LogoutResponse says that the logout failed. */
    LOGOUT_FAILED(SAML, Kind.LOGOUT, "Logout failed"),
    /** The LogoutRequest is about a session that never was. */
    UNKNOWN_SESSION(SAML, Kind.LOGOUT, "Unknown session"),
    /** The LogoutRequest bears an ID that the person's requests always bear with this fault: the second is a replay. */
    REPLAYED_LOGOUT(SAML, Kind.LOGOUT, "Replayed logout request"),
    /** The endpoint answers 500 and {@code server_error}. */
    TOKEN_ENDPOINT_ERROR(OIDC, Kind.ENDPOINT, "Token endpoint fails"),
    /** The endpoint answers late, by the slowness of the settings. */
    SLOW(OIDC, Kind.ENDPOINT, "Slow"),
    /** The endpoint closes the connection without a word. */
    DOWN(OIDC, Kind.ENDPOINT, "Down"),
    /** The endpoint's answer does not end. */
    HUGE_ANSWER(OIDC, Kind.ENDPOINT, "Endless answer"),
    /** The endpoint answers 200 with a page of HTML. */
    NOT_JSON(OIDC, Kind.ENDPOINT, "HTML instead of JSON");

    /** In which protocol's sign-in a fault means something. */
    public enum Protocols {
        /** OpenID Connect only. */
        OIDC,
        /** SAML only. */
        SAML,
        /** Either. */
        BOTH;

        /** Whether a fault of these protocols means something in that one. */
        boolean include(Protocols one) {
            return this == BOTH || this == one;
        }
    }

    /** What a fault spoils; the picking page groups its menu by it. */
    public enum Kind {
        /** What the ID token or the assertion says. */
        TOKEN("What the token says"),
        /** Its signature. */
        SIGNATURE("Signature and keys"),
        /** How the XML around it is built. */
        SHAPE("The message’s shape"),
        /** How it is encrypted. */
        ENCRYPTION("Encryption"),
        /** What is said about the person. */
        PERSON("The person"),
        /** The response in the browser. */
        RESPONSE("The way back"),
        /** The answer of the token endpoint. */
        TOKEN_ANSWER("The token answer"),
        /** Single logout. Not part of a sign-in. */
        LOGOUT("Logout"),
        /** An endpoint as such. */
        ENDPOINT("The connection");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** A heading for people. */
        public String label() {
            return label;
        }
    }

    private final Protocols protocols;
    private final Kind kind;
    private final String label;

    Fault(Protocols protocols, Kind kind, String label) {
        this.protocols = protocols;
        this.kind = kind;
        this.label = label;
    }

    /** Whether it means anything in a sign-in by this protocol. */
    public boolean spoilsSignInBy(Protocols protocol) {
        return kind != Kind.LOGOUT && protocols.include(protocol);
    }

    /** What it spoils. */
    public Kind kind() {
        return kind;
    }

    /** A few words for people. */
    public String label() {
        return label;
    }

    /** The name in {@code practice_fault}, in {@code POST /practice/faults} and behind a login hint: in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fault of this {@link #wireName()}. */
    public static Optional<Fault> named(String wireName) {
        return Arrays.stream(values())
                .filter(fault -> fault.wireName().equals(wireName))
                .findFirst();
    }
}

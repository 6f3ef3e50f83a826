package io.seatkeeper.practiceidp.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that the practice identity provider can do wrong on demand. Each is one mistake; all else stays right. */
public enum Fault {
    /** The ID token's {@code exp} was an hour ago. */
    EXPIRED_TOKEN(Kind.ID_TOKEN, "Expired token"),
    /** The ID token has no {@code exp}. */
    MISSING_EXPIRY(Kind.ID_TOKEN, "No expiry"),
    /** The ID token's {@code nbf} is an hour from now. */
    FUTURE_NOT_BEFORE(Kind.ID_TOKEN, "Not valid yet"),
    /** The ID token's {@code iat} is an hour from now. */
    FUTURE_ISSUED_AT(Kind.ID_TOKEN, "Issued in the future"),
    /** The ID token carries a nonce that nobody sent. */
    WRONG_NONCE(Kind.ID_TOKEN, "Wrong nonce"),
    /** The ID token carries no nonce though one was sent. */
    MISSING_NONCE(Kind.ID_TOKEN, "No nonce"),
    /** The ID token is meant for another client. */
    WRONG_AUDIENCE(Kind.ID_TOKEN, "Wrong audience"),
    /** The ID token has no {@code aud}. */
    MISSING_AUDIENCE(Kind.ID_TOKEN, "No audience"),
    /** The ID token names two audiences and doesn't say to which of them it was issued. */
    SEVERAL_AUDIENCES_WITHOUT_AZP(Kind.ID_TOKEN, "Several audiences, no azp"),
    /** The ID token's {@code azp} names another client. */
    WRONG_AZP(Kind.ID_TOKEN, "Wrong azp"),
    /** The ID token comes from another issuer; at the discovery endpoint: the document names another issuer. */
    WRONG_ISSUER(Kind.ID_TOKEN, "Wrong issuer"),
    /** The ID token names no issuer; at the discovery endpoint: the document names none. */
    MISSING_ISSUER(Kind.ID_TOKEN, "No issuer"),
    /** The {@code iss} parameter of the authorization response names another issuer (RFC 9207). */
    WRONG_ISS_PARAMETER(Kind.RESPONSE, "Wrong iss parameter"),
    /** The authorization response has no {@code iss} parameter though discovery promises one (RFC 9207). */
    MISSING_ISS_PARAMETER(Kind.RESPONSE, "No iss parameter"),
    /** The ID token is signed with a key that the JWKS doesn't hold and never will. */
    UNKNOWN_KEY(Kind.SIGNATURE, "Unknown key"),
    /** The keys roll over just before the ID token is signed: a fresh JWKS holds the key, a cached one doesn't. No defect. */
    ROLLED_KEY(Kind.SIGNATURE, "Key rolled over"),
    /** One bit of the ID token's signature is wrong. */
    BAD_SIGNATURE(Kind.SIGNATURE, "Bad signature"),
    /** The ID token is not signed at all: {@code alg: none}. */
    ALG_NONE(Kind.SIGNATURE, "Not signed (alg none)"),
    /** The ID token is signed by HMAC, with the public key as its secret. */
    HS256_WITH_PUBLIC_KEY(Kind.SIGNATURE, "HS256 with the public key"),
    /** The token answer has no ID token. */
    MISSING_ID_TOKEN(Kind.TOKEN_ANSWER, "No ID token"),
    /** The token answer's ID token is no JWT. */
    GARBAGE_ID_TOKEN(Kind.TOKEN_ANSWER, "Garbage for an ID token"),
    /** Neither ID token nor userinfo has an {@code email}, nor a user name that looks like one. */
    NO_EMAIL(Kind.PERSON, "No email"),
    /** {@code email_verified} is false. */
    UNVERIFIED_EMAIL(Kind.PERSON, "Unverified email"),
    /** The ID token has no {@code sub}. */
    NO_SUB(Kind.PERSON, "No subject"),
    /** Userinfo speaks of somebody else. The ID token leaves the email out, so that userinfo has to be asked. */
    USERINFO_OTHER_SUB(Kind.PERSON, "Userinfo of somebody else"),
    /** The authorization endpoint answers {@code access_denied}. */
    ACCESS_DENIED(Kind.RESPONSE, "Access denied"),
    /** The endpoint answers 500 and {@code server_error}. */
    TOKEN_ENDPOINT_ERROR(Kind.ENDPOINT, "Token endpoint fails"),
    /** The endpoint answers late, by the slowness of the settings. */
    SLOW(Kind.ENDPOINT, "Slow"),
    /** The endpoint closes the connection without a word. */
    DOWN(Kind.ENDPOINT, "Down"),
    /** The endpoint's answer does not end. */
    HUGE_ANSWER(Kind.ENDPOINT, "Endless answer"),
    /** The endpoint answers 200 with a page of HTML. */
    NOT_JSON(Kind.ENDPOINT, "HTML instead of JSON");

    /** What a fault spoils; the picking page groups its menu by it. */
    public enum Kind {
        /** A claim of the ID token that protects the protocol. */
        ID_TOKEN("Claims of the ID token"),
        /** The ID token's signature. */
        SIGNATURE("Signature and keys"),
        /** What is said about the person. */
        PERSON("The person"),
        /** The authorization response in the browser. */
        RESPONSE("The way back"),
        /** The answer of the token endpoint. */
        TOKEN_ANSWER("The token answer"),
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

    private final Kind kind;
    private final String label;

    Fault(Kind kind, String label) {
        this.kind = kind;
        this.label = label;
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

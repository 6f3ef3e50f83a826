package io.seatkeeper.oauth.client;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** What a client brought to prove itself, with nothing proven yet. */
public sealed interface Brought {
    /** Which client it says it is. */
    String clientId();

    /** In the header or in the form (RFC 6749 §2.3.1). */
    record Secret(String clientId, String secret) implements Brought {
        @Override
        public String toString() {
            return "Secret[" + clientId + "]";
        }
    }

    /** A JWT, whoever made it (RFC 7521 §4.2). */
    record Assertion(String clientId, String text) implements Brought {
        @Override
        public String toString() {
            return "Assertion[" + clientId + "]";
        }
    }

    /**
     * Reads a request and the parameters of its form; {@link Kind#INVALID_CLIENT} where it brings nothing, {@link
     * Kind#INVALID_REQUEST} where it tries two ways at once. An assertion with no {@code client_id} beside it names its client as
     * {@code sub} (RFC 7523 §3).
     */
    static Brought read(HTTPRequest request, Map<String, String> form) {
        String assertion = form.get("client_assertion");
        if (assertion == null || request.getAuthorization() != null || form.containsKey("client_secret")) {
            Optional<ClientAuthentication> proof = Clients.parsed(request, form);
            return proof.orElse(null) instanceof PlainClientSecret secret
                    ? new Secret(
                            secret.getClientID().getValue(),
                            secret.getClientSecret().getValue())
                    : nothing();
        }
        if (!"urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(form.get("client_assertion_type"))) {
            throw OauthFailure.of(Kind.INVALID_REQUEST, "client_assertion_type is jwt-bearer (RFC 7523 §2.2).");
        }
        String named = form.get("client_id");
        return new Assertion(named == null ? subject(assertion) : named, assertion);
    }

    private static String subject(String assertion) {
        try {
            String subject = JWTParser.parse(assertion).getJWTClaimsSet().getSubject();
            return subject == null ? "" : subject;
        } catch (ParseException malformed) {
            return "";
        }
    }

    private static Brought nothing() {
        throw OauthFailure.of(Kind.INVALID_CLIENT, "The client doesn't prove itself.");
    }
}

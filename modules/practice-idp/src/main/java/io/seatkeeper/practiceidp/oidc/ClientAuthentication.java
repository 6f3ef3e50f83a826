package io.seatkeeper.practiceidp.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.practiceidp.tenant.Clients.Client;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which client calls the token endpoint: by secret in a header or in the body (RFC 6749 §2.3.1) or by a signed
 * assertion (RFC 7523). A client that {@link io.seatkeeper.practiceidp.tenant.Clients} doesn't know may bring any secret and any
 * key; only the form has to be right.
 */
final class ClientAuthentication {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String BASIC = "basic ";

    private final Clock clock;

    ClientAuthentication(Clock clock) {
        this.clock = clock;
    }

    /** The id of the client, or empty when it doesn't prove who it is, or tries in two ways at once. */
    Optional<String> clientId(Tenant tenant, @Nullable String authorization, MultiMap form) {
        boolean header = authorization != null;
        boolean body = form.contains("client_secret");
        boolean assertion = form.contains("client_assertion");
        if ((header ? 1 : 0) + (body ? 1 : 0) + (assertion ? 1 : 0) != 1) {
            return Optional.empty();
        }
        Optional<String> proven;
        if (authorization != null) {
            proven = basic(tenant, authorization);
        } else if (body) {
            proven = secret(tenant, form.get("client_id"), form.get("client_secret"));
        } else {
            proven = assertion(tenant, form);
        }
        String named = form.get("client_id");
        return proven.filter(id -> named == null || named.equals(id));
    }

    private static Optional<String> basic(Tenant tenant, String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : secret(
                            tenant,
                            URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncodedAsAsked) {
            return Optional.empty();
        }
    }

    private static Optional<String> secret(Tenant tenant, @Nullable String id, @Nullable String secret) {
        if (id == null || id.isBlank() || id.length() > 255 || secret == null || secret.isEmpty()) {
            return Optional.empty();
        }
        String only = tenant.clients().known(id).secret();
        boolean fits = only == null
                || MessageDigest.isEqual(
                        only.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        return fits ? Optional.of(id) : Optional.empty();
    }

    private Optional<String> assertion(Tenant tenant, MultiMap form) {
        if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(form.get("client_assertion"));
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String id = claims.getSubject();
            boolean named = id != null && !id.isBlank() && id.length() <= 255 && id.equals(claims.getIssuer());
            boolean forUs = claims.getAudience().contains(tenant.issuer())
                    || claims.getAudience().contains(tenant.issuer() + "/token");
            boolean running = claims.getExpirationTime() != null
                    && clock.instant().isBefore(claims.getExpirationTime().toInstant());
            boolean proven = named && forUs && running && claims.getJWTID() != null;
            return proven && fits(tenant.clients().known(id), jwt) ? Optional.of(id) : Optional.empty();
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean fits(Client client, SignedJWT jwt) throws JOSEException {
        JWKSet keys = client.keys();
        if (keys == null) {
            return true;
        }
        JWKMatcher matcher = JWKMatcher.forJWSHeader(jwt.getHeader());
        if (matcher == null) {
            return false;
        }
        for (JWK key : new JWKSelector(matcher).select(keys)) {
            if (key instanceof AsymmetricJWK asymmetric) {
                JWSVerifier verifier =
                        new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey());
                if (jwt.verify(verifier)) {
                    return true;
                }
            }
        }
        return false;
    }
}

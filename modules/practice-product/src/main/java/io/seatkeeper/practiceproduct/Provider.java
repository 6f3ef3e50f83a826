package io.seatkeeper.practiceproduct;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import io.seatkeeper.practiceproduct.Visits.Visit.Leaving;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * The OpenID provider as the product sees it. vertx-auth-oauth2 knows the way; tokens are checked by Nimbus, because the former
 * hands an ID token on however faulty it is.
 */
final class Provider {
    private static final List<String> SCOPES = List.of("openid", "profile", "email");

    private final Vertx vertx;
    private final Issuer issuer;
    private final OAuth2Auth client;
    private final IDTokenValidator idTokens;
    private final LogoutTokenValidator logoutTokens;

    private Provider(
            Vertx vertx,
            Issuer issuer,
            OAuth2Auth client,
            IDTokenValidator idTokens,
            LogoutTokenValidator logoutTokens) {
        this.vertx = vertx;
        this.issuer = issuer;
        this.client = client;
        this.idTokens = idTokens;
        this.logoutTokens = logoutTokens;
    }

    static Future<Provider> discover(Vertx vertx, URI issuer, String clientId, String clientSecret) {
        OAuth2Options options = new OAuth2Options()
                .setSite(issuer.toString())
                .setClientId(clientId)
                .setClientSecret(clientSecret);
        return OpenIDConnectAuth.discover(vertx, options).map(client -> {
            try {
                Issuer name = new Issuer(issuer);
                ClientID self = new ClientID(clientId);
                var keys = URI.create(options.getJwkPath()).toURL();
                return new Provider(
                        vertx,
                        name,
                        client,
                        new IDTokenValidator(name, self, JWSAlgorithm.RS256, keys),
                        new LogoutTokenValidator(name, self, JWSAlgorithm.RS256, keys));
            } catch (MalformedURLException noUrl) {
                throw new IllegalStateException("The provider's keys are nowhere.", noUrl);
            }
        });
    }

    /** @param organization whose people come; empty: the provider asks */
    String signInUrl(Leaving leaving, String redirectUri, Optional<String> organization) {
        OAuth2AuthorizationURL url = new OAuth2AuthorizationURL()
                .setRedirectUri(redirectUri)
                .setScopes(SCOPES)
                .setState(leaving.state())
                .setCodeChallenge(CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(leaving.verifier()))
                        .getValue())
                .setCodeChallengeMethod("S256")
                .putAdditionalParameter("nonce", leaving.nonce());
        organization.ifPresent(slug -> url.putAdditionalParameter("organization", slug));
        return client.authorizeURL(url);
    }

    /**
     * Whether an answer says by its {@code iss} that it is this provider's, which promises to say so (RFC 9207 §2.4): else a code of
     * somebody else's could be carried here.
     */
    boolean isIssuer(List<String> named) {
        return named.equals(List.of(issuer.getValue()));
    }

    /** Exchanges a code and checks who it is. */
    Future<Learner> signIn(Leaving leaving, String code, String redirectUri) {
        return client.authenticate(new Oauth2Credentials()
                        .setFlow(OAuth2FlowType.AUTH_CODE)
                        .setCode(code)
                        .setRedirectUri(redirectUri)
                        .setCodeVerifier(leaving.verifier()))
                .compose(user -> vertx.executeBlocking(() -> learner(user, leaving), false));
    }

    String signOutUrl(Learner learner, String returnTo) {
        return client.endSessionURL(learner.user(), new JsonObject().put("post_logout_redirect_uri", returnTo));
    }

    /** The claims of a logout token that is what it says. */
    Future<LogoutTokenClaimsSet> loggedOut(String token) {
        return vertx.executeBlocking(() -> logoutTokens.validate(SignedJWT.parse(token)), false);
    }

    private Learner learner(User user, Leaving leaving) throws ParseException, BadJOSEException, JOSEException {
        SignedJWT idToken = SignedJWT.parse(user.principal().getString("id_token"));
        return Learner.of(idTokens.validate(idToken, new Nonce(leaving.nonce())), user);
    }
}

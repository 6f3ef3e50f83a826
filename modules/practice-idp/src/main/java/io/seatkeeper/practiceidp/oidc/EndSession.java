package io.seatkeeper.practiceidp.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.Browser;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.saml.SignOut;
import io.seatkeeper.practiceidp.tenant.Loopback;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions: at the wish of a client (OpenID Connect RP-Initiated Logout 1.0), or by the button "Sign out everywhere" of
 * the provider's own page. Either way every client of the session hears of it before the browser goes on.
 */
final class EndSession {
    private final Pages pages;
    private final SignOut signOut;

    EndSession(Pages pages, SignOut signOut) {
        this.pages = pages;
        this.signOut = signOut;
    }

    /** {@code GET} and {@code POST /end-session}. */
    Future<Void> byClient(RoutingContext ctx, Tenant tenant) {
        MultiMap sent =
                ctx.request().method().equals(HttpMethod.POST) ? ctx.request().formAttributes() : ctx.queryParams();
        Optional<PracticeSession> session =
                named(tenant, sent.get("id_token_hint")).or(() -> Browser.session(ctx, tenant));
        Browser.forget(ctx, tenant);
        return signOut.begin(
                ctx, tenant, session.stream().toList(), null, false, (last, everybody) -> goOn(last, sent));
    }

    /**
     * {@code POST /sign-out-everywhere}: ends every session of the person with this subject. SAML service providers are told
     * by POST when the form says {@code binding=post}.
     */
    Future<Void> byPerson(RoutingContext ctx, Tenant tenant) {
        MultiMap form = ctx.request().formAttributes();
        List<PracticeSession> sessions = tenant.sessions().newestFirst().stream()
                .filter(session -> session.person().subject().equals(form.get("person")))
                .toList();
        return signOut.begin(
                ctx,
                tenant,
                sessions,
                null,
                "post".equals(form.get("binding")),
                (last, everybody) -> everybody
                        ? Answers.seeOther(last, tenant.path() + "/")
                        : Answers.html(
                                last,
                                200,
                                pages.message(
                                        "Signed out here, but not everywhere",
                                        "Some service provider did not say that it ended its session.")));
    }

    private Future<Void> goOn(RoutingContext ctx, MultiMap sent) {
        Optional<URI> next = Loopback.address(sent.get("post_logout_redirect_uri"));
        String state = sent.get("state");
        return next.isEmpty()
                ? Answers.html(ctx, 200, pages.message("You are signed out", "This practice provider has let you go."))
                : Answers.seeOther(
                        ctx,
                        Replies.withQuery(next.get().toString(), state == null ? Map.of() : Map.of("state", state)));
    }

    /** The session that an ID token of ours speaks of; it may have expired (§2 of the specification). */
    private static Optional<PracticeSession> named(Tenant tenant, @Nullable String idToken) {
        if (idToken == null) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(idToken);
            JWK key = tenant.keys().jwks().getKeyByKeyId(jwt.getHeader().getKeyID());
            boolean ours = key != null && jwt.verify(new RSASSAVerifier(key.toRSAKey()));
            return ours
                    ? Optional.ofNullable(jwt.getJWTClaimsSet().getStringClaim("sid"))
                            .flatMap(tenant.sessions()::withId)
                    : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }
}

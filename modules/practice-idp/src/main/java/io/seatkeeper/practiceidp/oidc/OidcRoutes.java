package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.http.Misbehaviour;
import io.seatkeeper.practiceidp.http.TenantRouter;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.saml.SignOut;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;

/** Every OpenID Connect route on one screen. */
public final class OidcRoutes {
    private OidcRoutes() {}

    /** Mounts them all. */
    public static void mount(TenantRouter router, Pages pages, Clock clock, Duration slowness, SignOut signOut) {
        Misbehaviour misbehaviour = new Misbehaviour(slowness);
        Grants grants = new Grants(clock);
        Discovery discovery = new Discovery(misbehaviour);
        Authorize authorize = new Authorize(pages, new Replies(pages), grants, clock);
        TokenEndpoint token =
                new TokenEndpoint(new ClientAuthentication(clock), grants, new IdTokens(clock), misbehaviour);
        Userinfo userinfo = new Userinfo(grants, misbehaviour);
        EndSession endSession = new EndSession(pages, signOut);
        router.route(HttpMethod.GET, "/.well-known/openid-configuration", discovery::document)
                .route(HttpMethod.GET, "/jwks", discovery::keys)
                .route(HttpMethod.GET, "/authorize", authorize::begin)
                .route(HttpMethod.POST, "/authorize", authorize::begin)
                .route(HttpMethod.POST, "/authorize/choice", authorize::choose)
                .route(HttpMethod.POST, "/token", token::exchange)
                .route(HttpMethod.GET, "/userinfo", userinfo::tell)
                .route(HttpMethod.POST, "/userinfo", userinfo::tell)
                .route(HttpMethod.GET, "/end-session", endSession::byClient)
                .route(HttpMethod.POST, "/end-session", endSession::byClient)
                .route(HttpMethod.POST, "/sign-out-everywhere", endSession::byPerson);
    }
}

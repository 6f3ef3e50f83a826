package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.http.Misbehaviour;
import io.seatkeeper.practiceidp.http.TenantRouter;
import io.seatkeeper.practiceidp.page.Pages;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;

/** Every SAML route on one screen. */
public final class SamlRoutes {
    private SamlRoutes() {}

    /** Mounts them all. */
    public static void mount(
            TenantRouter router, Vertx vertx, Pages pages, Clock clock, Duration slowness, SignOut signOut) {
        ServiceProviders providers = new ServiceProviders(vertx);
        IdpMetadata metadata = new IdpMetadata(pages, new Misbehaviour(slowness));
        SignOn signOn = new SignOn(pages, new Requests(providers), new Responses(clock), clock);
        SingleLogout logout = new SingleLogout(pages, providers, signOut);
        router.route(HttpMethod.GET, "/saml/metadata", metadata::document)
                .route(HttpMethod.GET, "/saml/sso", signOn::begin)
                .route(HttpMethod.POST, "/saml/sso", signOn::begin)
                .route(HttpMethod.GET, "/saml/choice", signOn::again)
                .route(HttpMethod.POST, "/saml/choice", signOn::choose)
                .route(HttpMethod.GET, "/saml/initiate", signOn::initiate)
                .route(HttpMethod.GET, "/saml/slo", logout::take)
                .route(HttpMethod.POST, "/saml/slo", logout::take);
    }
}

package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.Sessions;
import io.seatkeeper.oauth.application.ClientSecrets;
import io.seatkeeper.oauth.authorize.KeptRequests;
import io.seatkeeper.oauth.client.ClientAssertions;
import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.client.KeySets;
import io.seatkeeper.oauth.grant.Codes;
import io.seatkeeper.oauth.grant.Grants;
import io.seatkeeper.oauth.grant.Tokens;
import io.seatkeeper.oauth.key.SigningKeys;
import io.seatkeeper.oauth.page.OauthPages;
import io.seatkeeper.oauth.pusher.PushTokens;
import io.seatkeeper.oauth.pusher.PusherProof;
import io.seatkeeper.oauth.refusal.Refusals;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.page.PageWriter;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;

/** Every route of the OpenID provider, on one screen. */
public final class Endpoints {
    private static final int LONGEST_FORM = 32 * 1_024;

    private final DiscoveryHandler discovery;
    private final AuthorizeHandler authorize;
    private final PushedRequestHandler pushed;
    private final TokenHandler token;
    private final UserinfoHandler userinfo;
    private final IntrospectionHandler introspection;
    private final LogoutHandler logout;

    /**
     * @param sessionCookie the name of the cookie that says who is signed in
     * @param client tells the address that a request came from, proxies seen through
     */
    public Endpoints(
            Vertx vertx,
            Bus bus,
            Database database,
            MasterKey masterKey,
            URI publicUrl,
            String sessionCookie,
            KeySets keySets,
            Refusals refusals,
            Function<HttpServerRequest, String> client,
            InstantSource clock) {
        String issuer = publicUrl.toString();
        SigningKeys keys = new SigningKeys(vertx, database, new SecretBox(masterKey), clock);
        Grants grants = new Grants(database, clock);
        Tokens tokens = new Tokens(keys, grants, issuer, clock);
        Codes codes = new Codes(database, clock);
        KeptRequests kept = new KeptRequests(database, clock);
        ClientAssertions assertions = new ClientAssertions(database, Set.of(issuer, issuer + OauthPaths.TOKEN), clock);
        Clients clients = new Clients(new ClientSecrets(database), assertions, refusals, clock);
        discovery = new DiscoveryHandler(keys, issuer);
        OauthPages pages = new OauthPages(new PageWriter(publicUrl));
        SignedIn signedIn = new SignedIn(bus, sessionCookie, publicUrl);
        PusherProof pushers = new PusherProof(database, assertions, keySets, refusals, clock);
        Forms forms = new Forms(clients, pushers);
        Crowds crowds = new Crowds(client, clock);
        authorize = new AuthorizeHandler(
                bus, signedIn, crowds, forms, clients, kept, codes, refusals, pages, issuer, clock);
        pushed = new PushedRequestHandler(crowds, forms, clients, kept, refusals);
        token = new TokenHandler(
                forms, clients, codes, grants, tokens, pushers, new PushTokens(database, refusals, clock), refusals);
        userinfo = new UserinfoHandler(tokens, clients, refusals);
        introspection = new IntrospectionHandler(forms, clients, grants, tokens, refusals, issuer);
        logout = new LogoutHandler(forms, clients, keys, signedIn, kept, refusals, pages, issuer);
    }

    /** Adds them to a router of one event loop. */
    public void mount(Router router) {
        BodyHandler form = BodyHandler.create(false).setBodyLimit(LONGEST_FORM);
        router.get(OauthPaths.DISCOVERY).handler(discovery::document);
        router.get(OauthPaths.AUTHORIZATION_SERVER).handler(discovery::document);
        router.get(OauthPaths.JWKS).handler(discovery::keys);
        router.get(OauthPaths.AUTHORIZE).handler(authorize::handle);
        router.post(OauthPaths.AUTHORIZE).handler(form).handler(authorize::handle);
        router.post(OauthPaths.PUSHED).handler(form).handler(pushed::handle);
        router.post(OauthPaths.TOKEN).handler(form).handler(token::handle);
        router.get(OauthPaths.USERINFO).handler(userinfo::handle);
        router.post(OauthPaths.USERINFO).handler(form).handler(userinfo::handle);
        router.post(OauthPaths.INTROSPECT).handler(form).handler(introspection::introspect);
        router.get(OauthPaths.LOGOUT).handler(logout::handle);
        router.post(OauthPaths.LOGOUT).handler(form).handler(logout::handle);
        router.get(Sessions.ONWARD_PATH).handler(logout::onward);
        router.post(OauthPaths.REVOKE).handler(form).handler(introspection::revoke);
    }
}

package io.seatkeeper.oauth.http;

/** Where each endpoint is. */
final class OauthPaths {
    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";
    static final String AUTHORIZE = "/oauth2/authorize";
    static final String PUSHED = "/oauth2/par";
    static final String TOKEN = "/oauth2/token";
    static final String USERINFO = "/oauth2/userinfo";
    static final String INTROSPECT = "/oauth2/introspect";
    static final String REVOKE = "/oauth2/revoke";
    static final String LOGOUT = "/oauth2/logout";
    static final String JWKS = "/oauth2/jwks";

    private OauthPaths() {}
}

package io.seatkeeper.jit;

import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.MasterKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What sign-in stands on, the same for its verticle and its routes.
 *
 * @param publicUrl where people and providers reach the service: scheme, host and port
 * @param oidc one for the process
 * @param saml one for the process
 * @param client tells the address that a request came from, proxies seen through
 * @param clock what time it is
 */
public record JitParts(
        Vertx vertx,
        Bus bus,
        Database database,
        MasterKey masterKey,
        URI publicUrl,
        OidcProtocol oidc,
        SamlProtocol saml,
        Function<HttpServerRequest, String> client,
        InstantSource clock) {
    @Override
    public String toString() {
        return "JitParts[" + publicUrl + "]";
    }
}

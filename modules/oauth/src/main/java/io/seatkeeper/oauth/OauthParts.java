package io.seatkeeper.oauth;

import io.seatkeeper.oauth.client.KeySets;
import io.seatkeeper.oauth.refusal.Refusals;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.egress.OutboundClient;
import io.seatkeeper.platform.secrets.MasterKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What the OpenID provider stands on, the same for its verticle and its routes.
 *
 * @param publicUrl where people and clients reach the service, which is also the issuer: scheme, host and port
 * @param sessionCookie the name of the cookie that says who is signed in
 * @param outbound how requests leave; one for the process
 * @param keySets one for the process
 * @param refusals one for the process
 * @param client tells the address that a request came from, proxies seen through
 */
public record OauthParts(
        Bus bus,
        Database database,
        MasterKey masterKey,
        URI publicUrl,
        String sessionCookie,
        OutboundClient outbound,
        KeySets keySets,
        Refusals refusals,
        Function<HttpServerRequest, String> client,
        InstantSource clock) {
    public OauthParts(
            Vertx vertx,
            Bus bus,
            Database database,
            MasterKey masterKey,
            URI publicUrl,
            String sessionCookie,
            OutboundClient outbound,
            Function<HttpServerRequest, String> client,
            InstantSource clock) {
        this(
                bus,
                database,
                masterKey,
                publicUrl,
                sessionCookie,
                outbound,
                new KeySets(vertx, outbound, clock),
                new Refusals(database),
                client,
                clock);
    }

    @Override
    public String toString() {
        return "OauthParts[" + publicUrl + "]";
    }
}

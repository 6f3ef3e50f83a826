package io.seatkeeper.oauth;

import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.egress.OutboundClient;
import io.seatkeeper.platform.secrets.MasterKey;
import java.net.URI;
import java.time.InstantSource;

/**
 * What the OpenID provider stands on, the same for its verticle and its routes.
 *
 * @param publicUrl where people and clients reach the service, which is also the issuer: scheme, host and port
 * @param sessionCookie the name of the cookie that says who is signed in
 * @param outbound how requests leave; one for the process
 */
public record OauthParts(
        Bus bus,
        Database database,
        MasterKey masterKey,
        URI publicUrl,
        String sessionCookie,
        OutboundClient outbound,
        InstantSource clock) {
    @Override
    public String toString() {
        return "OauthParts[" + publicUrl + "]";
    }
}

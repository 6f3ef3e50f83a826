package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.tenant.Loopback;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the metadata of service providers from this machine, anew each time, so that a key that rolled over is seen at once.
 * An entity id is taken for the metadata's address, as the SAML standard recommends (SAML Metadata §4.1).
 */
final class ServiceProviders {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final WebClient client;

    ServiceProviders(Vertx vertx) {
        client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) PATIENCE.toMillis())
                        .setFollowRedirects(false)
                        .setTrustAll(true)
                        .setVerifyHost(false));
    }

    /** The provider of this entity id, or empty when it publishes nothing readable under it on this machine. */
    Future<Optional<ServiceProvider>> find(String entityId) {
        Optional<URI> address = Loopback.address(entityId);
        if (address.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return client.requestAbs(HttpMethod.GET, address.get().toString())
                .timeout(PATIENCE.toMillis())
                .send()
                .map(answer -> Optional.of(ServiceProvider.read(answer.bodyAsString())))
                .map(found -> found.filter(provider -> provider.entityId().equals(entityId)))
                .otherwise(Optional.empty());
    }
}

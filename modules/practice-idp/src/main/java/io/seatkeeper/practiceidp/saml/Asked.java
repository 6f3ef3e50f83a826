package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.tenant.Loopback;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in as it is to be answered: what a request asked for, or what a tile began.
 *
 * @param party the service provider's entity id
 * @param acs where the response goes, on this machine
 * @param requestId the request's ID, or null: nobody asked
 * @param relayState what goes back with the response, or null
 * @param nameIdFormat the Format that the request asks for, or null
 * @param forceAuthn whether a session that runs already doesn't count
 * @param metadata what the service provider publishes, where it does
 * @param wishes how the response is to be made
 */
record Asked(
        String party,
        URI acs,
        @Nullable String requestId,
        @Nullable String relayState,
        @Nullable String nameIdFormat,
        boolean forceAuthn,
        Optional<ServiceProvider> metadata,
        Wishes wishes) {

    private static final String ACS = "/acs";

    /** Where the party hears of logouts: as its metadata says, else beside its ACS URL, if that ends in {@code /acs}. */
    Optional<URI> logoutUrl() {
        String text = acs.toString();
        return metadata.isPresent()
                ? metadata.get().logout().stream()
                        .map(ServiceProvider.Endpoint::location)
                        .findFirst()
                : text.endsWith(ACS)
                        ? Loopback.address(text.substring(0, text.length() - ACS.length()) + "/slo")
                        : Optional.empty();
    }
}

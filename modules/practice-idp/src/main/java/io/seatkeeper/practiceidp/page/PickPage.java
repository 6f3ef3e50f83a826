package io.seatkeeper.practiceidp.page;

import io.seatkeeper.practiceidp.tenant.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows on which a person is picked.
 *
 * @param choice where the choice is posted
 * @param again the address of this page itself, which takes a fault
 * @param clientId who asks
 * @param destination where the answer will go: scheme, host and port
 * @param parameters the request, carried along
 * @param fault what is going to go wrong, or null
 * @param menu every fault there is
 * @param people whom one can pick
 * @param signedIn subject of the person signed in before, or empty
 * @param domain where invented addresses are
 */
public record PickPage(
        String choice,
        String again,
        String clientId,
        String destination,
        Map<String, String> parameters,
        @Nullable Fault fault,
        List<FaultMenu> menu,
        List<PersonCard> people,
        String signedIn,
        String domain) {}

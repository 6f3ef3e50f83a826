package io.seatkeeper.admin.console.push;

import io.seatkeeper.admin.console.page.Entered;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The manners of a token or a client in a form, by the names of the API. */
public final class Manners {
    /** Whether what is pushed as {@code externalId} is the ExternalSsoId of its connection. */
    public static final String EXTERNAL_ID = "externalIdIsSsoId";

    /** Whether it is held to the interoperability profile. */
    public static final String STRICT = "strict";

    private Manners() {}

    /** Writes what a form says into the API's body. */
    static JsonObject into(JsonObject body, Map<String, String> form) {
        return body.put(EXTERNAL_ID, Entered.ticked(form, EXTERNAL_ID)).put(STRICT, Entered.ticked(form, STRICT));
    }
}

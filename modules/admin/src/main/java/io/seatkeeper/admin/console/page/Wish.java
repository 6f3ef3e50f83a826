package io.seatkeeper.admin.console.page;

import io.vertx.core.json.JsonObject;
import java.util.Objects;

/** What a form asks to change. */
public final class Wish {
    private Wish() {}

    /**
     * What is new of it: what stays as it is isn't sent, so that the audit log says what was changed and nothing is checked anew for
     * nothing.
     *
     * @param form the API's body as the form says it
     * @param before the same as the form would say it, had nobody touched it
     */
    public static JsonObject of(JsonObject form, JsonObject before) {
        JsonObject wish = form.copy();
        before.forEach(field -> {
            if (Objects.equals(wish.getValue(field.getKey()), field.getValue())) {
                wish.remove(field.getKey());
            }
        });
        return wish;
    }
}

package io.seatkeeper.scim.bulk;

import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes out of a resource what refers to something that can't be there yet. */
final class Postponed {
    private static final String URN = "urn:";

    private Postponed() {}

    /**
     * Removes each attribute that holds one of the references, of an extension as well.
     *
     * @param data changed
     * @return what was removed, by the path of a PATCH operation
     */
    static JsonObject take(JsonObject data, Set<String> references) {
        JsonObject taken = new JsonObject();
        if (references.isEmpty()) {
            return taken;
        }
        for (Map.Entry<String, Object> field : List.copyOf(data.getMap().entrySet())) {
            String name = field.getKey();
            if (name.startsWith(URN) && data.getValue(name) instanceof JsonObject extension) {
                take(extension, references).forEach(inner -> taken.put(name + ":" + inner.getKey(), inner.getValue()));
                if (extension.isEmpty()) {
                    data.remove(name);
                }
            } else if (!Collections.disjoint(BulkOperation.referencesIn(data.getValue(name)), references)) {
                taken.put(name, data.getValue(name));
                data.remove(name);
            }
        }
        return taken;
    }
}

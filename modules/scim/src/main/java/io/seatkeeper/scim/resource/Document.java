package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.contract.scim.Schema;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client has written of a resource, as it grows: names in the spelling of the schemas, values as {@link ValueReader} leaves
 * them, nothing empty, each extension's attributes in an object under its URN.
 */
public final class Document {
    private final JsonObject content;

    /** @param content in the form that a document has; changed from now on by this document alone */
    public Document(JsonObject content) {
        this.content = content;
    }

    /** The whole, still the document's own. */
    public JsonObject content() {
        return content;
    }

    /** The value of the attribute that a path names, whatever its sub-attribute; null where it has none. */
    public @Nullable Object get(AttributePath path) {
        JsonObject home = path.schema().isEmpty()
                ? content
                : content.getJsonObject(path.schema().get());
        return home == null ? null : home.getValue(path.attribute());
    }

    /** Gives the attribute that a path names another value; null takes it away. */
    public void set(AttributePath path, @Nullable Object value) {
        if (path.schema().isEmpty()) {
            place(content, path.attribute(), value);
            return;
        }
        String urn = path.schema().get();
        JsonObject extension = content.getJsonObject(urn, new JsonObject());
        place(extension, path.attribute(), value);
        place(content, urn, extension.isEmpty() ? null : extension);
    }

    /** Gives an attribute, or a part of a single complex one, another value; null takes it away. */
    public void put(Definition target, @Nullable Object value) {
        Optional<String> part = target.path().subAttribute();
        if (part.isEmpty()) {
            set(target.path(), value);
            return;
        }
        JsonObject whole = get(target.path()) instanceof JsonObject present ? present : new JsonObject();
        place(whole, part.get(), value);
        set(target.path(), whole.isEmpty() ? null : whole);
    }

    /** Takes away all attributes of an extension. */
    public void clear(Schema extension) {
        content.remove(extension.id());
    }

    private static void place(JsonObject home, String name, @Nullable Object value) {
        if (value == null) {
            home.remove(name);
        } else {
            home.put(name, value);
        }
    }
}

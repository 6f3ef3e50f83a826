package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.scim.Attribute.Returned;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.Schema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which attributes an answer holds (RFC 7644 §3.9): those asked for, or all but those excluded, and in any case those that are
 * always returned. Names that no schema has ask for nothing. With both lists, {@code attributes} counts.
 */
public final class Projection {
    private static final int MOST_NAMES = 200;

    private final ResourceType type;
    private final boolean only;
    /** Whole attributes and URNs of whole extensions. */
    private final Set<String> whole = new LinkedHashSet<>();
    /** Parts of complex attributes. */
    private final Set<AttributePath> parts = new LinkedHashSet<>();

    private Projection(ResourceType type, boolean only, Collection<String> names) {
        this.type = type;
        this.only = only;
        names.stream().limit(MOST_NAMES).map(String::strip).forEach(this::name);
    }

    /**
     * @param attributes the names asked for; empty for all
     * @param excluded the names left out
     */
    public static Projection of(ResourceType type, Collection<String> attributes, Collection<String> excluded) {
        return attributes.isEmpty() ? new Projection(type, false, excluded) : new Projection(type, true, attributes);
    }

    /** Whether the attributes were chosen by name, as a PATCH that wants an answer with a body does. */
    public boolean asked() {
        return only;
    }

    /** Whether any of an attribute of the core schema is wanted, so that it must be read at all. */
    public boolean wants(String attribute) {
        boolean ofPart = only
                && parts.stream()
                        .anyMatch(part ->
                                part.schema().isEmpty() && part.attribute().equals(attribute));
        return only == (ofPart || whole.contains(attribute));
    }

    /** The resource with what is wanted of it, in a new object where something is left out. */
    public JsonObject apply(JsonObject resource) {
        if (!only && whole.isEmpty() && parts.isEmpty()) {
            return resource;
        }
        JsonObject kept = new JsonObject();
        for (Map.Entry<String, Object> each : resource) {
            Optional<Schema> extension = type.extensions().stream()
                    .filter(one -> one.id().equals(each.getKey()))
                    .findFirst();
            if (extension.isPresent() && each.getValue() instanceof JsonObject attributes) {
                JsonObject inside = new JsonObject();
                attributes.forEach(inner -> keep(inside, extension, inner.getKey(), inner.getValue()));
                if (!inside.isEmpty()) {
                    kept.put(each.getKey(), inside);
                }
            } else {
                keep(kept, Optional.empty(), each.getKey(), each.getValue());
            }
        }
        return kept;
    }

    private void name(String name) {
        Optional<Schema> schema = type.schema(name);
        if (schema.isPresent()) {
            schema.get().attributes().forEach(attribute -> name(schema.get().id() + ":" + attribute.name()));
            return;
        }
        type.find(name).ifPresent(found -> {
            if (found.leaf().returned() != Returned.ALWAYS && found.attribute().returned() != Returned.ALWAYS) {
                if (found.subAttribute().isEmpty()) {
                    whole.add(found.path().toString());
                } else {
                    parts.add(found.path());
                }
            }
        });
    }

    private void keep(JsonObject kept, Optional<Schema> extension, String name, Object value) {
        AttributePath path = new AttributePath(extension.map(Schema::id), name, Optional.empty());
        boolean always = type.find(path)
                .filter(found -> found.attribute().returned() == Returned.ALWAYS)
                .isPresent();
        if (always || whole.contains(path.toString()) == only) {
            Object rest = always || only ? value : withoutParts(path, value);
            place(kept, name, rest);
        } else if (only) {
            place(kept, name, onlyParts(path, value));
        }
    }

    private static void place(JsonObject kept, String name, Object value) {
        boolean empty = value instanceof JsonObject object && object.isEmpty();
        if (!empty) {
            kept.put(name, value);
        }
    }

    private Object onlyParts(AttributePath path, Object value) {
        if (value instanceof JsonArray list) {
            JsonArray some = new JsonArray();
            list.forEach(each -> {
                Object rest = onlyParts(path, each);
                if (rest instanceof JsonObject object && !object.isEmpty()) {
                    some.add(object);
                }
            });
            return some.isEmpty() ? new JsonObject() : some;
        }
        JsonObject some = new JsonObject();
        if (value instanceof JsonObject whole) {
            whole.stream()
                    .filter(part -> parts.contains(sub(path, part.getKey())))
                    .forEach(part -> some.put(part.getKey(), part.getValue()));
        }
        return some;
    }

    private Object withoutParts(AttributePath path, Object value) {
        if (value instanceof JsonArray list) {
            JsonArray rest = new JsonArray();
            list.stream()
                    .map(each -> withoutParts(path, each))
                    .filter(each -> !(each instanceof JsonObject object && object.isEmpty()))
                    .forEach(rest::add);
            return rest;
        }
        if (!(value instanceof JsonObject whole)) {
            return value;
        }
        JsonObject rest = new JsonObject();
        whole.stream()
                .filter(part -> !parts.contains(sub(path, part.getKey())))
                .forEach(part -> rest.put(part.getKey(), part.getValue()));
        return rest;
    }

    private static AttributePath sub(AttributePath path, String name) {
        return new AttributePath(path.schema(), path.attribute(), Optional.of(name));
    }
}

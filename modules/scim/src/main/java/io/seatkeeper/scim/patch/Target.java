package io.seatkeeper.scim.patch;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.contract.scim.Schema;
import io.seatkeeper.scim.filter.FilterParser;
import io.seatkeeper.scim.resource.Manner;
import java.util.Optional;

/** What a path of a PATCH operation leads to (RFC 7644 §3.5.2, figure 7). */
sealed interface Target {
    /** {@code name}, {@code name.familyName}, {@code emails}: an attribute or a part of it. */
    record Plain(Definition definition) implements Target {}

    /**
     * {@code emails[type eq "work"]}, {@code emails[type eq "work"].value}: some values of a list, or a part of each.
     *
     * @param list the list's path and definition
     * @param part empty for the values themselves
     */
    record Selected(Definition list, Filter filter, Optional<Attribute> part) implements Target {}

    /** The URN of a schema alone: all its attributes. */
    record Whole(Schema schema) implements Target {}

    /** What belongs to a schema that the type does not have. */
    record Foreign(String path) implements Target {}

    /**
     * What a path leads to.
     *
     * @throws ContractFailure {@link ErrorCode#SCIM_INVALID_PATH} when it can't be read or names no attribute of a schema of the type,
     *     {@link ErrorCode#SCIM_INVALID_FILTER} when what stands in its brackets is wrong
     */
    static Target of(ResourceType type, String path, Manner manner) {
        Optional<Target> found = find(type, path);
        if (found.isEmpty() && manner == Manner.LENIENT && isOfAnotherSchema(type, path)) {
            return new Foreign(path);
        }
        return found.orElseThrow(() -> invalid(path, "no schema of a " + type.label() + " has it"));
    }

    /** What a path leads to; empty where no schema of the type has it. Refuses brackets like {@link #of}. */
    static Optional<Target> find(ResourceType type, String path) {
        Optional<Schema> schema = type.schema(path);
        if (schema.isPresent()) {
            return schema.map(Whole::new);
        }
        int opening = path.indexOf('[');
        return opening < 0
                ? type.find(path).map(Plain::new)
                : type.find(path.substring(0, opening).strip()).map(list -> selected(list, path, opening));
    }

    private static Target selected(Definition list, String path, int opening) {
        int closing = path.lastIndexOf(']');
        Attribute attribute = list.leaf();
        if (closing < opening || !attribute.multiValued() || attribute.type() != Attribute.Type.COMPLEX) {
            throw invalid(path, "brackets select values of a list, and are closed");
        }
        Filter filter = FilterParser.parseInside(attribute, path.substring(opening + 1, closing));
        return new Selected(
                list, filter, part(attribute, path.substring(closing + 1).strip(), path));
    }

    private static Optional<Attribute> part(Attribute list, String rest, String path) {
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        Optional<Attribute> part = rest.startsWith(".") ? list.subAttribute(rest.substring(1)) : Optional.empty();
        if (part.isEmpty()) {
            throw invalid(path, "no part of " + list.name() + " follows the brackets");
        }
        return part;
    }

    /** Attributes of schemas that are not ours are left out where they are written in a body, so here as well. */
    private static boolean isOfAnotherSchema(ResourceType type, String path) {
        return (path.regionMatches(true, 0, "urn:", 0, 4) || path.regionMatches(true, 0, "http", 0, 4))
                && type.schema().strip(path).isEmpty()
                && type.extensions().stream().noneMatch(ours -> ours.strip(path).isPresent());
    }

    private static ContractFailure invalid(String path, String why) {
        String shown = path.length() <= 200 ? path : path.substring(0, 200);
        return new ContractFailure(ErrorCode.SCIM_INVALID_PATH, "The path '" + shown + "' leads nowhere: " + why + ".");
    }
}

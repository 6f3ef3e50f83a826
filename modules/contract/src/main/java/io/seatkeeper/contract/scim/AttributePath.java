package io.seatkeeper.contract.scim;

import java.util.Optional;

/**
 * Names an attribute (RFC 7644 §3.10), in the spelling of its schema.
 *
 * @param schema the URN of an extension; empty for the type's core schema
 * @param attribute {@code userName}, {@code name}, {@code emails}
 * @param subAttribute {@code familyName}, {@code value}; empty for the attribute itself
 */
public record AttributePath(Optional<String> schema, String attribute, Optional<String> subAttribute) {
    /** An attribute of the core schema. */
    public static AttributePath of(String attribute) {
        return new AttributePath(Optional.empty(), attribute, Optional.empty());
    }

    /** A sub-attribute of the core schema. */
    public static AttributePath of(String attribute, String subAttribute) {
        return new AttributePath(Optional.empty(), attribute, Optional.of(subAttribute));
    }

    /** As it is written in a filter. */
    @Override
    public String toString() {
        return schema.map(urn -> urn + ":").orElse("")
                + attribute
                + subAttribute.map(name -> "." + name).orElse("");
    }
}

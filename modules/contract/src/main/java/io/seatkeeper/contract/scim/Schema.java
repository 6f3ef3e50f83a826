package io.seatkeeper.contract.scim;

import java.util.List;
import java.util.Optional;

/**
 * A named set of attributes (RFC 7643 §7).
 *
 * @param id its URN
 * @param name what people call it
 * @param description what it is for
 * @param attributes its own; those that every resource has stand in {@link CommonAttributes}
 * @param formerIds other URNs by which older drafts and some identity providers mean it
 */
public record Schema(String id, String name, String description, List<Attribute> attributes, List<String> formerIds) {
    public Schema {
        attributes = List.copyOf(attributes);
        formerIds = List.copyOf(formerIds);
    }

    /** The attribute of a name, whatever its case; empty where there is none. */
    public Optional<Attribute> attribute(String attributeName) {
        return Attribute.named(attributes, attributeName);
    }

    /** Whether a URN means this schema, whatever its case (RFC 7643 §2.1). */
    public boolean isCalled(String urn) {
        return id.equalsIgnoreCase(urn) || formerIds.stream().anyMatch(urn::equalsIgnoreCase);
    }

    /**
     * What follows this schema's URN and a colon in a path.
     *
     * @return empty where the path does not begin so
     */
    public Optional<String> strip(String path) {
        return strip(id, path)
                .or(() -> formerIds.stream()
                        .flatMap(former -> strip(former, path).stream())
                        .findFirst());
    }

    private static Optional<String> strip(String urn, String path) {
        boolean begins = path.length() > urn.length()
                && path.charAt(urn.length()) == ':'
                && path.regionMatches(true, 0, urn, 0, urn.length());
        return begins ? Optional.of(path.substring(urn.length() + 1)) : Optional.empty();
    }
}

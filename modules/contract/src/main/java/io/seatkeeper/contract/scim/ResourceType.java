package io.seatkeeper.contract.scim;

import java.util.List;
import java.util.Optional;

/** What clients push and read (RFC 7643 §6), and where its attributes are looked up. */
public enum ResourceType {
    USER("User", "/Users", "People with an account."),
    GROUP("Group", "/Groups", "Teams of people.");

    private final String label;
    private final String endpoint;
    private final String description;

    ResourceType(String label, String endpoint, String description) {
        this.label = label;
        this.endpoint = endpoint;
        this.description = description;
    }

    /** The type's name, which is its id as well. */
    public String label() {
        return label;
    }

    /** The path under the base URL. */
    public String endpoint() {
        return endpoint;
    }

    public String description() {
        return description;
    }

    /** The core schema. */
    public Schema schema() {
        return switch (this) {
            case USER -> UserSchema.SCHEMA;
            case GROUP -> GroupSchema.SCHEMA;
        };
    }

    /** Schemas that a resource may have beside its core schema; none is required. */
    public List<Schema> extensions() {
        return switch (this) {
            case USER -> List.of(EnterpriseUserSchema.SCHEMA);
            case GROUP -> List.of();
        };
    }

    /** The schema, core or extension, that a URN means, whatever its case; empty where the type has none. */
    public Optional<Schema> schema(String urn) {
        if (schema().isCalled(urn)) {
            return Optional.of(schema());
        }
        return extensions().stream()
                .filter(extension -> extension.isCalled(urn))
                .findFirst();
    }

    /**
     * Looks up what a path names, as clients write it (RFC 7644 §3.10): {@code name.familyName}, {@code
     * urn:…:enterprise:2.0:User:manager.value}, the core schema's URN in front or not, in any case.
     *
     * @return empty where no schema of the type has it
     */
    public Optional<Definition> find(String path) {
        for (Schema extension : extensions()) {
            Optional<String> rest = extension.strip(path);
            if (rest.isPresent()) {
                return find(Optional.of(extension), rest.get());
            }
        }
        return find(Optional.empty(), schema().strip(path).orElse(path));
    }

    /** Looks up what a path names; empty where no schema of the type has it. */
    public Optional<Definition> find(AttributePath path) {
        return find(path.toString());
    }

    private Optional<Definition> find(Optional<Schema> extension, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Optional<Attribute> found = extension.isPresent()
                ? extension.get().attribute(name)
                : CommonAttributes.named(name).or(() -> schema().attribute(name));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Attribute attribute = found.get();
        Definition whole = new Definition(
                new AttributePath(extension.map(Schema::id), attribute.name(), Optional.empty()),
                attribute,
                Optional.empty());
        return dot < 0 ? Optional.of(whole) : whole.sub(path.substring(dot + 1));
    }

    /**
     * What a path names.
     *
     * @param path in the spelling of the schema
     * @param attribute the attribute, or the one that holds the sub-attribute
     * @param subAttribute present where the path names one
     */
    public record Definition(AttributePath path, Attribute attribute, Optional<Attribute> subAttribute) {
        /** The sub-attribute where the path names one, else the attribute: what has the value that is compared. */
        public Attribute leaf() {
            return subAttribute.orElse(attribute);
        }

        /** Whether what a client writes to it is kept: neither read-only, in whole or in part, nor taken only to be dropped. */
        public boolean kept() {
            return attribute.writable() && leaf().writable() && leaf().mutability() != Attribute.Mutability.WRITE_ONLY;
        }

        /**
         * What a comparison of this path compares: {@code emails} means {@code emails.value}, as any complex attribute that has a
         * {@code value} means that (RFC 7643 §2.4, RFC 7644 §3.4.2.2). Empty for a complex attribute that has none.
         */
        public Optional<Definition> compared() {
            return leaf().type() == Attribute.Type.COMPLEX ? sub("value") : Optional.of(this);
        }

        Optional<Definition> sub(String name) {
            return attribute
                    .subAttribute(name)
                    .map(sub -> new Definition(
                            new AttributePath(path.schema(), path.attribute(), Optional.of(sub.name())),
                            attribute,
                            Optional.of(sub)));
        }
    }
}

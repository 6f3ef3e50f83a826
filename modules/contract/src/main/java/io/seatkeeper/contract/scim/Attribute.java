package io.seatkeeper.contract.scim;

import java.util.List;
import java.util.Optional;

/**
 * What a schema says of an attribute (RFC 7643 §2.2 and §7).
 *
 * @param name in the schema's spelling; compared without regard to case (RFC 7643 §2.1)
 * @param multiValued whether its value is a list
 * @param description what it holds, for people who map attributes
 * @param required whether a resource can't be without it
 * @param caseExact whether case counts when it is compared
 * @param uniqueness within what no two resources share a value
 * @param canonicalValues values with a known meaning; others are taken as well
 * @param referenceTypes for a reference: to which resource types it leads, or {@code external} or {@code uri}
 * @param subAttributes for a complex attribute, else empty
 */
public record Attribute(
        String name,
        Type type,
        boolean multiValued,
        String description,
        boolean required,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        Uniqueness uniqueness,
        List<String> canonicalValues,
        List<String> referenceTypes,
        List<Attribute> subAttributes) {
    public Attribute {
        canonicalValues = List.copyOf(canonicalValues);
        referenceTypes = List.copyOf(referenceTypes);
        subAttributes = List.copyOf(subAttributes);
        if ((type == Type.COMPLEX) == subAttributes.isEmpty()) {
            throw new IllegalArgumentException(name + ": a complex attribute has sub-attributes, no other has");
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException(name + " says nothing of itself");
        }
    }

    /** What a value is (RFC 7643 §2.3). */
    public enum Type {
        STRING("string"),
        BOOLEAN("boolean"),
        DECIMAL("decimal"),
        INTEGER("integer"),
        DATE_TIME("dateTime"),
        BINARY("binary"),
        REFERENCE("reference"),
        COMPLEX("complex");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As a schema writes it. */
        public String text() {
            return text;
        }
    }

    /** Who may change a value and when. */
    public enum Mutability {
        READ_ONLY("readOnly"),
        READ_WRITE("readWrite"),
        IMMUTABLE("immutable"),
        WRITE_ONLY("writeOnly");

        private final String text;

        Mutability(String text) {
            this.text = text;
        }

        /** As a schema writes it. */
        public String text() {
            return text;
        }
    }

    /** When an answer holds the attribute. */
    public enum Returned {
        ALWAYS("always"),
        NEVER("never"),
        DEFAULT("default"),
        REQUEST("request");

        private final String text;

        Returned(String text) {
            this.text = text;
        }

        /** As a schema writes it. */
        public String text() {
            return text;
        }
    }

    /** Within what a value is unique; {@link #SERVER} means the organization. */
    public enum Uniqueness {
        NONE("none"),
        SERVER("server"),
        GLOBAL("global");

        private final String text;

        Uniqueness(String text) {
            this.text = text;
        }

        /** As a schema writes it. */
        public String text() {
            return text;
        }
    }

    /** Text that is compared without regard to case; one value, optional, readable, writable, returned by default. */
    public static Attribute string(String name, String description) {
        return simple(name, Type.STRING, description);
    }

    /** True or false; the other characteristics as of {@link #string}. */
    public static Attribute bool(String name, String description) {
        return simple(name, Type.BOOLEAN, description);
    }

    /** A whole number; the other characteristics as of {@link #string}. */
    public static Attribute integer(String name, String description) {
        return simple(name, Type.INTEGER, description);
    }

    /** A point in time, written as XML Schema does (RFC 7643 §2.3.5); the other characteristics as of {@link #string}. */
    public static Attribute dateTime(String name, String description) {
        return simple(name, Type.DATE_TIME, description);
    }

    /** Octets in base64, case counts; the other characteristics as of {@link #string}. */
    public static Attribute binary(String name, String description) {
        return simple(name, Type.BINARY, description).exact();
    }

    /** An address, case counts; the other characteristics as of {@link #string}. */
    public static Attribute reference(String name, String description, String... types) {
        Attribute plain = simple(name, Type.REFERENCE, description);
        return plain.with(plain.multiValued, false, true, List.of(), List.of(types));
    }

    /** A composite of sub-attributes; the other characteristics as of {@link #string}. */
    public static Attribute complex(String name, String description, Attribute... subAttributes) {
        return new Attribute(
                name,
                Type.COMPLEX,
                false,
                description,
                false,
                false,
                Mutability.READ_WRITE,
                Returned.DEFAULT,
                Uniqueness.NONE,
                List.of(),
                List.of(),
                List.of(subAttributes));
    }

    /** The same, with a list of values. */
    public Attribute many() {
        return with(true, required, caseExact, canonicalValues, referenceTypes);
    }

    /** The same, required. */
    public Attribute mandatory() {
        return with(multiValued, true, caseExact, canonicalValues, referenceTypes);
    }

    /** The same, compared with regard to case. */
    public Attribute exact() {
        return with(multiValued, required, true, canonicalValues, referenceTypes);
    }

    /** The same, with values of a known meaning. */
    public Attribute canonical(String... values) {
        return with(multiValued, required, caseExact, List.of(values), referenceTypes);
    }

    /** The same, with who may change it. */
    public Attribute mutability(Mutability other) {
        return with(other, returned, uniqueness);
    }

    /** The same, with when it is returned. */
    public Attribute returned(Returned other) {
        return with(mutability, other, uniqueness);
    }

    /** The same, with a value that no other resource of the organization has. */
    public Attribute unique() {
        return with(mutability, returned, Uniqueness.SERVER);
    }

    /** The sub-attribute of a name, whatever its case; empty where there is none. */
    public Optional<Attribute> subAttribute(String subName) {
        return named(subAttributes, subName);
    }

    /** Whether a client may write it at all. */
    public boolean writable() {
        return mutability != Mutability.READ_ONLY;
    }

    static Optional<Attribute> named(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name.equalsIgnoreCase(name))
                .findFirst();
    }

    private static Attribute simple(String name, Type type, String description) {
        return new Attribute(
                name,
                type,
                false,
                description,
                false,
                false,
                Mutability.READ_WRITE,
                Returned.DEFAULT,
                Uniqueness.NONE,
                List.of(),
                List.of(),
                List.of());
    }

    private Attribute with(boolean many, boolean must, boolean exact, List<String> canonical, List<String> references) {
        return new Attribute(
                name,
                type,
                many,
                description,
                must,
                exact,
                mutability,
                returned,
                uniqueness,
                canonical,
                references,
                subAttributes);
    }

    private Attribute with(Mutability otherMutability, Returned otherReturned, Uniqueness otherUniqueness) {
        return new Attribute(
                name,
                type,
                multiValued,
                description,
                required,
                caseExact,
                otherMutability,
                otherReturned,
                otherUniqueness,
                canonicalValues,
                referenceTypes,
                subAttributes);
    }
}

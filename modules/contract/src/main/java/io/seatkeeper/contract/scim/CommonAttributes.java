package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.scim.Attribute.Mutability;
import io.seatkeeper.contract.scim.Attribute.Returned;
import java.util.List;
import java.util.Optional;

/** The attributes that every resource has and no schema lists (RFC 7643 §3.1). */
public final class CommonAttributes {
    private static final Attribute SCHEMAS = Attribute.reference(
                    "schemas", "The URNs of the schemas whose attributes the resource has; follows from them.", "uri")
            .many()
            .mandatory()
            .mutability(Mutability.READ_ONLY)
            .returned(Returned.ALWAYS);
    private static final Attribute ID = Attribute.string(
                    "id", "Names the resource for good; made by the server, never given to another.")
            .exact()
            .mandatory()
            .unique()
            .mutability(Mutability.READ_ONLY)
            .returned(Returned.ALWAYS);
    private static final Attribute EXTERNAL_ID = Attribute.string(
                    "externalId", "The client's own name for the resource; no two resources of a type share one.")
            .exact()
            .unique();
    private static final Attribute META = Attribute.complex(
                    "meta",
                    "What the server knows of the resource itself.",
                    readOnly(Attribute.string("resourceType", "The name of the resource's type.")
                            .exact()
                            .canonical("User", "Group")),
                    readOnly(Attribute.dateTime("created", "When the resource was made.")),
                    readOnly(Attribute.dateTime("lastModified", "When the resource was changed last.")),
                    readOnly(Attribute.reference("location", "The resource's address.", "uri")),
                    readOnly(Attribute.string("version", "The resource's version, the value of its ETag.")
                            .exact()))
            .mutability(Mutability.READ_ONLY);

    /** All of them. */
    public static final List<Attribute> ALL = List.of(SCHEMAS, ID, EXTERNAL_ID, META);

    private CommonAttributes() {}

    /** The attribute of a name, whatever its case; empty where there is none. */
    public static Optional<Attribute> named(String name) {
        return Attribute.named(ALL, name);
    }

    private static Attribute readOnly(Attribute attribute) {
        return attribute.mutability(Mutability.READ_ONLY);
    }
}

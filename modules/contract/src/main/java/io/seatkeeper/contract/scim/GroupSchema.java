package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.scim.Attribute.Mutability;
import java.util.List;

/** Groups, which are teams here (RFC 7643 §4.2). People are their members; a group in a group is none of ours. */
public final class GroupSchema {
    public static final Schema SCHEMA = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:Group",
            "Group",
            "A team of people.",
            List.of(
                    Attribute.string("displayName", "The team's name, unique without regard to case.")
                            .mandatory()
                            .unique(),
                    Attribute.complex(
                                    "members",
                                    "The people in the team.",
                                    Attribute.string("value", "The id of the member.")
                                            .exact()
                                            .mutability(Mutability.IMMUTABLE),
                                    Attribute.reference("$ref", "The member's address.", "User")
                                            .mutability(Mutability.IMMUTABLE),
                                    Attribute.string("type", "What the member is.")
                                            .canonical("User")
                                            .mutability(Mutability.IMMUTABLE),
                                    Attribute.string("display", "The member's name.")
                                            .mutability(Mutability.READ_ONLY))
                            .many()),
            List.of(
                    "urn:scim:schemas:core:1.0",
                    "urn:scim:schemas:core:2.0",
                    "urn:scim:schemas:core:2.0:Group",
                    "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"));

    private GroupSchema() {}
}

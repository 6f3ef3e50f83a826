package io.seatkeeper.contract.scim;

import java.util.List;

/** What companies know of their people (RFC 7643 §4.3). */
public final class EnterpriseUserSchema {
    public static final Schema SCHEMA = new Schema(
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "Enterprise User",
            "What a company knows of a person who works for it.",
            List.of(
                    Attribute.string("employeeNumber", "The number or text by which the company names the person."),
                    Attribute.string("costCenter", "The cost center that the person belongs to."),
                    Attribute.string("organization", "The organization that the person belongs to."),
                    Attribute.string("division", "The division that the person belongs to."),
                    Attribute.string("department", "The department that the person belongs to."),
                    Attribute.complex(
                            "manager",
                            "Whom the person reports to.",
                            Attribute.string("value", "The id of the manager's own resource.")
                                    .exact(),
                            Attribute.reference("$ref", "The address of the manager's own resource.", "User"),
                            Attribute.string("displayName", "The manager's name, kept as it is written."))),
            List.of(
                    "urn:scim:schemas:extension:enterprise:1.0",
                    "urn:scim:schemas:extension:enterprise:2.0",
                    "urn:scim:schemas:extension:enterprise:2.0:User"));

    private EnterpriseUserSchema() {}
}

package io.seatkeeper.contract;

/** What a person may do. Nothing that arrives by SAML, OIDC or SCIM sets or raises it. */
public enum Role {
    /** Uses the product. Everybody begins as one. */
    LEARNER("learner"),
    /** Also administers the organization. Given by hand only. */
    ORG_ADMIN("org_admin");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** The value as it stands in the API and in the database. */
    public String text() {
        return text;
    }

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} for any other text */
    public static Role of(String text) {
        for (Role role : values()) {
            if (role.text.equals(text)) {
                return role;
            }
        }
        throw new ContractFailure(ErrorCode.INVALID_REQUEST, "A role is learner or org_admin.");
    }
}

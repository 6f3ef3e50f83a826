package io.seatkeeper.scim.resource;

/** How exact a client's requests must be; a setting of the client. */
public enum Manner {
    /** What identity providers are known to send is taken, and what no schema has is left out. The default. */
    LENIENT,
    /**
     * As the interoperability profile demands (draft-zollner-scim-interop-profile): what no schema has is refused, and PATCH
     * operations need a path.
     */
    STRICT
}

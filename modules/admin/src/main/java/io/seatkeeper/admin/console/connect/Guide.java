package io.seatkeeper.admin.console.connect;

import java.util.List;

/** What an identity provider's admin does in the provider's own console, in its own words. */
public sealed interface Guide {
    /** The menus that lead there; empty where nobody knows. */
    String where();

    /** What to enter there. */
    List<Entry> entries();

    /**
     * @param issuer what the provider calls what the issuer is made of
     * @param issuerExample how an issuer looks
     */
    record Oidc(
            String where,
            List<Entry> entries,
            String issuer,
            String issuerExample,
            String clientId,
            String clientSecret)
            implements Guide {
        public Oidc {
            entries = List.copyOf(entries);
        }
    }

    /** @param metadata what the provider calls the address or file of its metadata */
    record Saml(String where, List<Entry> entries, String metadata) implements Guide {
        public Saml {
            entries = List.copyOf(entries);
        }
    }

    /** A field of the provider's. */
    record Entry(String label, Value value) {}

    /** What of ours is entered. */
    enum Value {
        REDIRECT("callback"),
        INITIATE_LOGIN("start"),
        BACKCHANNEL_LOGOUT("backchannel-logout"),
        ACS("acs"),
        /** The same as the regular expression that OneLogin holds it against. */
        ACS_PATTERN("acs"),
        ENTITY_ID("metadata"),
        METADATA("metadata"),
        SINGLE_LOGOUT("slo"),
        SIGNED_OUT("");

        private final String end;

        Value(String end) {
            this.end = end;
        }

        Entry as(String label) {
            return new Entry(label, this);
        }

        /** The value itself, for a connection of an organization, which there need not be yet. */
        public String of(String origin, String organization, String connection) {
            String address = origin + "/sso/" + organization + "/" + connection + "/" + end;
            return switch (this) {
                case SIGNED_OUT -> origin + "/signed-out";
                case ACS_PATTERN -> "^" + address.replace(".", "\\.").replace("/", "\\/") + "$";
                default -> address;
            };
        }
    }
}

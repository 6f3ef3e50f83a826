package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.scim.Attribute.Mutability;
import io.seatkeeper.contract.scim.Attribute.Returned;
import java.util.List;

/** People (RFC 7643 §4.1). */
public final class UserSchema {
    public static final Schema SCHEMA = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "User",
            "A person with an account.",
            List.of(
                    Attribute.string("userName", "What the person is called by; unique without regard to case.")
                            .mandatory()
                            .unique(),
                    name(),
                    Attribute.string("displayName", "The whole name, as it is shown."),
                    Attribute.string("nickName", "What the person is called in everyday life."),
                    Attribute.reference("profileUrl", "The address of a page about the person.", "external"),
                    Attribute.string("title", "The person's title, such as Vice President."),
                    Attribute.string("userType", "How the person belongs to the organization.")
                            .canonical("Contractor", "Employee", "Intern", "Temp", "External", "Unknown"),
                    Attribute.string("preferredLanguage", "Languages in the form of an Accept-Language header."),
                    Attribute.string("locale", "The person's locale for dates and numbers, such as en-US."),
                    Attribute.string("timezone", "The person's time zone, such as Europe/Berlin."),
                    Attribute.bool("active", "Whether the person may sign in; false frees the seat."),
                    Attribute.string("password", "Taken and dropped: people sign in at their identity provider.")
                            .exact()
                            .mutability(Mutability.WRITE_ONLY)
                            .returned(Returned.NEVER),
                    list("emails", "Email addresses; the primary one is the account's.", "email address")
                            .canonicalTypes("work", "home", "other"),
                    list("phoneNumbers", "Telephone numbers.", "telephone number")
                            .canonicalTypes("work", "home", "mobile", "fax", "pager", "other"),
                    list("ims", "Instant messaging addresses.", "instant messaging address")
                            .canonicalTypes("aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"),
                    list("photos", "Pictures of the person.", "picture")
                            .valued(Attribute.reference("value", "The address of a picture.", "external"))
                            .canonicalTypes("photo", "thumbnail"),
                    addresses(),
                    groups(),
                    list("entitlements", "What the person may have.", "entitlement")
                            .canonicalTypes("work", "home", "other"),
                    list("roles", "Kept and shown; they change no role here.", "role")
                            .canonicalTypes("work", "home", "other"),
                    list("x509Certificates", "Certificates of the person.", "certificate")
                            .valued(Attribute.binary("value", "A certificate in DER."))
                            .canonicalTypes("work", "home", "other")),
            List.of("urn:scim:schemas:core:1.0", "urn:scim:schemas:core:2.0", "urn:scim:schemas:core:2.0:User"));

    private UserSchema() {}

    private static Attribute name() {
        return Attribute.complex(
                "name",
                "The parts of the person's name.",
                Attribute.string("formatted", "The whole name with titles and suffixes."),
                Attribute.string("familyName", "The family name."),
                Attribute.string("givenName", "The given name."),
                Attribute.string("middleName", "The middle names."),
                Attribute.string("honorificPrefix", "Titles before the name, such as Dr."),
                Attribute.string("honorificSuffix", "What follows the name, such as III."));
    }

    private static Attribute addresses() {
        return Attribute.complex(
                        "addresses",
                        "Postal addresses.",
                        Attribute.string("formatted", "The whole address, as it is written on a letter."),
                        Attribute.string("streetAddress", "Street and number."),
                        Attribute.string("locality", "The city."),
                        Attribute.string("region", "The state or region."),
                        Attribute.string("postalCode", "The postal code."),
                        Attribute.string("country", "The country, by its code of two letters (ISO 3166-1)."),
                        Attribute.string("type", "What the address is for.").canonical("work", "home", "other"),
                        Attribute.bool("primary", "Whether it is the preferred address."))
                .many();
    }

    private static Attribute groups() {
        return Attribute.complex(
                        "groups",
                        "The teams that the person is in; changed through the teams.",
                        readOnly(
                                Attribute.string("value", "The id of the team.").exact()),
                        readOnly(Attribute.reference("$ref", "The address of the team.", "Group")),
                        readOnly(Attribute.string("display", "The name of the team.")),
                        readOnly(Attribute.string("type", "How the person is a member.")
                                .canonical("direct", "indirect")))
                .many()
                .mutability(Mutability.READ_ONLY);
    }

    private static Attribute readOnly(Attribute attribute) {
        return attribute.mutability(Mutability.READ_ONLY);
    }

    private static Listed list(String name, String description, String one) {
        return new Listed(name, description, one, Attribute.string("value", "The " + one + "."));
    }

    /** A list in the customary form: value, display, type, primary (RFC 7643 §2.4). */
    private record Listed(String name, String description, String one, Attribute value) {
        Listed valued(Attribute other) {
            return new Listed(name, description, one, other);
        }

        Attribute canonicalTypes(String... types) {
            return Attribute.complex(
                            name,
                            description,
                            value,
                            Attribute.string("display", "The " + one + " as it is shown."),
                            Attribute.string("type", "What the " + one + " is for.")
                                    .canonical(types),
                            Attribute.bool("primary", "Whether it is the preferred " + one + "."))
                    .many();
        }
    }
}

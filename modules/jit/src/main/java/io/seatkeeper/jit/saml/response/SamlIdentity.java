package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.NameId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** From an assertion that holds to who it is: NameID, mapped attributes or the usual ones, and whether the address is proven. */
final class SamlIdentity {
    private static final int LONGEST_ID = 512;
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String ENTRA = "http://schemas.microsoft.com/identity/claims/";

    /** As Entra and ADFS, Shibboleth, Keycloak, and everybody else send them (sign-in.md, "Attributes as sent"). */
    private static final List<String> EMAILS = List.of(
            CLAIMS + "emailaddress",
            "urn:oid:0.9.2342.19200300.100.1.3",
            "urn:oid:1.2.840.113549.1.9.1",
            "email",
            "mail",
            "emailAddress",
            "Email",
            "EmailAddress");

    private static final List<String> GIVEN_NAMES =
            List.of(CLAIMS + "givenname", "urn:oid:2.5.4.42", "firstName", "givenName", "FirstName", "first_name");
    private static final List<String> FAMILY_NAMES =
            List.of(CLAIMS + "surname", "urn:oid:2.5.4.4", "lastName", "sn", "surname", "LastName", "last_name");

    /** Entra's and ADFS's claim {@code name} comes last: it is the user name, and mostly an address. */
    private static final List<String> NAMES = List.of(
            ENTRA + "displayname",
            "urn:oid:2.16.840.1.113730.3.1.241",
            "displayName",
            "urn:oid:2.5.4.3",
            "cn",
            "name",
            CLAIMS + "name");

    /** Attributes that name a person for good, to be proposed where the NameID does not. */
    private static final List<String> LASTING = List.of(
            ENTRA + "objectidentifier",
            "urn:oasis:names:tc:SAML:attribute:subject-id",
            "urn:oasis:names:tc:SAML:attribute:pairwise-id",
            "urn:oid:1.3.6.1.4.1.5923.1.1.1.13",
            "urn:oid:1.3.6.1.4.1.5923.1.1.1.6",
            "urn:oid:0.9.2342.19200300.100.1.1",
            "objectGUID",
            "employeeNumber",
            "uid");

    private final ResponseExpectation expected;
    private final Optional<NameId> nameId;
    private final Attributes attributes;
    private final Checks checks;

    private SamlIdentity(ResponseExpectation expected, Optional<NameId> nameId, Attributes attributes, Checks checks) {
        this.expected = expected;
        this.nameId = nameId;
        this.attributes = attributes;
        this.checks = checks;
    }

    /** The identity; empty when one of the checks that it adds failed. */
    static Optional<VerifiedIdentity> map(
            ResponseExpectation expected, Optional<NameId> nameId, Attributes attributes, Checks checks) {
        return new SamlIdentity(expected, nameId, attributes, checks).map();
    }

    private Optional<VerifiedIdentity> map() {
        if (!checkLasting()) {
            return Optional.empty();
        }
        Optional<String> id = externalSsoId();
        checks.add(
                ErrorCode.SAML_EXTERNAL_SSO_ID_MISSING,
                "External SSO ID",
                id.isPresent(),
                "1 to 512 characters, once, from " + mapping().externalSsoId().orElse("NameID"),
                id);
        Optional<MailAddress> address = address();
        return id.map(found -> new VerifiedIdentity(
                expected.connection(),
                found,
                address.map(MailAddress::text),
                address.filter(this::proven).isPresent(),
                name(),
                AuthMethod.SAML));
    }

    /** A name that is another one each time can't tell who somebody is. */
    private boolean checkLasting() {
        if (mapping().externalSsoId().isPresent()) {
            return true;
        }
        String proposed = LASTING.stream()
                .filter(attributes.values()::containsKey)
                .findFirst()
                .orElse(LASTING.getFirst());
        return checks.add(
                ErrorCode.SAML_NAME_ID_TRANSIENT,
                "NameID Format",
                nameId.filter(NameId::isTransient).isEmpty(),
                "one that lasts, or an attribute mapped as External SSO ID, such as " + proposed,
                nameId.flatMap(NameId::format));
    }

    /** Sign-in rule "ExternalSsoId": the mapped attribute, else the NameID, in lower case where its format is an address. */
    private Optional<String> externalSsoId() {
        Optional<String> id = mapping().externalSsoId().isPresent()
                ? attributes.only(mapping().externalSsoId().get())
                : nameId.map(name -> name.isAddress() ? name.value().toLowerCase(Locale.ROOT) : name.value());
        return id.filter(text -> !text.isBlank() && text.length() <= LONGEST_ID)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    /** Sign-in rule "Email": the mapped attribute, or the usual ones, else a NameID that is an address. */
    private Optional<MailAddress> address() {
        Stream<String> sent =
                mapping().email().map(List::of).orElse(EMAILS).stream().flatMap(name -> attributes.all(name).stream());
        Stream<String> named = nameId.filter(Predicate.not(NameId::isTransient)).map(NameId::value).stream();
        return Stream.concat(sent, named)
                .flatMap(text -> MailAddress.of(text).stream())
                .findFirst();
    }

    /** Sign-in rule "Proven email". It does not end the sign-in: an account that is known needs no proof. */
    private boolean proven(MailAddress address) {
        return checks.add(
                ErrorCode.EMAIL_NOT_PROVEN,
                "email domain",
                expected.domains().include(address),
                "a domain that the connection may speak for",
                address.domain());
    }

    private PersonName name() {
        return new PersonName(
                attributes
                        .first(mapping().name().map(List::of).orElse(NAMES))
                        .filter(text -> mapping().name().isPresent() || !text.contains("@")),
                attributes.first(mapping().givenName().map(List::of).orElse(GIVEN_NAMES)),
                attributes.first(mapping().familyName().map(List::of).orElse(FAMILY_NAMES)));
    }

    private AttributeMapping mapping() {
        return expected.attributes();
    }
}

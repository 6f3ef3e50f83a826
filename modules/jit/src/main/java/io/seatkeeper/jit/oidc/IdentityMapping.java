package io.seatkeeper.jit.oidc;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.jit.identity.Checks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the claims of a validated token to who it is: mapping, presets, tenant pins, and whether the address is proven. */
final class IdentityMapping {
    private static final int LONGEST_ID = 512;

    private IdentityMapping() {}

    /** Whether the ID token alone does not tell who it is, so that userinfo has to be asked. */
    static boolean needsMore(OidcSettings settings, Claims claims) {
        return address(settings, claims).isEmpty()
                || externalSsoId(settings, claims).isEmpty();
    }

    /** The identity; empty when one of the checks that it adds failed. */
    static Optional<VerifiedIdentity> map(OidcConnection connection, Claims claims, Checks checks) {
        OidcSettings settings = connection.settings();
        boolean tenant = checkTenant(settings, claims, checks);
        boolean domain = checkHostedDomain(settings, claims, checks);
        Optional<String> id = externalSsoId(settings, claims);
        checks.add(
                ErrorCode.OIDC_EXTERNAL_SSO_ID_MISSING,
                "External SSO ID",
                id.isPresent(),
                "1 to 512 characters from " + sourceOfId(settings),
                id);
        if (!tenant || !domain || id.isEmpty()) {
            return Optional.empty();
        }
        Optional<MailAddress> address = address(settings, claims);
        return Optional.of(new VerifiedIdentity(
                connection.id(),
                id.get(),
                address.map(MailAddress::text),
                address.filter(found -> proven(connection, claims, found, checks))
                        .isPresent(),
                name(settings.attributes(), claims),
                AuthMethod.OIDC));
    }

    /** Entra: the token's tenant is the one whose issuer was entered. */
    private static boolean checkTenant(OidcSettings settings, Claims claims, Checks checks) {
        if (settings.preset() != ProviderPreset.ENTRA) {
            return true;
        }
        Optional<String> pinned = SharedIssuers.entraTenant(URI.create(settings.issuer()));
        Optional<String> received = claims.text("tid");
        return checks.add(
                ErrorCode.OIDC_TENANT_NOT_ALLOWED,
                "tid",
                received.isPresent()
                        && pinned.map(received.get()::equalsIgnoreCase).orElse(true),
                pinned.orElse("a tenant"),
                received);
    }

    private static boolean checkHostedDomain(OidcSettings settings, Claims claims, Checks checks) {
        if (settings.hostedDomain().isEmpty()) {
            return true;
        }
        String pinned = settings.hostedDomain().get();
        Optional<String> received = claims.text("hd");
        return checks.add(
                ErrorCode.OIDC_TENANT_NOT_ALLOWED,
                "hd",
                received.filter(pinned::equalsIgnoreCase).isPresent(),
                pinned,
                received);
    }

    /** Sign-in rule "ExternalSsoId": the mapped claim, else {@code sub}; for Entra {@code tid:oid}. */
    private static Optional<String> externalSsoId(OidcSettings settings, Claims claims) {
        Optional<String> mapped = settings.attributes().externalSsoId();
        Optional<String> id;
        if (mapped.isPresent()) {
            id = claims.text(mapped.get());
        } else if (settings.preset() == ProviderPreset.ENTRA) {
            id = claims.text("tid")
                    .filter(tenant -> !tenant.isEmpty())
                    .flatMap(tenant -> claims.text("oid")
                            .filter(object -> !object.isEmpty())
                            .map(object -> tenant + ":" + object));
        } else {
            id = claims.text("sub");
        }
        return id.filter(text -> !text.isBlank() && text.length() <= LONGEST_ID)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    private static String sourceOfId(OidcSettings settings) {
        return settings.attributes()
                .externalSsoId()
                .orElse(settings.preset() == ProviderPreset.ENTRA ? "tid and oid" : "sub");
    }

    /** Sign-in rule "Email": the mapped claim, else a user name that is an address. */
    private static Optional<MailAddress> address(OidcSettings settings, Claims claims) {
        List<String> sources =
                new ArrayList<>(List.of(settings.attributes().email().orElse("email"), "preferred_username"));
        if (settings.preset() == ProviderPreset.ENTRA) {
            sources.add("upn");
        }
        return sources.stream()
                .map(claims::text)
                .flatMap(Optional::stream)
                .map(MailAddress::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Sign-in rule "Proven email". Neither check ends the sign-in: an account that is known needs no proof. */
    private static boolean proven(OidcConnection connection, Claims claims, MailAddress address, Checks checks) {
        OidcSettings settings = connection.settings();
        Optional<Boolean> verified = claims.flag("email_verified");
        boolean google = settings.preset() == ProviderPreset.GOOGLE;
        boolean believed = google ? verified.orElse(false) : settings.trustUnverifiedEmail() || verified.orElse(true);
        String expected = google ? "true" : settings.trustUnverifiedEmail() ? "anything (waived)" : "true or none";
        checks.add(ErrorCode.EMAIL_NOT_PROVEN, "email_verified", believed, expected, claims.shown("email_verified"));
        boolean spoken = connection.domains().include(address);
        checks.add(
                ErrorCode.EMAIL_NOT_PROVEN,
                "email domain",
                spoken,
                "a domain that the connection may speak for",
                address.domain());
        return believed && spoken;
    }

    private static PersonName name(AttributeMapping mapping, Claims claims) {
        return new PersonName(
                claims.text(mapping.name().orElse("name")),
                claims.text(mapping.givenName().orElse("given_name")),
                claims.text(mapping.familyName().orElse("family_name")));
    }
}

package io.seatkeeper.jit.oidc;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Issuers that serve many tenants, or everybody: without a pin they would let the whole world in (sign-in.md, "Issuers
 * that serve many tenants").
 */
final class SharedIssuers {
    private static final String GOOGLE = "accounts.google.com";
    private static final Set<String> ENTRA = Set.of(
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "login.partner.microsoftonline.cn",
            "sts.windows.net");
    private static final Set<String> EVERYBODY = Set.of(
            "appleid.apple.com",
            "account.apple.com",
            "gitlab.com",
            "slack.com",
            "www.linkedin.com",
            "www.facebook.com",
            "id.twitch.tv",
            "access.line.me",
            "api.login.yahoo.com",
            "www.paypal.com");
    private static final List<String> OKTA =
            List.of(".okta.com", ".oktapreview.com", ".okta-emea.com", ".okta-gov.com");
    private static final Pattern TENANT =
            Pattern.compile("/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/v2\\.0|/)?");
    /** The tenant in which Microsoft keeps everybody's personal accounts. */
    private static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private SharedIssuers() {}

    /** Whose issuer this is, as far as its name tells. */
    static ProviderPreset presetOf(URI issuer) {
        String host = host(issuer);
        if (host.equals(GOOGLE)) {
            return ProviderPreset.GOOGLE;
        }
        if (ENTRA.contains(host)) {
            return ProviderPreset.ENTRA;
        }
        if (OKTA.stream().anyMatch(host::endsWith)) {
            return ProviderPreset.OKTA;
        }
        return issuer.getPath().contains("/realms/") ? ProviderPreset.KEYCLOAK : ProviderPreset.GENERIC;
    }

    /** Why the issuer can't be taken and what to enter instead; empty when it can. Decided by host, whatever the preset. */
    static Optional<String> refusal(URI issuer, ProviderPreset preset, Optional<String> hostedDomain) {
        String host = host(issuer);
        if (EVERYBODY.contains(host)) {
            return Optional.of("This issuer serves everybody, so it can't stand for one organization. "
                    + "Enter the issuer of the organization's own identity provider.");
        }
        if (host.equals(GOOGLE) || preset == ProviderPreset.GOOGLE) {
            return preset == ProviderPreset.GOOGLE && hostedDomain.isPresent()
                    ? Optional.empty()
                    : Optional.of("Google serves everybody by one issuer. Use the preset google and name hostedDomain, "
                            + "the organization's Google Workspace domain.");
        }
        if (ENTRA.contains(host)) {
            return entraTenant(issuer).isPresent() && preset == ProviderPreset.ENTRA
                    ? Optional.empty()
                    : Optional.of("Use the preset entra and enter the tenant's own issuer: "
                            + "https://login.microsoftonline.com/{Directory (tenant) ID}/v2.0. "
                            + "The ID stands on the tenant's overview page in Entra; "
                            + "common, organizations, consumers and domain names are not taken.");
        }
        return Optional.empty();
    }

    /** The tenant that an Entra issuer names; empty where it names none, or that of everybody's personal accounts. */
    static Optional<String> entraTenant(URI issuer) {
        var tenant = TENANT.matcher(issuer.getPath());
        return tenant.matches()
                ? Optional.of(tenant.group(1).toLowerCase(Locale.ROOT)).filter(id -> !id.equals(CONSUMERS))
                : Optional.empty();
    }

    private static String host(URI issuer) {
        return issuer.getHost().toLowerCase(Locale.ROOT);
    }
}

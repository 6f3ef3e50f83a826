package io.seatkeeper.admin.console.connect;

import static io.seatkeeper.admin.console.connect.Guide.Value.ACS;
import static io.seatkeeper.admin.console.connect.Guide.Value.ACS_PATTERN;
import static io.seatkeeper.admin.console.connect.Guide.Value.BACKCHANNEL_LOGOUT;
import static io.seatkeeper.admin.console.connect.Guide.Value.ENTITY_ID;
import static io.seatkeeper.admin.console.connect.Guide.Value.INITIATE_LOGIN;
import static io.seatkeeper.admin.console.connect.Guide.Value.METADATA;
import static io.seatkeeper.admin.console.connect.Guide.Value.REDIRECT;
import static io.seatkeeper.admin.console.connect.Guide.Value.SIGNED_OUT;
import static io.seatkeeper.admin.console.connect.Guide.Value.SINGLE_LOGOUT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Vendors of identity providers, with what their own consoles call each thing: names of menus and fields aren't translated. */
@SuppressWarnings("ImmutableEnumChecker") // The guides are records of texts and of lists that nobody can change.
public enum Vendor {
    ENTRA(
            "Microsoft Entra ID",
            true,
            new Guide.Oidc(
                    "Entra ID → App registrations → New registration → Redirect URI: Web",
                    List.of(
                            REDIRECT.as("Redirect URI"),
                            SIGNED_OUT.as("Authentication → Add Redirect URI"),
                            INITIATE_LOGIN.as("Home page URL")),
                    "Directory (tenant) ID",
                    "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0",
                    "Application (client) ID",
                    "Client secret → Value"),
            new Guide.Saml(
                    "Entra ID → Enterprise apps → New application → Create your own application → Single sign-on → SAML",
                    List.of(
                            ENTITY_ID.as("Identifier (Entity ID)"),
                            ACS.as("Reply URL (Assertion Consumer Service URL)"),
                            INITIATE_LOGIN.as("Sign on URL"),
                            SINGLE_LOGOUT.as("Logout Url")),
                    "App Federation Metadata Url")),
    OKTA(
            "Okta",
            true,
            new Guide.Oidc(
                    "Applications → Applications → Create App Integration → OIDC - OpenID Connect → Web Application",
                    List.of(
                            REDIRECT.as("Sign-in redirect URIs"),
                            SIGNED_OUT.as("Sign-out redirect URIs"),
                            INITIATE_LOGIN.as("Initiate login URI")),
                    "Okta domain",
                    "https://<Okta domain>",
                    "Client ID",
                    "Client secret"),
            new Guide.Saml(
                    "Applications → Applications → Create App Integration → SAML 2.0",
                    List.of(ACS.as("Single sign-on URL"), ENTITY_ID.as("Audience URI (SP Entity ID)")),
                    "Metadata URL")),
    GOOGLE(
            "Google Workspace",
            true,
            new Guide.Oidc(
                    "Google Cloud → Google Auth Platform → Clients → Create client → Web application",
                    List.of(REDIRECT.as("Authorized redirect URIs")),
                    "Issuer",
                    "https://accounts.google.com",
                    "Client ID",
                    "Client secret"),
            new Guide.Saml(
                    "Google Admin → Apps → Web and mobile apps → Add app → Add custom SAML app",
                    List.of(ACS.as("ACS URL"), ENTITY_ID.as("Entity ID")),
                    "Download Metadata")),
    KEYCLOAK(
            "Keycloak",
            true,
            new Guide.Oidc(
                    "Clients → Create client → OpenID Connect → Client authentication: On",
                    List.of(
                            REDIRECT.as("Valid redirect URIs"),
                            SIGNED_OUT.as("Valid post logout redirect URIs"),
                            BACKCHANNEL_LOGOUT.as("Backchannel logout URL")),
                    "OpenID Endpoint Configuration → issuer",
                    "https://<host>/realms/<realm>",
                    "Client ID",
                    "Credentials → Client Secret"),
            new Guide.Saml(
                    "Clients → Create client → SAML, then Keys → Client signature required: Off",
                    List.of(
                            ENTITY_ID.as("Client ID"),
                            ACS.as("Master SAML Processing URL"),
                            SINGLE_LOGOUT.as("Logout Service Redirect Binding URL")),
                    "SAML 2.0 Identity Provider Metadata")),
    ONELOGIN(
            "OneLogin",
            false,
            new Guide.Oidc(
                    "Applications → Applications → Add App → OpenId Connect (OIDC)",
                    List.of(REDIRECT.as("Redirect URI's"), INITIATE_LOGIN.as("Login Url")),
                    "Issuer URL",
                    "https://<subdomain>.onelogin.com/oidc/2",
                    "Client ID",
                    "Client Secret"),
            new Guide.Saml(
                    "Applications → Applications → Add App → SAML Custom Connector (Advanced)",
                    List.of(
                            ENTITY_ID.as("Audience (EntityID)"),
                            ACS.as("Recipient"),
                            ACS_PATTERN.as("ACS (Consumer) URL Validator"),
                            ACS.as("ACS (Consumer) URL"),
                            INITIATE_LOGIN.as("Login URL"),
                            SINGLE_LOGOUT.as("Single Logout URL")),
                    "Issuer URL")),
    JUMPCLOUD(
            "JumpCloud",
            false,
            new Guide.Oidc(
                    "Access → SSO Applications → Add New Application → Custom Application → Configure SSO with OIDC",
                    List.of(REDIRECT.as("Redirect URIs"), INITIATE_LOGIN.as("Login URL")),
                    "Issuer",
                    "https://oauth.id.jumpcloud.com/",
                    "Client ID",
                    "Client Secret"),
            new Guide.Saml(
                    "Access → SSO Applications → Add New Application → Custom Application → Configure SSO with SAML",
                    List.of(ENTITY_ID.as("SP Entity ID"), ACS.as("ACS URLs"), INITIATE_LOGIN.as("Login URL")),
                    "Copy Metadata URL")),
    PING(
            "PingOne",
            false,
            new Guide.Oidc(
                    "Applications → Applications → + → OIDC Web App",
                    List.of(
                            REDIRECT.as("Redirect URIs"),
                            SIGNED_OUT.as("Signoff URLs"),
                            INITIATE_LOGIN.as("Initiate Login URI")),
                    "Issuer ID",
                    "https://auth.pingone.com/<environment>/as",
                    "Client ID",
                    "Client Secret"),
            new Guide.Saml(
                    "Applications → Applications → + → SAML Application → Manually Enter",
                    List.of(ACS.as("ACS URLs"), ENTITY_ID.as("Entity ID"), SINGLE_LOGOUT.as("SLO Endpoint")),
                    "IDP Metadata URL")),
    OTHER(
            "",
            false,
            new Guide.Oidc(
                    "",
                    List.of(
                            REDIRECT.as("Redirect URI"),
                            SIGNED_OUT.as("Post-logout redirect URI"),
                            INITIATE_LOGIN.as("Initiate login URI"),
                            BACKCHANNEL_LOGOUT.as("Back-channel logout URI")),
                    "Issuer",
                    "https://",
                    "Client ID",
                    "Client secret"),
            new Guide.Saml(
                    "",
                    List.of(
                            ENTITY_ID.as("Entity ID"),
                            ACS.as("Assertion Consumer Service URL"),
                            METADATA.as("Metadata URL"),
                            SINGLE_LOGOUT.as("Single Logout URL")),
                    "Metadata URL"));

    private final String product;
    private final boolean preset;
    private final Guide.Oidc oidc;
    private final Guide.Saml saml;

    Vendor(String product, boolean preset, Guide.Oidc oidc, Guide.Saml saml) {
        this.product = product;
        this.preset = preset;
        this.oidc = oidc;
        this.saml = saml;
    }

    /** The vendor of a part of an address. */
    public static Optional<Vendor> of(String text) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.text().equals(text))
                .findFirst();
    }

    /** As it stands in addresses. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How the product is called; empty for any other. */
    public String product() {
        return product;
    }

    /** Whether the API knows its manners by this name. */
    public boolean preset() {
        return preset;
    }

    /** Whether all of its customers have the one issuer that is its example. */
    boolean oneIssuer() {
        return this == GOOGLE || this == JUMPCLOUD;
    }

    public Guide.Oidc oidc() {
        return oidc;
    }

    public Guide.Saml saml() {
        return saml;
    }
}

package io.seatkeeper.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SSO connections: which identity providers may speak for an organization's people. Served by jit. */
public sealed interface Connections extends BusMessage {
    /**
     * Reads and checks the provider's discovery document, then saves. {@link ErrorCode#SLUG_TAKEN}, {@link
     * ErrorCode#ISSUER_NOT_ACCEPTED}, {@link ErrorCode#DISCOVERY_FAILED}, {@link ErrorCode#OUTBOUND_REFUSED}, {@link
     * ErrorCode#DOMAINS_REQUIRED}, {@link ErrorCode#INVALID_REQUEST}.
     */
    Endpoint<Create, Connection> CREATE = new Endpoint<>("connections.create", Create.class, Connection.class);
    /** Changes what is given, checked as when made. */
    Endpoint<Update, Connection> UPDATE = new Endpoint<>("connections.update", Update.class, Connection.class);
    /** By slug or id; {@link ErrorCode#CONNECTION_UNKNOWN}. */
    Endpoint<Find, Connection> FIND = new Endpoint<>("connections.find", Find.class, Connection.class);

    Endpoint<ListAll, ConnectionPage> LIST = new Endpoint<>("connections.list", ListAll.class, ConnectionPage.class);
    /** Removes it; sessions that came by it end. */
    Endpoint<Remove, Done> REMOVE = new Endpoint<>("connections.remove", Remove.class, Done.class);

    /**
     * @param slug its name in addresses, as an organization's
     * @param settings the protocol's own settings
     * @param domains the mail domains that it may speak for; empty: all, which only an organization's one connection may;
     *     {@code *}: all, said aloud
     * @param isDefault whether {@code /sso/{org}} starts it; the first one made is
     */
    record Create(
            Actor actor,
            OrganizationId organization,
            String slug,
            Optional<String> name,
            OidcConfiguration settings,
            List<String> domains,
            Optional<Boolean> isDefault)
            implements Connections {
        public Create {
            domains = List.copyOf(domains);
        }
    }

    record Update(
            Actor actor,
            OrganizationId organization,
            ConnectionId connection,
            Optional<String> name,
            Optional<OidcConfiguration> settings,
            Optional<List<String>> domains,
            Optional<Boolean> enabled,
            Optional<Boolean> isDefault,
            Optional<Long> expectedVersion)
            implements Connections {}

    record Find(OrganizationId organization, String reference) implements Connections {}

    record ListAll(OrganizationId organization, Page.Request page) implements Connections {}

    record Remove(Actor actor, OrganizationId organization, ConnectionId connection) implements Connections {}

    /**
     * What an admin enters for an OpenID Connect provider. On an update an absent secret or key stays as it is.
     *
     * @param issuer the provider's issuer, an https URL
     * @param preset which provider's manners to expect: {@code generic}, {@code entra}, {@code okta}, {@code google}, {@code
     *     keycloak}; empty: told from the issuer
     * @param clientSecret shared with the provider; empty with {@code private_key_jwt}
     * @param clientKey a private JWK for {@code private_key_jwt}; empty with a secret
     * @param clientAuthentication {@code client_secret_basic}, {@code client_secret_post} or {@code private_key_jwt}; empty: by
     *     what is given and what the provider announces
     * @param attributes claims to read instead of the preset's, by field: {@code email}, {@code name}, {@code givenName}, {@code
     *     familyName}, {@code externalSsoId}
     * @param scopes asked for beside {@code openid}; empty: {@code profile email}
     * @param responseMode {@code query} or {@code form_post}; empty: query
     * @param trustUnverifiedEmail the waiver: an {@code email_verified} of false does not count; empty: the preset's
     * @param hostedDomain Google's {@code hd} that is let in
     */
    record OidcConfiguration(
            String issuer,
            String clientId,
            Optional<String> preset,
            Optional<String> clientSecret,
            Optional<String> clientKey,
            Optional<String> clientAuthentication,
            Map<String, String> attributes,
            List<String> scopes,
            Optional<String> responseMode,
            Optional<Boolean> trustUnverifiedEmail,
            Optional<String> hostedDomain) {
        public OidcConfiguration {
            attributes = Map.copyOf(attributes);
            scopes = List.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "OidcConfiguration[issuer=" + issuer + ", clientId=" + clientId + "]";
        }
    }

    /**
     * A saved connection, without its secrets, with everything that the provider's admin must enter.
     *
     * @param settings as saved; secret and key are always empty here
     * @param hasSecret whether a secret or a key is kept
     * @param redirectUri where the provider sends people back to
     * @param initiateLoginUri where the provider's tile starts a sign-in (OpenID Connect Core §4)
     * @param backchannelLogoutUri where the provider reports a logout
     */
    record Connection(
            ConnectionId id,
            OrganizationId organization,
            String slug,
            String name,
            AuthMethod protocol,
            OidcConfiguration settings,
            boolean hasSecret,
            List<String> domains,
            boolean enabled,
            boolean isDefault,
            String redirectUri,
            String initiateLoginUri,
            String backchannelLogoutUri,
            long version,
            Instant createdAt)
            implements BusMessage {
        public Connection {
            domains = List.copyOf(domains);
        }
    }

    record ConnectionPage(Page<Connection> page) implements BusMessage {}
}

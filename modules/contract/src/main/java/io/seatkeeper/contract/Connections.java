package io.seatkeeper.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SSO connections: which identity providers may speak for an organization's people. Served by jit. */
public sealed interface Connections extends BusMessage {
    /** RSA keys of 3,072 bits are found in tenths of a second, but not where a processor is slow and busy. */
    Duration LONGEST_MAKING_OF_KEYS = Duration.ofMinutes(1);

    /**
     * Reads and checks the provider's discovery document or metadata, then saves. {@link ErrorCode#SLUG_TAKEN}, {@link
     * ErrorCode#ISSUER_NOT_ACCEPTED}, {@link ErrorCode#DISCOVERY_FAILED}, {@link ErrorCode#METADATA_FAILED}, {@link
     * ErrorCode#OUTBOUND_REFUSED}, {@link ErrorCode#DOMAINS_REQUIRED}, {@link ErrorCode#INVALID_REQUEST}.
     */
    Endpoint<Create, Connection> CREATE =
            new Endpoint<>("connections.create", Create.class, Connection.class, LONGEST_MAKING_OF_KEYS);
    /** Changes what is given, checked as when made. */
    Endpoint<Update, Connection> UPDATE = new Endpoint<>("connections.update", Update.class, Connection.class);
    /** By slug or id; {@link ErrorCode#CONNECTION_UNKNOWN}. */
    Endpoint<Find, Connection> FIND = new Endpoint<>("connections.find", Find.class, Connection.class);

    Endpoint<ListAll, ConnectionPage> LIST = new Endpoint<>("connections.list", ListAll.class, ConnectionPage.class);
    /** Removes it; sessions that came by it end. */
    Endpoint<Remove, Done> REMOVE = new Endpoint<>("connections.remove", Remove.class, Done.class);
    /** How many sessions that came by it are open: whom switching it off or removing it touches at once. */
    Endpoint<CountSessions, SessionCount> COUNT_SESSIONS =
            new Endpoint<>("connections.count-sessions", CountSessions.class, SessionCount.class);
    /**
     * Renews our own keys of a SAML connection in two steps, between which old and new ones are published. {@link
     * ErrorCode#CONFLICT} where the step is not the next one, {@link ErrorCode#INVALID_REQUEST} for another protocol.
     */
    Endpoint<RollKeys, Connection> ROLL_KEYS =
            new Endpoint<>("connections.roll-keys", RollKeys.class, Connection.class, LONGEST_MAKING_OF_KEYS);
    /** Makes a link by which one sign-in is tried that opens no account and no session. */
    Endpoint<BeginTrial, Trial> BEGIN_TRIAL = new Endpoint<>("connections.begin-trial", BeginTrial.class, Trial.class);
    /** How a trial went; {@link ErrorCode#NOT_FOUND}. */
    Endpoint<ReadTrial, TrialResult> READ_TRIAL =
            new Endpoint<>("connections.read-trial", ReadTrial.class, TrialResult.class);

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
            Settings settings,
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
            Optional<Settings> settings,
            Optional<List<String>> domains,
            Optional<Boolean> enabled,
            Optional<Boolean> isDefault,
            Optional<Long> expectedVersion)
            implements Connections {}

    /** @param step which of the two */
    record RollKeys(Actor actor, OrganizationId organization, ConnectionId connection, RollStep step)
            implements Connections {}

    /** The two steps of renewing keys. */
    enum RollStep {
        /** Makes the next keys and publishes them beside those in use. */
        BEGIN,
        /** Uses the next keys, once the provider's admin has entered them, and forgets the old ones. */
        FINISH
    }

    record CountSessions(OrganizationId organization, ConnectionId connection) implements Connections {}

    record SessionCount(long sessions) implements BusMessage {}

    record BeginTrial(Actor actor, OrganizationId organization, ConnectionId connection) implements Connections {}

    record ReadTrial(OrganizationId organization, ConnectionId connection, TrialId trial) implements Connections {}

    record Find(OrganizationId organization, String reference) implements Connections {}

    record ListAll(OrganizationId organization, Page.Request page) implements Connections {}

    record Remove(Actor actor, OrganizationId organization, ConnectionId connection) implements Connections {}

    /** What an admin enters, by protocol. */
    sealed interface Settings permits OidcConfiguration, SamlConfiguration {
        AuthMethod protocol();
    }

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
     * @param demands what the provider has to have done
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
            Optional<String> hostedDomain,
            OidcDemands demands)
            implements Settings {
        public OidcConfiguration {
            attributes = Map.copyOf(attributes);
            scopes = List.copyOf(scopes);
        }

        @Override
        public AuthMethod protocol() {
            return AuthMethod.OIDC;
        }

        @Override
        public String toString() {
            return "OidcConfiguration[issuer=" + issuer + ", clientId=" + clientId + "]";
        }
    }

    /**
     * How an OpenID Connect provider has to find out who somebody is. It is asked for, and all but {@code prompt} is checked in
     * what it answers.
     *
     * @param acrValues of which the ID token's {@code acr} is one; empty: any or none
     * @param prompt {@code login}, {@code consent} or {@code select_account}, which a provider may pass over
     * @param maxAge how many seconds ago the person proved who they are at most, 0 to 86400
     * @param clockSkewSeconds by how much the provider's clock may differ, 0 to 300; empty: 60
     */
    record OidcDemands(
            List<String> acrValues,
            Optional<String> prompt,
            Optional<Integer> maxAge,
            Optional<Integer> clockSkewSeconds) {
        /** What suits the provider. */
        public static final OidcDemands NONE =
                new OidcDemands(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        public OidcDemands {
            acrValues = List.copyOf(acrValues);
        }
    }

    /** What a saved connection tells beside its settings, by protocol: above all what the provider's admin must enter. */
    sealed interface Particulars permits OidcParticulars, SamlParticulars {}

    /**
     * @param redirectUri where the provider sends people back to
     * @param backchannelLogoutUri where the provider reports a logout
     */
    record OidcParticulars(String redirectUri, String backchannelLogoutUri) implements Particulars {}

    /**
     * A trial that has begun.
     *
     * @param url what the admin opens in a browser, once; a secret until then
     */
    record Trial(TrialId id, String url, Instant expiresAt) implements BusMessage {
        @Override
        public String toString() {
            return "Trial[id=" + id + "]";
        }
    }

    /**
     * How a trial went.
     *
     * @param ended whether an answer of the provider has come
     * @param code why a sign-in would have been refused by the protocol; empty when it would not
     * @param message what happened, in a sentence for admins
     * @param identity that would have come out; empty unless every check held
     * @param checks every comparison, failed ones too
     */
    record TrialResult(
            TrialId id,
            boolean ended,
            boolean accepted,
            Optional<ErrorCode> code,
            String message,
            Optional<VerifiedIdentity> identity,
            List<Check> checks,
            Instant expiresAt)
            implements BusMessage {
        public TrialResult {
            checks = List.copyOf(checks);
        }
    }

    /**
     * A saved connection, without its secrets, with everything that the provider's admin must enter.
     *
     * @param settings as saved; secrets and keys are never here, of a SAML provider's metadata only its URL
     * @param hasSecret whether a secret or a key is kept
     * @param initiateLoginUri where the provider's tile starts a sign-in (OpenID Connect Core §4)
     */
    record Connection(
            ConnectionId id,
            OrganizationId organization,
            String slug,
            String name,
            Settings settings,
            boolean hasSecret,
            List<String> domains,
            boolean enabled,
            boolean isDefault,
            String initiateLoginUri,
            Particulars particulars,
            long version,
            Instant createdAt)
            implements BusMessage {
        public Connection {
            domains = List.copyOf(domains);
        }

        public AuthMethod protocol() {
            return settings.protocol();
        }
    }

    record ConnectionPage(Page<Connection> page) implements BusMessage {}
}

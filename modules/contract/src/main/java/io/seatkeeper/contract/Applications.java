package io.seatkeeper.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Applications: the clients to which Seatkeeper is an OpenID provider. An application of the vendor takes people of every
 * organization, one of an organization that organization's alone. Served by oauth.
 */
public sealed interface Applications extends BusMessage {
    /** {@link ErrorCode#INVALID_REQUEST}. */
    Endpoint<Create, Made> CREATE = new Endpoint<>("applications.create", Create.class, Made.class);
    /** Changes what is given; {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#VERSION_MISMATCH}, {@link ErrorCode#INVALID_REQUEST}. */
    Endpoint<Update, Application> UPDATE = new Endpoint<>("applications.update", Update.class, Application.class);
    /** {@link ErrorCode#NOT_FOUND}. */
    Endpoint<Find, Application> FIND = new Endpoint<>("applications.find", Find.class, Application.class);

    Endpoint<ListAll, ApplicationPage> LIST = new Endpoint<>("applications.list", ListAll.class, ApplicationPage.class);
    /** Ends everything that was given to it as well; {@link ErrorCode#NOT_FOUND}. */
    Endpoint<Remove, Done> REMOVE = new Endpoint<>("applications.remove", Remove.class, Done.class);
    /** Another secret beside those that there are; {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#INVALID_REQUEST}. */
    Endpoint<AddSecret, Made> ADD_SECRET = new Endpoint<>("applications.add-secret", AddSecret.class, Made.class);
    /** {@link ErrorCode#NOT_FOUND}. */
    Endpoint<RemoveSecret, Done> REMOVE_SECRET =
            new Endpoint<>("applications.remove-secret", RemoveSecret.class, Done.class);

    /** How an application proves who it is at the token endpoint. */
    enum Authentication {
        /** In the Authorization header (RFC 6749 §2.3.1). */
        CLIENT_SECRET_BASIC,
        /** In the body (RFC 6749 §2.3.1). */
        CLIENT_SECRET_POST,
        /** By a JWT signed with its own key (RFC 7523). */
        PRIVATE_KEY_JWT,
        /** Not at all: a public client, which PKCE alone protects. */
        NONE
    }

    /** What its tokens are signed by (RFC 7518 §3.1). */
    enum Signing {
        RS256,
        ES256
    }

    /**
     * What an application is registered with.
     *
     * @param redirectUris where codes may be sent, compared exactly; http only on loopback, of which any port will do (RFC 8252 §7.3)
     * @param postLogoutRedirectUris where the browser may go on to after a logout, compared exactly
     * @param backchannelLogoutUri where it hears of logouts; empty: it doesn't
     * @param jwks its public keys as a JWK set, for {@code private_key_jwt}
     * @param signing the algorithm of its ID tokens and of access tokens that are JWTs
     * @param introspectionOnly its access tokens are no JWTs, so that whoever gets one has to ask
     */
    record Registration(
            String name,
            Authentication authentication,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris,
            Optional<String> backchannelLogoutUri,
            Optional<String> jwks,
            Signing signing,
            boolean introspectionOnly) {
        public Registration {
            redirectUris = List.copyOf(redirectUris);
            postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        }
    }

    /** @param organization whose application; empty: the vendor's */
    record Create(Actor actor, Optional<OrganizationId> organization, Registration registration)
            implements Applications {}

    record Update(
            Actor actor,
            Optional<OrganizationId> organization,
            ApplicationId application,
            Registration registration,
            Optional<Long> expectedVersion)
            implements Applications {}

    record Find(Optional<OrganizationId> organization, ApplicationId application) implements Applications {}

    record ListAll(Optional<OrganizationId> organization, Page.Request page) implements Applications {}

    record Remove(Actor actor, Optional<OrganizationId> organization, ApplicationId application)
            implements Applications {}

    /** @param expiresAt when it ends by itself, at most three years away; empty: in two years */
    record AddSecret(
            Actor actor, Optional<OrganizationId> organization, ApplicationId application, Optional<Instant> expiresAt)
            implements Applications {}

    record RemoveSecret(Actor actor, Optional<OrganizationId> organization, ApplicationId application, UUID secret)
            implements Applications {}

    /** @param secrets those that are valid or have expired, never the secrets themselves */
    record Application(
            ApplicationId id,
            Optional<OrganizationId> organization,
            Registration registration,
            List<Secret> secrets,
            long version,
            Instant createdAt)
            implements BusMessage {
        public Application {
            secrets = List.copyOf(secrets);
        }
    }

    record Secret(UUID id, Instant createdAt, Instant expiresAt, Optional<Instant> lastUsedAt) {}

    /** @param secret shown once; empty for an application that has none */
    record Made(Application application, Optional<String> secret) implements BusMessage {
        @Override
        public String toString() {
            return "Made[" + application.id() + "]";
        }
    }

    record ApplicationPage(Page<Application> page) implements BusMessage {}
}

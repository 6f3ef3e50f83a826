package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.ScimClientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * SCIM clients: identity providers that get a short-lived access token before they push, by the client credentials grant (RFC 6749
 * §4.4), instead of holding a {@linkplain ScimTokens token} for years. Served by oauth.
 */
public sealed interface ScimClients extends BusMessage {
    /** {@link ErrorCode#INVALID_REQUEST}, {@link ErrorCode#CONNECTION_UNKNOWN}, {@link ErrorCode#OUTBOUND_REFUSED}. */
    Endpoint<Create, Made> CREATE = new Endpoint<>("scim-clients.create", Create.class, Made.class);
    /**
     * Changes what is given. Another proof ends the access tokens that the old one got; {@link ErrorCode#NOT_FOUND}, {@link
     * ErrorCode#VERSION_MISMATCH}, and as {@link #CREATE}.
     */
    Endpoint<Update, Client> UPDATE = new Endpoint<>("scim-clients.update", Update.class, Client.class);
    /** {@link ErrorCode#NOT_FOUND}. */
    Endpoint<Find, Client> FIND = new Endpoint<>("scim-clients.find", Find.class, Client.class);
    /** Newest first. */
    Endpoint<ListAll, ClientPage> LIST = new Endpoint<>("scim-clients.list", ListAll.class, ClientPage.class);
    /** From the answer on it opens nothing, on any node; {@link ErrorCode#NOT_FOUND}. */
    Endpoint<Remove, Done> REMOVE = new Endpoint<>("scim-clients.remove", Remove.class, Done.class);
    /** Another secret beside those that there are; {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#INVALID_REQUEST}. */
    Endpoint<AddSecret, Made> ADD_SECRET = new Endpoint<>("scim-clients.add-secret", AddSecret.class, Made.class);
    /** Ends a secret and what was got by it, from the answer on, on any node; {@link ErrorCode#NOT_FOUND}. */
    Endpoint<RemoveSecret, Done> REMOVE_SECRET =
            new Endpoint<>("scim-clients.remove-secret", RemoveSecret.class, Done.class);
    /**
     * Whose access token it is, by the state of this moment. {@link ErrorCode#UNAUTHENTICATED} for one that is none, has expired or
     * was ended, or belongs to another organization; {@link ErrorCode#ORGANIZATION_DISABLED}.
     */
    Endpoint<Recognize, Holder> RECOGNIZE = new Endpoint<>("scim-clients.recognize", Recognize.class, Holder.class);

    /** The beginning of every access token of a SCIM client. */
    String ACCESS_PREFIX = "sk_push_";

    /** How a client proves who it is at the token endpoint. */
    sealed interface Proof {
        /** By a secret, in the header or in the form (RFC 6749 §2.3.1). */
        record Secret() implements Proof {}

        /** By a JWT that it signed with its own key ({@code private_key_jwt}, OpenID Connect Core §9). */
        record OwnKeys(KeySource keys) implements Proof {}

        /**
         * By a JWT of the identity provider's own, which knows no secret of ours (RFC 7521 §4.2). Each claim is compared exactly.
         *
         * @param audience what the token is meant for, {@code api://…} with Entra ID
         */
        record Federation(String issuer, String subject, String audience, KeySource keys) implements Proof {}
    }

    /** Where the public keys are. */
    sealed interface KeySource {
        /** @param jwks a JWK set as JSON */
        record Given(String jwks) implements KeySource {}

        /** @param uri where the JWK set stands */
        record At(String uri) implements KeySource {}

        /** Where the issuer's discovery document says (OpenID Connect Discovery §4). */
        record Discovered() implements KeySource {}
    }

    /**
     * @param name what it is for, 1 to 100 characters
     * @param connection as {@link ScimTokens.Create}'s
     * @param externalIdIsSsoId as {@link ScimTokens.Create}'s
     * @param strict as {@link ScimTokens.Create}'s
     */
    record Create(
            Actor actor,
            OrganizationId organization,
            String name,
            Proof proof,
            Optional<String> connection,
            Optional<Boolean> externalIdIsSsoId,
            boolean strict)
            implements ScimClients {}

    record Update(
            Actor actor,
            OrganizationId organization,
            ScimClientId client,
            Optional<String> name,
            Optional<Proof> proof,
            Optional<Boolean> externalIdIsSsoId,
            Optional<Boolean> strict,
            Optional<Long> expectedVersion)
            implements ScimClients {}

    record Find(OrganizationId organization, ScimClientId client) implements ScimClients {}

    record ListAll(OrganizationId organization, Page.Request page) implements ScimClients {}

    record Remove(Actor actor, OrganizationId organization, ScimClientId client) implements ScimClients {}

    /** @param expiresAt when it ends by itself, at most three years away; empty: in two years */
    record AddSecret(Actor actor, OrganizationId organization, ScimClientId client, Optional<Instant> expiresAt)
            implements ScimClients {}

    record RemoveSecret(Actor actor, OrganizationId organization, ScimClientId client, UUID secret)
            implements ScimClients {}

    /** @param organization the organization in the path, slug or id */
    record Recognize(String accessToken, String organization) implements ScimClients {
        @Override
        public String toString() {
            return "Recognize[" + organization + "]";
        }
    }

    /**
     * @param secrets those that are valid or have expired, never the secrets themselves
     * @param lastUsedAt when an access token of it was last brought, to five minutes; empty: never
     */
    record Client(
            ScimClientId id,
            OrganizationId organization,
            String name,
            Proof proof,
            Optional<ConnectionId> connection,
            boolean externalIdIsSsoId,
            boolean strict,
            List<Secret> secrets,
            long version,
            Optional<Instant> lastUsedAt,
            Instant createdAt)
            implements BusMessage {
        public Client {
            secrets = List.copyOf(secrets);
        }
    }

    record Secret(UUID id, Instant createdAt, Instant expiresAt, Optional<Instant> lastUsedAt) {}

    /**
     * @param secret shown once; empty for a client that has none
     * @param tokenUrl where it gets its access tokens
     * @param baseUrl where it pushes
     */
    record Made(Client client, Optional<String> secret, String tokenUrl, String baseUrl) implements BusMessage {
        @Override
        public String toString() {
            return "Made[" + client.id() + "]";
        }
    }

    record ClientPage(Page<Client> page) implements BusMessage {}

    /**
     * @param strict whether it is held to the interoperability profile
     * @param skipsUnknownMembers whether its organization wants members passed over whom nobody knows
     */
    record Holder(
            OrganizationId organization,
            ScimClientId id,
            ScimClient client,
            boolean strict,
            boolean skipsUnknownMembers)
            implements BusMessage {}
}

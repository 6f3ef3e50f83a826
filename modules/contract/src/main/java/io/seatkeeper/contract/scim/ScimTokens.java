package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.ScimTokenId;
import java.time.Instant;
import java.util.Optional;

/** The bearer tokens by which identity providers push. Served by scim. Several at a time, so that they roll over. */
public sealed interface ScimTokens extends BusMessage {
    /** Makes one; {@link ErrorCode#CONNECTION_UNKNOWN}, {@link ErrorCode#INVALID_REQUEST}. */
    Endpoint<Create, Made> CREATE = new Endpoint<>("scim-tokens.create", Create.class, Made.class);
    /** Newest first. */
    Endpoint<ListAll, TokenPage> LIST = new Endpoint<>("scim-tokens.list", ListAll.class, TokenPage.class);
    /** {@link ErrorCode#NOT_FOUND}. */
    Endpoint<Find, Token> FIND = new Endpoint<>("scim-tokens.find", Find.class, Token.class);
    /**
     * Changes the fields that are given; {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#VERSION_MISMATCH}, and {@link
     * ErrorCode#INVALID_REQUEST} for an externalId that would be the ExternalSsoId of no connection.
     */
    Endpoint<Update, Token> UPDATE = new Endpoint<>("scim-tokens.update", Update.class, Token.class);
    /** Ends one: from the answer on it opens nothing, on any node; {@link ErrorCode#NOT_FOUND}. */
    Endpoint<Revoke, Done> REVOKE = new Endpoint<>("scim-tokens.revoke", Revoke.class, Done.class);

    /**
     * Which connection something new pushes for; {@link ErrorCode#CONNECTION_UNKNOWN}, and {@link ErrorCode#INVALID_REQUEST} for an
     * externalId that would be the ExternalSsoId of none.
     */
    Endpoint<Bind, Bound> BIND = new Endpoint<>("scim-tokens.bind", Bind.class, Bound.class);

    /**
     * @param name what it is for, 1 to 100 characters
     * @param expiresAt empty: without end
     * @param connection slug or id of the connection that it pushes for; empty: the only one there is, or none
     * @param externalIdIsSsoId whether its externalId is the ExternalSsoId of that connection; empty: so for an OpenID Connect
     *     connection of Okta's manners
     * @param strict whether it is held to the interoperability profile (draft-zollner-scim-interop-profile)
     */
    record Create(
            Actor actor,
            OrganizationId organization,
            String name,
            Optional<Instant> expiresAt,
            Optional<String> connection,
            Optional<Boolean> externalIdIsSsoId,
            boolean strict)
            implements ScimTokens {}

    record ListAll(OrganizationId organization, Page.Request page) implements ScimTokens {}

    record Find(OrganizationId organization, ScimTokenId token) implements ScimTokens {}

    /** @param expectedVersion the version that the change was made from; empty: any */
    record Update(
            Actor actor,
            OrganizationId organization,
            ScimTokenId token,
            Optional<String> name,
            Optional<Boolean> externalIdIsSsoId,
            Optional<Boolean> strict,
            Optional<Long> expectedVersion)
            implements ScimTokens {}

    /**
     * @param connection as {@link Create}'s
     * @param externalIdIsSsoId as {@link Create}'s
     */
    record Bind(OrganizationId organization, Optional<String> connection, Optional<Boolean> externalIdIsSsoId)
            implements ScimTokens {}

    record Bound(Optional<ConnectionId> connection, boolean externalIdIsSsoId) implements BusMessage {}

    record Revoke(Actor actor, OrganizationId organization, ScimTokenId token) implements ScimTokens {}

    /**
     * @param version grows with every change of its name or manners
     * @param lastUsedAt to five minutes; empty: never used
     */
    record Token(
            ScimTokenId id,
            OrganizationId organization,
            String name,
            Optional<ConnectionId> connection,
            boolean externalIdIsSsoId,
            boolean strict,
            long version,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Instant createdAt)
            implements BusMessage {}

    /**
     * @param secret the token itself, shown once
     * @param baseUrl what the identity provider's admin enters beside it
     */
    record Made(Token token, String secret, String baseUrl) implements BusMessage {
        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }

    record TokenPage(Page<Token> page) implements BusMessage {}
}

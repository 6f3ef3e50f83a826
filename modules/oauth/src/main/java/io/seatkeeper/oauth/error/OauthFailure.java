package io.seatkeeper.oauth.error;

import io.seatkeeper.contract.OrganizationId;
import java.util.Optional;

/**
 * A refusal that goes to the client as the specifications spell it (RFC 6749 §5.2, OpenID Connect Core §3.1.2.6). Carries no
 * stack trace, because it is an answer and no fault.
 */
public final class OauthFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_RECEIVED = 200;

    private final Kind kind;
    private final String reason;
    private final String received;
    private final transient Optional<OrganizationId> organization;

    private OauthFailure(
            Kind kind, String description, String reason, String received, Optional<OrganizationId> organization) {
        super(description, null, false, false);
        this.kind = kind;
        this.reason = reason;
        this.received = received;
        this.organization = organization;
    }

    /** The error codes, each with the status of an answer that is no redirect. */
    public enum Kind {
        INVALID_REQUEST(400),
        INVALID_CLIENT(401),
        INVALID_GRANT(400),
        UNAUTHORIZED_CLIENT(400),
        UNSUPPORTED_GRANT_TYPE(400),
        UNSUPPORTED_RESPONSE_TYPE(400),
        INVALID_SCOPE(400),
        ACCESS_DENIED(403),
        LOGIN_REQUIRED(400),
        INVALID_REQUEST_URI(400),
        REQUEST_NOT_SUPPORTED(400),
        INVALID_TOKEN(401),
        TEMPORARILY_UNAVAILABLE(503),
        /** Told as {@code temporarily_unavailable}, for which there is no word of its own (RFC 9126 §2.3). */
        RATE_LIMITED(429),
        SERVER_ERROR(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** As it is written: {@code invalid_grant}. */
        public String text() {
            return this == RATE_LIMITED ? TEMPORARILY_UNAVAILABLE.text() : name().toLowerCase(java.util.Locale.ROOT);
        }

        public int status() {
            return status;
        }
    }

    /** @param description for the client's engineers: no secret, and nothing about other clients */
    public static OauthFailure of(Kind kind, String description) {
        return new OauthFailure(kind, description, description, "", Optional.empty());
    }

    /**
     * The same refusal with what came instead of what is expected.
     *
     * @param text for the audit log alone, where the client's own admin reads it: no secret; shortened
     */
    public OauthFailure received(String text) {
        String shown = text.length() <= LONGEST_RECEIVED ? text : text.substring(0, LONGEST_RECEIVED) + "…";
        return new OauthFailure(kind, description(), reason, shown.replace('\0', '\uFFFD'), organization);
    }

    /**
     * The same refusal with what the client is not told.
     *
     * @param text for the audit log alone; one of few sentences of ours, with nothing in it that came from outside
     */
    public OauthFailure because(String text) {
        return new OauthFailure(kind, description(), text, received, organization);
    }

    /** The same refusal in an organization whose person's grant or session it was, which is proven. */
    public OauthFailure in(OrganizationId proven) {
        return new OauthFailure(kind, description(), reason, received, Optional.of(proven));
    }

    private String description() {
        return String.valueOf(getMessage());
    }

    /** Why, for the audit log: the description where there is no more to say. */
    public String reason() {
        return reason;
    }

    /** What came instead of what is expected; empty where that says nothing. */
    public String received() {
        return received;
    }

    /** Whose grant or session it was; empty where nothing proves that it was anybody's. */
    public Optional<OrganizationId> organization() {
        return organization;
    }

    public Kind kind() {
        return kind;
    }
}

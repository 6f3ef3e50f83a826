package io.seatkeeper.oauth.error;

/**
 * A refusal that goes to the client as the specifications spell it (RFC 6749 §5.2, OpenID Connect Core §3.1.2.6). Carries no
 * stack trace, because it is an answer and no fault.
 */
public final class OauthFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private OauthFailure(Kind kind, String description) {
        super(description, null, false, false);
        this.kind = kind;
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
        SERVER_ERROR(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** As it is written: {@code invalid_grant}. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public int status() {
            return status;
        }
    }

    /** @param description for the client's engineers: no secret, and nothing about other clients */
    public static OauthFailure of(Kind kind, String description) {
        return new OauthFailure(kind, description);
    }

    public Kind kind() {
        return kind;
    }
}

package io.seatkeeper.contract;

import java.util.Locale;

/**
 * Every error that Seatkeeper answers with, once. The code is what people, admins and programs see and is stable; {@code
 * docs/errors.md} is generated from here, and the pages' catalogues hold a text for each code that a person may see.
 */
public enum ErrorCode {
    // A sign-in is refused by the rules of provisioning.
    SEATS_EXHAUSTED(
            Category.SIGN_IN, 403, "Every seat of the organization is in use, and this person has no account yet."),
    USER_DEACTIVATED(
            Category.SIGN_IN,
            403,
            "The account was deactivated by the identity provider, blocked by an admin or deleted."),
    IDENTITY_CONFLICT(
            Category.SIGN_IN, 403, "The address belongs to an account that has another identity on this connection."),
    ADMIN_LINK_REQUIRED(
            Category.SIGN_IN, 403, "The address belongs to an Org Admin, whose account is linked by hand only."),
    EMAIL_NOT_PROVEN(
            Category.SIGN_IN,
            403,
            "The connection may not speak for the address's domain, or the identity provider says it is unverified."),
    EMAIL_MISSING(Category.SIGN_IN, 403, "The identity provider sent no email address."),
    JIT_DISABLED(Category.SIGN_IN, 403, "The organization makes no accounts at sign-in."),
    CONNECTION_DISABLED(Category.SIGN_IN, 403, "The connection is switched off."),
    ORGANIZATION_DISABLED(Category.SIGN_IN, 403, "The organization is switched off."),
    // The attempt does not belong to this browser, or is over.
    ATTEMPT_EXPIRED(Category.SIGN_IN, 400, "The sign-in was begun too long ago."),
    ATTEMPT_UNKNOWN(Category.SIGN_IN, 400, "No sign-in with this state was begun, or another browser began it."),
    REPLAYED(Category.SIGN_IN, 400, "This answer of the identity provider was used before."),
    RETURN_TO_NOT_ALLOWED(Category.SIGN_IN, 400, "The address to return to is not on the organization's list."),
    ORGANIZATION_UNKNOWN(Category.SIGN_IN, 404, "No organization has this name, id or verified domain."),
    CONNECTION_UNKNOWN(Category.SIGN_IN, 404, "The organization has no such connection, or none at all."),
    INVITATION_UNKNOWN(
            Category.SIGN_IN,
            404,
            "The invitation was used, revoked, is over, or was opened in another browser first."),
    INVITATION_FOR_ANOTHER(Category.SIGN_IN, 403, "The invitation is for another address than the signed-in person's."),
    SIGN_IN_BUSY(
            Category.SIGN_IN,
            503,
            "So many people of the organization sign in for the first time that this one was not reached in time."),
    // OpenID Connect: one code per failed check.
    OIDC_IDP_ERROR(
            Category.OIDC,
            403,
            "The identity provider answered with an error instead of a code (OpenID Connect Core §3.1.2.6)."),
    OIDC_IDP_UNREACHABLE(Category.OIDC, 502, "The identity provider did not answer in time."),
    OIDC_IDP_ANSWER_INVALID(Category.OIDC, 502, "The identity provider's answer could not be understood."),
    OIDC_ISSUER_MISSING(
            Category.OIDC, 403, "The answer lacks the iss parameter that the identity provider announces (RFC 9207)."),
    OIDC_ISSUER_MISMATCH(Category.OIDC, 403, "The iss parameter names another issuer (RFC 9207)."),
    OIDC_CODE_MISSING(Category.OIDC, 400, "The answer holds neither a code nor an error."),
    OIDC_CODE_REJECTED(Category.OIDC, 403, "The identity provider refused to exchange the code."),
    OIDC_ID_TOKEN_MISSING(Category.OIDC, 403, "The token response holds no ID token."),
    OIDC_ID_TOKEN_MALFORMED(Category.OIDC, 403, "The ID token is no signed JWT."),
    OIDC_ALGORITHM_NOT_ALLOWED(
            Category.OIDC, 403, "The ID token is signed by an algorithm that is not on the allow-list, or not at all."),
    OIDC_KEY_UNKNOWN(
            Category.OIDC,
            403,
            "No published key of the identity provider fits the ID token, also after a fresh look."),
    OIDC_SIGNATURE_INVALID(Category.OIDC, 403, "The ID token's signature does not verify."),
    OIDC_TOKEN_ISSUER_MISMATCH(Category.OIDC, 403, "The ID token's iss is missing or another issuer's."),
    OIDC_AUDIENCE_MISMATCH(Category.OIDC, 403, "The ID token is not meant for this client, or for nobody."),
    OIDC_AUTHORIZED_PARTY_MISMATCH(
            Category.OIDC, 403, "The ID token's azp is another client, or missing beside several audiences."),
    OIDC_EXPIRED(Category.OIDC, 403, "The ID token has expired or has no exp."),
    OIDC_NOT_YET_VALID(Category.OIDC, 403, "The ID token's nbf lies in the future."),
    OIDC_ISSUED_IN_FUTURE(Category.OIDC, 403, "The ID token's iat is missing, or it or auth_time lies in the future."),
    OIDC_NONCE_MISMATCH(Category.OIDC, 403, "The ID token's nonce is missing or not the one that was sent."),
    OIDC_ACCESS_TOKEN_HASH_MISMATCH(Category.OIDC, 403, "The ID token's at_hash does not fit the access token."),
    OIDC_ACR_MISMATCH(
            Category.OIDC, 403, "The person proved who they are in another way than the connection asks for."),
    OIDC_AUTH_TIME_TOO_OLD(
            Category.OIDC,
            403,
            "The person proved who they are longer ago than the connection or the application allows, or auth_time is missing."),
    OIDC_SUBJECT_INVALID(Category.OIDC, 403, "The ID token's sub is missing, or longer than 255 ASCII characters."),
    OIDC_TENANT_NOT_ALLOWED(
            Category.OIDC, 403, "The ID token comes from a tenant or hosted domain that the connection does not name."),
    OIDC_EXTERNAL_SSO_ID_MISSING(Category.OIDC, 403, "The claims that make up the External SSO ID are missing."),
    OIDC_USERINFO_SUBJECT_MISMATCH(
            Category.OIDC, 403, "The userinfo answer speaks of another subject (OpenID Connect Core §5.3.2)."),
    OIDC_LOGOUT_TOKEN_INVALID(
            Category.OIDC, 400, "The logout token fails a check of OpenID Connect Back-Channel Logout §2.6."),
    // SCIM 2.0: one code per scimType (RFC 7644 §3.12, RFC 9865 §2).
    SCIM_INVALID_FILTER(
            Category.SCIM, 400, "The filter can't be read or names an attribute that no schema of the type has."),
    SCIM_TOO_MANY(Category.SCIM, 400, "The filter matches, or costs, more than the server is willing to work for."),
    SCIM_UNIQUENESS(Category.SCIM, 409, "A value that must be unique is in use."),
    SCIM_MUTABILITY(Category.SCIM, 400, "The attribute can't be changed in this way."),
    SCIM_INVALID_SYNTAX(Category.SCIM, 400, "The body is no JSON, or not of the shape that the request needs."),
    SCIM_INVALID_PATH(Category.SCIM, 400, "The path of a PATCH operation can't be read or names no attribute."),
    SCIM_NO_TARGET(Category.SCIM, 400, "The path of a PATCH operation leads to nothing that could be changed."),
    SCIM_INVALID_VALUE(Category.SCIM, 400, "A required value is missing, or a value does not fit its attribute."),
    SCIM_INVALID_CURSOR(Category.SCIM, 400, "The cursor is none that this server gave for this query."),
    SCIM_INVALID_COUNT(Category.SCIM, 400, "The count can't be served together with this cursor."),
    // SAML: one code per failed check.
    SAML_RESPONSE_TOO_LARGE(
            Category.SAML, 400, "The answer is larger, deeper or made of more parts than is read, or unpacks to more."),
    SAML_RESPONSE_MALFORMED(
            Category.SAML, 400, "The answer is no base64 of a SAML 2.0 Response in well-formed XML 1.0 and UTF-8."),
    SAML_DOCTYPE_FORBIDDEN(Category.SAML, 403, "The answer holds a document type declaration or an entity of its own."),
    SAML_COMMENT_FORBIDDEN(
            Category.SAML,
            403,
            "The answer holds a comment or a processing instruction, by which a value can be cut short."),
    SAML_SCHEMA_INVALID(Category.SAML, 403, "The answer breaks the schema of SAML 2.0."),
    SAML_ID_DUPLICATE(Category.SAML, 403, "Two elements of the answer bear the same ID."),
    SAML_IDP_ERROR(
            Category.SAML,
            403,
            "The identity provider answered with a status other than Success (SAML core §3.2.2.2)."),
    SAML_ISSUER_MISMATCH(
            Category.SAML,
            403,
            "The Issuer of the response or of the assertion is missing or not the connection's identity provider."),
    SAML_DESTINATION_MISMATCH(
            Category.SAML, 403, "The response's Destination is missing or another address (SAML bindings §3.5.5.2)."),
    SAML_IN_RESPONSE_TO_MISMATCH(
            Category.SAML, 403, "InResponseTo is missing or names another request than the one that was sent."),
    SAML_UNSOLICITED(
            Category.SAML,
            403,
            "The answer belongs to no request, and the connection takes none unasked, or it names a request all the same."),
    SAML_REQUEST_FORGOTTEN(
            Category.SAML,
            403,
            "The identity provider's answers name no request and bring no RelayState back, however often it is asked."),
    SAML_ASSERTION_COUNT(Category.SAML, 403, "The answer does not hold exactly one assertion, in its place."),
    SAML_SIGNATURE_MISSING(
            Category.SAML,
            403,
            "Neither the response nor the assertion is signed, or an assertion encrypted by CBC is not signed inside."),
    SAML_SIGNATURE_MISPLACED(
            Category.SAML,
            403,
            "A signature stands elsewhere than in the response or its assertion, or covers something else than its parent."),
    SAML_ALGORITHM_NOT_ALLOWED(
            Category.SAML,
            403,
            "A signature, digest, canonicalization, transform or encryption algorithm is not on the allow-list."),
    SAML_SIGNATURE_INVALID(
            Category.SAML, 403, "A signature or its digest does not verify by any of the connection's certificates."),
    SAML_DECRYPTION_FAILED(
            Category.SAML,
            403,
            "What is encrypted can't be decrypted by any key of ours, or does not hold what it should."),
    SAML_SUBJECT_CONFIRMATION_INVALID(
            Category.SAML,
            403,
            "The assertion has no bearer confirmation that can be used here (SAML profiles §4.1.4.2)."),
    SAML_RECIPIENT_MISMATCH(Category.SAML, 403, "The bearer confirmation's Recipient is missing or another address."),
    SAML_AUDIENCE_MISMATCH(Category.SAML, 403, "The assertion is not meant for us, or for nobody."),
    SAML_CONDITION_UNKNOWN(
            Category.SAML,
            403,
            "The assertion holds a condition that is not understood, which voids it (SAML core §2.5.1.1)."),
    SAML_EXPIRED(
            Category.SAML,
            403,
            "The assertion or its bearer confirmation has run out, or says no time at which it does."),
    SAML_NOT_YET_VALID(Category.SAML, 403, "The assertion or its bearer confirmation is not valid yet."),
    SAML_ISSUED_IN_FUTURE(Category.SAML, 403, "The response or the assertion was issued in the future."),
    SAML_TOO_OLD(Category.SAML, 403, "An answer that nobody asked for was issued longer ago than is taken."),
    SAML_LOGOUT_INVALID(
            Category.SAML,
            400,
            "A message of single logout fails a check, which is named beside it (SAML profiles §4.4)."),
    SAML_AUTHN_STATEMENT_MISSING(
            Category.SAML, 403, "The assertion does not say that and when the person proved who they are."),
    SAML_AUTHN_TOO_OLD(
            Category.SAML, 403, "The person was to prove who they are afresh, and did so before that was asked."),
    SAML_AUTHN_CONTEXT_MISMATCH(
            Category.SAML, 403, "The person proved who they are in another way than was asked for."),
    SAML_SESSION_EXPIRED(Category.SAML, 403, "The identity provider's session has ended (SessionNotOnOrAfter)."),
    SAML_NAME_ID_TRANSIENT(
            Category.SAML, 403, "The NameID is transient and no attribute is mapped as the External SSO ID."),
    SAML_EXTERNAL_SSO_ID_MISSING(
            Category.SAML,
            403,
            "The NameID or the attribute mapped as the External SSO ID is missing, has several values, or is out of bounds."),
    // Requests to the API and to the service.
    INVALID_REQUEST(Category.REQUEST, 400, "The request is malformed or a value is out of its bounds."),
    UNAUTHENTICATED(Category.REQUEST, 401, "No valid key or session came with the request."),
    FORBIDDEN(Category.REQUEST, 403, "The key or session may not do this."),
    CSRF_REJECTED(
            Category.REQUEST,
            403,
            "An unsafe call by session cookie lacks its CSRF token or comes from another origin."),
    NOT_FOUND(Category.REQUEST, 404, "There is no such thing here."),
    METHOD_NOT_ALLOWED(Category.REQUEST, 405, "The path exists, but not for this method."),
    CONFLICT(Category.REQUEST, 409, "It collides with something that exists."),
    SLUG_TAKEN(Category.REQUEST, 409, "The slug is in use."),
    LAST_ORG_ADMIN(Category.REQUEST, 409, "The last Org Admin can be neither demoted nor blocked."),
    TEAM_MANAGED_BY_SCIM(
            Category.REQUEST, 409, "The identity provider pushes this team, so it is changed there and not by hand."),
    SEATS_IN_USE(Category.REQUEST, 409, "Every seat is in use, so nobody can be made active."),
    IDEMPOTENCY_MISMATCH(Category.REQUEST, 422, "The Idempotency-Key came before with another request."),
    IDEMPOTENCY_IN_PROGRESS(Category.REQUEST, 409, "The first call with this Idempotency-Key is still at work."),
    VERSION_MISMATCH(Category.REQUEST, 412, "It was changed since the version that If-Match names."),
    TOO_LARGE(Category.REQUEST, 413, "The request is larger than the limit."),
    UNSUPPORTED_MEDIA_TYPE(Category.REQUEST, 415, "The body is of a type that is not taken here."),
    ISSUER_NOT_ACCEPTED(
            Category.REQUEST, 422, "The issuer can't be used for a connection; the detail says what to enter instead."),
    DISCOVERY_FAILED(Category.REQUEST, 422, "The issuer's discovery document could not be read or does not hold."),
    METADATA_FAILED(
            Category.REQUEST,
            422,
            "The identity provider's SAML metadata could not be read or lacks what a sign-in needs."),
    OUTBOUND_REFUSED(Category.REQUEST, 422, "The address is not public, or not https, and no setting allows it."),
    DOMAINS_REQUIRED(
            Category.REQUEST, 422, "From the second connection on, the domains that it may speak for must be named."),
    DOMAIN_NOT_VERIFIED(Category.REQUEST, 422, "The domain's TXT record is not there (yet)."),
    DOMAIN_TAKEN(Category.REQUEST, 409, "Another organization has verified the domain."),
    RATE_LIMITED(Category.REQUEST, 429, "Too many requests; Retry-After says when to come back."),
    NOT_IMPLEMENTED(Category.REQUEST, 501, "This part of the protocol is not served to such a caller."),
    UNAVAILABLE(
            Category.SERVICE,
            503,
            "A part that is needed is not reachable just now; Retry-After says when to come back."),
    INTERNAL(Category.SERVICE, 500, "An unexpected fault; the reference finds it in the log.");

    /** Which part of the house answers with the code. */
    public enum Category {
        SIGN_IN,
        OIDC,
        SCIM,
        SAML,
        REQUEST,
        SERVICE
    }

    private final Category category;
    private final int status;
    private final String meaning;

    ErrorCode(Category category, int status, String meaning) {
        this.category = category;
        this.status = status;
        this.meaning = meaning;
    }

    public Category category() {
        return category;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** One sentence for engineers; what a person reads stands in the pages' catalogue. */
    public String meaning() {
        return meaning;
    }

    /** The code as it is written to the outside: {@code seats_exhausted}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what an identity provider sent, or did not send, is the cause. */
    public boolean ofIdentityProvider() {
        return category == Category.OIDC || category == Category.SAML;
    }

    /** Whether a person signing in may come to see it on a page. */
    public boolean seenByPeople() {
        return category != Category.REQUEST && category != Category.SCIM;
    }
}

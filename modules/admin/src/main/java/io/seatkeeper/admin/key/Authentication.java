package io.seatkeeper.admin.key;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks. A bearer key decides alone where one is brought, so that a browser's cookie never lends its power
 * to a wrong key. A cookie is believed for reading; for anything else the request must also bring the session's token in
 * {@code X-CSRF-Token} and come from a page of this service.
 */
public final class Authentication {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Bus bus;
    private final OperatorKeys operatorKeys;
    private final AdminKeys adminKeys;
    private final String sessionCookie;
    private final String ownOrigin;

    /**
     * @param sessionCookie the name of the session cookie
     * @param ownOrigin scheme, host and port of the public address, as browsers write it in {@code Origin}
     */
    public Authentication(
            Bus bus, OperatorKeys operatorKeys, AdminKeys adminKeys, String sessionCookie, String ownOrigin) {
        this.bus = bus;
        this.operatorKeys = operatorKeys;
        this.adminKeys = adminKeys;
        this.sessionCookie = sessionCookie;
        this.ownOrigin = ownOrigin;
    }

    /** Scheme, host and port of the public address. */
    public String ownOrigin() {
        return ownOrigin;
    }

    /** Fails with {@link ErrorCode#UNAUTHENTICATED}, {@link ErrorCode#FORBIDDEN} or {@link ErrorCode#CSRF_REJECTED}. */
    public Future<Caller> caller(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return byKey(authorization);
        }
        return visitor(request).map(current -> administrator(request, current));
    }

    /** Whose session the request brings, of whichever role; fails with {@link ErrorCode#UNAUTHENTICATED}. */
    public Future<Sessions.Current> visitor(HttpServerRequest request) {
        @Nullable Cookie cookie = request.getCookie(sessionCookie);
        return cookie == null
                ? Future.failedFuture(unauthenticated())
                : bus.call(Sessions.CHECK, new Sessions.Check(cookie.getValue()));
    }

    /**
     * Whether a page of this service sent an unsafe request on purpose of the session's person: the browser says which page
     * it comes from, and it brings what only our own pages know.
     *
     * @param token what it brought
     */
    public boolean meant(HttpServerRequest request, Sessions.Current current, @Nullable String token) {
        return meant(request, current.csrfToken(), token);
    }

    /**
     * The same for whoever has no session.
     *
     * @param known what our own pages know
     */
    public boolean meant(HttpServerRequest request, String known, @Nullable String token) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        return token != null
                && ownOrigin.equals(request.getHeader(HttpHeaders.ORIGIN))
                && (site == null || site.equals("same-origin"))
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
    }

    private Future<Caller> byKey(String authorization) {
        String scheme = "Bearer ";
        if (!authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return Future.failedFuture(unauthenticated());
        }
        return bearer(authorization.substring(scheme.length()).strip());
    }

    /** Whose key it is, such as what a set-up link holds; fails with {@link ErrorCode#UNAUTHENTICATED}. */
    public Future<Caller> bearer(String text) {
        Optional<KeyText> key = KeyText.read(text);
        if (key.isEmpty()) {
            return Future.failedFuture(unauthenticated());
        }
        Future<Optional<Caller>> found = switch (key.get()) {
            case KeyText.Operator operator -> operatorKeys.find(operator);
            case KeyText.Admin admin -> adminKeys.find(admin);
        };
        return found.map(caller -> caller.orElseThrow(Authentication::unauthenticated));
    }

    private Caller administrator(HttpServerRequest request, Sessions.Current current) {
        if (current.user().role() != Role.ORG_ADMIN) {
            throw new ContractFailure(ErrorCode.FORBIDDEN, "The admin API is for Org Admins.");
        }
        if (!SAFE.contains(request.method()) && !meant(request, current, request.getHeader("X-CSRF-Token"))) {
            throw new ContractFailure(
                    ErrorCode.CSRF_REJECTED,
                    "A call by session cookie needs X-CSRF-Token and an Origin of this service.");
        }
        return new Caller.Administrator(current);
    }

    private static ContractFailure unauthenticated() {
        return new ContractFailure(
                ErrorCode.UNAUTHENTICATED, "Bring a live key in Authorization: Bearer, or an Org Admin's session.");
    }
}

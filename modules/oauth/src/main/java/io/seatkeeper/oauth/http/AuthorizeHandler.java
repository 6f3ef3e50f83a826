package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.oauth.authorize.AuthorizationRequest;
import io.seatkeeper.oauth.authorize.AuthorizationRequest.ReplyTo;
import io.seatkeeper.oauth.authorize.KeptRequests;
import io.seatkeeper.oauth.authorize.KeptRequests.Kept;
import io.seatkeeper.oauth.authorize.RequestReader;
import io.seatkeeper.oauth.authorize.Verdict;
import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.grant.Codes;
import io.seatkeeper.oauth.page.Answer;
import io.seatkeeper.oauth.page.OauthPages;
import io.seatkeeper.oauth.refusal.Refusals;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The authorization endpoint (OpenID Connect Core §3.1.2): answers with a code, sends the person to sign in first, or says no. Until
 * it is sure whose request it is and where an answer may go, it tells the person and redirects nobody (RFC 6749 §3.1.2.4).
 */
final class AuthorizeHandler {
    private static final int LONGEST_HINT = 254;

    private final Bus bus;
    private final SignedIn signedIn;
    private final Crowds crowds;
    private final Forms forms;
    private final Clients clients;
    private final KeptRequests kept;
    private final Codes codes;
    private final Refusals refusals;
    private final OauthPages pages;
    private final String issuer;
    private final InstantSource clock;

    AuthorizeHandler(
            Bus bus,
            SignedIn signedIn,
            Crowds crowds,
            Forms forms,
            Clients clients,
            KeptRequests kept,
            Codes codes,
            Refusals refusals,
            OauthPages pages,
            String issuer,
            InstantSource clock) {
        this.bus = bus;
        this.signedIn = signedIn;
        this.crowds = crowds;
        this.forms = forms;
        this.clients = clients;
        this.kept = kept;
        this.codes = codes;
        this.refusals = refusals;
        this.pages = pages;
        this.issuer = issuer;
        this.clock = clock;
    }

    void handle(RoutingContext context) {
        Future.succeededFuture(context)
                .map(crowds::counted)
                .compose(forms::read)
                .compose(form -> clients.named(form.demanded("client_id"))
                        .compose(application -> refusals.watched(
                                application,
                                () -> request(application, form)
                                        .compose(asked -> answer(context, application, asked)))))
                .onFailure(failure -> {
                    OauthFailure refusal = Replies.named(failure);
                    Replies.sayWhen(context.response(), refusal);
                    pages.refuse(context, refusal);
                });
    }

    private Future<Kept> request(Application application, Form form) {
        String handle = form.orEmpty("request_uri");
        return handle.isEmpty()
                ? Future.succeededFuture(new Kept(RequestReader.known(form.all()), Optional.empty()))
                : kept.take(application.id(), handle);
    }

    private Future<Void> answer(RoutingContext context, Application application, Kept asked) {
        ReplyTo replyTo = RequestReader.replyTo(application, asked.parameters());
        return Future.succeededFuture(asked)
                .map(sent -> RequestReader.read(application, sent.parameters()))
                .compose(request -> signedIn.current(context.request())
                        .compose(session -> Future.succeededFuture(
                                        Verdict.of(request, session, asked.sentToSignInAt(), clock.instant()))
                                .compose(verdict -> carryOut(context, request, verdict))
                                .recover(failure -> Future.failedFuture(in(session, failure)))))
                .recover(failure -> {
                    refusals.note(application, failure);
                    return refuse(context, replyTo, Replies.named(failure));
                });
    }

    private static Throwable in(Optional<Current> session, Throwable failure) {
        return failure instanceof OauthFailure refusal && session.isPresent()
                ? refusal.in(session.get().organization().id())
                : failure;
    }

    private Future<Void> carryOut(RoutingContext context, AuthorizationRequest request, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Grant grant -> grant(context, request, grant.current());
            case Verdict.SignIn signIn -> signIn(context, request);
            case Verdict.Refuse refusal ->
                Future.failedFuture(
                        OauthFailure.of(refusal.kind(), refusal.description()).because(refusal.reason()));
        };
    }

    private Future<Void> grant(RoutingContext context, AuthorizationRequest request, Current current) {
        Codes.Wish wish = new Codes.Wish(
                request.application().id(),
                request.replyTo().redirectUri(),
                request.scope(),
                request.nonce(),
                request.codeChallenge());
        return codes.give(current, wish).compose(code -> reply(context, request.replyTo(), Map.of("code", code)));
    }

    /** The request waits; the way back to it is an address of ours that holds nothing but its handle. */
    private Future<Void> signIn(RoutingContext context, AuthorizationRequest request) {
        crowds.count(request.application());
        return kept.keep(request.application().id(), request.parameters(), true)
                .compose(handle -> door(request).compose(door -> {
                    String back = OauthPaths.AUTHORIZE + "?client_id="
                            + Form.encoded(request.application().id().toString()) + "&request_uri="
                            + Form.encoded(handle);
                    return Redirects.to(context, door + "?return_to=" + Form.encoded(back) + wishes(request));
                }));
    }

    /**
     * What the identity provider is to be asked for. The person may take it out of the address, and gains nothing: whether it was
     * done is told by their session.
     */
    private static String wishes(AuthorizationRequest request) {
        String hint = request.loginHint()
                .filter(text -> text.length() <= LONGEST_HINT)
                .map(text -> "&login_hint=" + Form.encoded(text))
                .orElse("");
        String prompt = request.provesAnew() ? "&prompt=login" : "";
        String age =
                request.maxAge().map(most -> "&max_age=" + most.toSeconds()).orElse("");
        return hint + prompt + age;
    }

    /** The organization's own door where one is named, else the page on which people say where they belong. */
    private Future<String> door(AuthorizationRequest request) {
        if (request.organization().isPresent()) {
            return Future.succeededFuture("/sso/" + request.organization().get());
        }
        return request.application()
                .organization()
                .map(only -> bus.call(Organizations.FIND, new Organizations.Find(only.toString()))
                        .map(Organization::slug)
                        .map(slug -> "/sso/" + slug))
                .orElseGet(() -> Future.succeededFuture("/sign-in"));
    }

    private Future<Void> refuse(RoutingContext context, ReplyTo replyTo, OauthFailure refusal) {
        Kind kind = refusal.kind() == Kind.INVALID_CLIENT ? Kind.UNAUTHORIZED_CLIENT : refusal.kind();
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", kind.text());
        answer.put("error_description", String.valueOf(refusal.getMessage()));
        return reply(context, replyTo, answer);
    }

    /** RFC 9207: every answer says whose it is. */
    private Future<Void> reply(RoutingContext context, ReplyTo replyTo, Map<String, String> answer) {
        Map<String, String> whole = new LinkedHashMap<>(answer);
        replyTo.state().ifPresent(state -> whole.put("state", state));
        whole.put("iss", issuer);
        if (replyTo.formPost()) {
            return pages.post(context, new Answer(replyTo.redirectUri(), whole));
        }
        String query = whole.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Form.encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return Redirects.to(
                context, replyTo.redirectUri() + (replyTo.redirectUri().contains("?") ? "&" : "?") + query);
    }
}

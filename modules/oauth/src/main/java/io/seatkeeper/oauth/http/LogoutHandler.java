package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.Sessions.AtProvider;
import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.contract.Sessions.SignedOut;
import io.seatkeeper.oauth.authorize.KeptRequests;
import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.key.SigningKeys;
import io.seatkeeper.oauth.logout.LogoutHint;
import io.seatkeeper.oauth.page.Answer;
import io.seatkeeper.oauth.page.LogoutQuestion;
import io.seatkeeper.oauth.page.OauthPages;
import io.seatkeeper.oauth.refusal.Refusals;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An application sends a person to sign out (OpenID Connect RP-Initiated Logout 1.0). Nobody is signed out by a link that anybody
 * may have put somewhere: unless an ID token of the very session comes along, the person is asked. The browser goes on to addresses
 * that the application has registered and to no other.
 */
final class LogoutHandler {
    private static final String CSRF = "csrf_token";
    private static final String GO_ON_TO = "post_logout_redirect_uri";
    private static final String STATE = "state";

    private final Forms forms;
    private final Clients clients;
    private final SigningKeys keys;
    private final SignedIn signedIn;
    private final KeptRequests kept;
    private final Refusals refusals;
    private final OauthPages pages;
    private final String issuer;

    LogoutHandler(
            Forms forms,
            Clients clients,
            SigningKeys keys,
            SignedIn signedIn,
            KeptRequests kept,
            Refusals refusals,
            OauthPages pages,
            String issuer) {
        this.forms = forms;
        this.clients = clients;
        this.keys = keys;
        this.signedIn = signedIn;
        this.kept = kept;
        this.refusals = refusals;
        this.pages = pages;
        this.issuer = issuer;
    }

    /**
     * What is asked for.
     *
     * @param goOnTo a registered address of the application, with the state
     * @param session of which the application has shown an ID token
     */
    private record Asked(Optional<Application> application, Optional<String> goOnTo, Optional<String> session) {}

    void handle(RoutingContext context) {
        forms.read(context)
                .compose(form -> isFromElsewhere(context)
                        ? Redirects.to(context, OauthPaths.LOGOUT + "?" + query(form.all()))
                        : asked(form).compose(asked -> answer(context, form, asked)))
                .onFailure(failure -> pages.refuse(context, Replies.named(failure)));
    }

    /** Back from the identity provider: the browser goes where the application wanted it. */
    void onward(RoutingContext context) {
        forms.read(context)
                .compose(form -> {
                    String[] parts = form.demanded("to").split("[.]", 2);
                    return clients.named(parts[0])
                            .compose(application -> refusals.watched(
                                    application,
                                    () -> kept.take(application.id(), KeptRequests.uri(parts[parts.length - 1]))
                                            .map(request -> goOnTo(application, request.parameters()))));
                })
                .compose(address -> Redirects.to(context, address.orElse(Sessions.SIGNED_OUT_PATH)))
                .onFailure(failure -> pages.refuse(context, Replies.named(failure)));
    }

    /** Our cookie does not come with a form that another site posts (SameSite=Lax), but it does when that becomes a GET. */
    private boolean isFromElsewhere(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST) && !signedIn.isClaimed(context.request());
    }

    private Future<Asked> asked(Form form) {
        return LogoutHint.read(keys, issuer, form.orEmpty("id_token_hint")).compose(hint -> {
            String named = form.orEmpty("client_id");
            String client = named.isEmpty() ? hint.map(LogoutHint::client).orElse("") : named;
            Future<Optional<Application>> application = client.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : clients.named(client).map(Optional::of);
            return application.compose(found -> found.isEmpty()
                    ? Future.succeededFuture(new Asked(found, goOnTo(found, form), Optional.empty()))
                    : refusals.watched(found.get(), () -> Future.succeededFuture(of(found.get(), hint, form))));
        });
    }

    private static Asked of(Application application, Optional<LogoutHint> hint, Form form) {
        boolean anothers = hint.filter(
                        shown -> !shown.client().equals(application.id().toString()))
                .isPresent();
        if (anothers) {
            throw OauthFailure.of(Kind.INVALID_REQUEST, "id_token_hint is not this client's.");
        }
        return new Asked(Optional.of(application), goOnTo(application, form.all()), hint.map(LogoutHint::session));
    }

    private static Optional<String> goOnTo(Optional<Application> application, Form form) {
        if (application.isEmpty() && !form.orEmpty(GO_ON_TO).isEmpty()) {
            throw OauthFailure.of(
                    Kind.INVALID_REQUEST, GO_ON_TO + " needs client_id or an id_token_hint of ours beside it.");
        }
        return application.flatMap(known -> goOnTo(known, form.all()));
    }

    private static Optional<String> goOnTo(Application application, Map<String, String> parameters) {
        String wanted = parameters.getOrDefault(GO_ON_TO, "");
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!application.registration().postLogoutRedirectUris().contains(wanted)) {
            throw OauthFailure.of(Kind.INVALID_REQUEST, GO_ON_TO + " is not registered for this client.");
        }
        String state = parameters.getOrDefault(STATE, "");
        return Optional.of(
                state.isEmpty()
                        ? wanted
                        : wanted + (wanted.contains("?") ? "&" : "?") + STATE + "=" + Form.encoded(state));
    }

    private Future<Void> answer(RoutingContext context, Form form, Asked asked) {
        return signedIn.current(context.request()).compose(session -> {
            if (session.isEmpty()) {
                return Redirects.to(context, asked.goOnTo().orElse(Sessions.SIGNED_OUT_PATH));
            }
            return isWanted(form, asked, session.get())
                    ? end(context, form, asked)
                    : pages.ask(context, question(form, asked, session.get()), form.orEmpty("ui_locales"));
        });
    }

    private static boolean isWanted(Form form, Asked asked, Current session) {
        return asked.session().equals(Optional.of(session.session().toString()))
                || Tokens.equal(form.orEmpty(CSRF), session.csrfToken());
    }

    private static LogoutQuestion question(Form form, Asked asked, Current session) {
        Map<String, String> answer = new TreeMap<>(Map.of(CSRF, session.csrfToken()));
        asked.application()
                .ifPresent(known -> answer.put("client_id", known.id().toString()));
        for (String name : new String[] {GO_ON_TO, STATE, "ui_locales"}) {
            if (!form.orEmpty(name).isEmpty()) {
                answer.put(name, form.orEmpty(name));
            }
        }
        return new LogoutQuestion(
                OauthPaths.LOGOUT,
                answer,
                session.user().label(),
                asked.application().map(known -> known.registration().name()));
    }

    private Future<Void> end(RoutingContext context, Form form, Asked asked) {
        return signedIn.end(context.request())
                .compose(ended -> ended.provider()
                        .map(provider -> later(context, form, asked).compose(noted -> leave(context, provider)))
                        .orElseGet(() -> Redirects.to(context, asked.goOnTo().orElseGet(() -> signedOut(ended)))));
    }

    private static String signedOut(SignedOut ended) {
        return Sessions.SIGNED_OUT_PATH
                + ended.organization()
                        .map(slug -> "?state=" + Form.encoded(slug))
                        .orElse("");
    }

    private Future<Void> later(RoutingContext context, Form form, Asked asked) {
        if (asked.application().isEmpty() || asked.goOnTo().isEmpty()) {
            return Future.succeededFuture();
        }
        ApplicationId application = asked.application().get().id();
        Map<String, String> parameters = Map.of(GO_ON_TO, form.orEmpty(GO_ON_TO), STATE, form.orEmpty(STATE));
        return kept.keep(application, parameters, true)
                .onSuccess(handle ->
                        signedIn.goOnLater(context.response(), application + "." + KeptRequests.handle(handle)))
                .mapEmpty();
    }

    private Future<Void> leave(RoutingContext context, AtProvider provider) {
        return provider.form().isEmpty()
                ? Redirects.to(context, provider.address())
                : pages.post(context, new Answer(provider.address(), provider.form()));
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> Form.encoded(entry.getKey()) + "=" + Form.encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}

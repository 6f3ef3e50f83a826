package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Invitations.Opened;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.jit.door.Refusals.Known;
import io.seatkeeper.jit.page.InvitationPage;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.session.CheckSession;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The page of an invitation. Whoever presses its button for the first time gets it for their browser and is sent to the
 * organization's own sign-in, which takes the seat; back here and known, the same button uses it up.
 */
final class InvitationHandler {
    static final String PATH = "/invitation/";

    private final Bus bus;
    private final CheckSession sessions;
    private final Cookies cookies;
    private final Pages pages;
    private final Refusals refusals;

    InvitationHandler(Bus bus, CheckSession sessions, Cookies cookies, Pages pages, Refusals refusals) {
        this.bus = bus;
        this.sessions = sessions;
        this.cookies = cookies;
        this.pages = pages;
        this.refusals = refusals;
    }

    void show(RoutingContext context) {
        bus.call(Invitations.OPEN, new Invitations.Open(token(context), cookies.browser(context.request())))
                .compose(opened -> visitor(context, opened)
                        .compose(visitor -> pages.send(
                                context,
                                new InvitationPage(
                                        opened.organization(),
                                        opened.invitation(),
                                        visitor.map(Sessions.Current::user)))))
                .onFailure(failure -> refusals.refuse(context, failure, Known.nothing()));
    }

    void accept(RoutingContext context) {
        String browser = cookies.markedBrowser(context.request());
        bus.call(Invitations.TAKE, new Invitations.Take(token(context), browser))
                .compose(opened -> visitor(context, opened)
                        .compose(visitor -> visitor.map(current -> use(context, browser, current))
                                .orElseGet(() -> signIn(context, opened))))
                .onFailure(failure -> refusals.refuse(context, failure, Known.nothing()));
    }

    private Future<Void> use(RoutingContext context, String browser, Sessions.Current current) {
        return bus.call(
                        Invitations.ACCEPT,
                        new Invitations.Accept(
                                token(context),
                                browser,
                                current.organization().id(),
                                current.user().id()))
                .compose(accepted ->
                        Redirects.to(context, current.organization().launchUrl().orElse(SignedInHandler.PATH)));
    }

    private static Future<Void> signIn(RoutingContext context, Opened opened) {
        return Redirects.to(
                context,
                "/sso/" + opened.organization().slug() + "?"
                        + Redirects.parameter("return_to", PATH + token(context)) + "&"
                        + Redirects.parameter("login_hint", opened.invitation().email()));
    }

    /** Who is signed in to the very organization; empty: nobody. */
    private Future<Optional<Sessions.Current>> visitor(RoutingContext context, Opened opened) {
        return sessions.whole(cookies.session(context.request()))
                .map(Optional::of)
                .recover(failure ->
                        failure instanceof ContractFailure refusal && refusal.code() == ErrorCode.UNAUTHENTICATED
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(failure))
                .map(current -> current.filter(known ->
                        known.organization().id().equals(opened.organization().id())));
    }

    private static String token(RoutingContext context) {
        return String.valueOf(context.pathParam("token"));
    }
}

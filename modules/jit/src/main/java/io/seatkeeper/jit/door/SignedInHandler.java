package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.door.Refusals.Known;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.page.SignedInPage;
import io.seatkeeper.jit.session.CheckSession;
import io.seatkeeper.jit.session.Cookies;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** The page that says who is signed in: the landing where the organization names no product. */
final class SignedInHandler implements Handler<RoutingContext> {
    static final String PATH = "/signed-in";

    private final CheckSession sessions;
    private final Cookies cookies;
    private final Pages pages;
    private final Refusals refusals;

    SignedInHandler(CheckSession sessions, Cookies cookies, Pages pages, Refusals refusals) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.pages = pages;
        this.refusals = refusals;
    }

    @Override
    public void handle(RoutingContext context) {
        sessions.whole(cookies.session(context.request()))
                .compose(current -> pages.send(context, new SignedInPage(current.user(), current.organization())))
                .onFailure(failure -> {
                    if (failure instanceof ContractFailure refusal && refusal.code() == ErrorCode.UNAUTHENTICATED) {
                        Redirects.to(context, SignInHandler.PATH);
                    } else {
                        refusals.refuse(context, failure, Known.nothing());
                    }
                });
    }
}

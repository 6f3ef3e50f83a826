package io.seatkeeper.admin.console;

import gg.jte.generated.precompiled.console.JtesetupendedGenerated;
import gg.jte.html.HtmlTemplateOutput;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Visitor;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.admin.key.Caller;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.http.Problem;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.PageWriter;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may set up without an account: whoever holds a set-up link. Its secret goes from the address into a cookie at once, so
 * that it stands in no history and in no Referer, and it is asked at every request whether it still opens anything.
 */
final class SetupDoor {
    private static final String COOKIE = "seatkeeper_setup";

    private final Bus bus;
    private final Authentication authentication;
    private final Pages pages;
    private final PageWriter writer;

    SetupDoor(Bus bus, Authentication authentication, Pages pages, PageWriter writer) {
        this.bus = bus;
        this.authentication = authentication;
        this.pages = pages;
        this.writer = writer;
    }

    /** {@code GET /setup/{secret}}: a link that was followed. */
    void arrive(RoutingContext context) {
        String secret = context.pathParam("secret");
        visitor(secret)
                .onSuccess(visitor -> context.response()
                        .addCookie(cookie(secret))
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .putHeader(HttpHeaders.LOCATION, visitor.base() + "/connections")
                        .end())
                .onFailure(failure -> turnAway(context, failure));
    }

    /** {@code POST /setup/leave}: forgets the link in this browser. */
    void leave(RoutingContext context) {
        context.response()
                .addCookie(cookie("").setMaxAge(0))
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, "/sign-in")
                .end();
    }

    /** Answers with a page for reading, or what a form that was sent is answered. */
    Handler<RoutingContext> open(Function<Visit, Future<Reply>> page) {
        return context -> visitor(Optional.ofNullable(context.request().getCookie(COOKIE))
                        .map(Cookie::getValue)
                        .orElse(""))
                .onSuccess(visitor -> pages.answer(context, visitor, page))
                .onFailure(failure -> turnAway(context, failure));
    }

    private Future<Visitor> visitor(String secret) {
        return authentication.bearer(secret).compose(caller -> {
            if (!(caller instanceof Caller.SetUp link)) {
                throw new ContractFailure(ErrorCode.UNAUTHENTICATED, "This is no set-up link.");
            }
            return bus.call(
                            Organizations.FIND,
                            new Organizations.Find(link.organization().toString()))
                    .map(organization -> Visitor.of(link, organization, csrfToken(secret)));
        });
    }

    /** What only a page of ours and the holder of the link know. */
    private static String csrfToken(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash("csrf " + secret));
    }

    /** Lax, since a link in a mail leads here from another site. */
    private Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath(Visitor.SETUP)
                .setHttpOnly(true)
                .setSecure(authentication.ownOrigin().startsWith("https:"))
                .setSameSite(CookieSameSite.LAX);
    }

    private void turnAway(RoutingContext context, Throwable failure) {
        Problem problem = Problem.of(failure, "the set-up pages");
        if (problem.code() != ErrorCode.UNAUTHENTICATED) {
            problem.write(context.response());
            return;
        }
        Catalogue words = PageWriter.words(context.request());
        writer.write(
                context.response(),
                problem.code().status(),
                words,
                words.text("console.setup.ended.title"),
                PageWriter.Form.NONE,
                output -> JtesetupendedGenerated.render((HtmlTemplateOutput) output, null, words));
    }
}

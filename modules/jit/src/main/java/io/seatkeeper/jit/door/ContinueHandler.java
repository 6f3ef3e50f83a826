package io.seatkeeper.jit.door;

import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.attempt.PendingSignIns.SignInKey;
import io.seatkeeper.jit.page.ContinuePage;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.session.Cookies;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The page between an answer that nobody asked for and its session: without it anybody could sign a visitor in as somebody
 * else. The first browser that opens it has the answer; only the page's own form, posted from here, uses it up.
 */
final class ContinueHandler {
    private final Doorway doorway;
    private final PendingSignIns pending;
    private final Verdicts verdicts;
    private final Cookies cookies;
    private final Arrival arrival;
    private final Pages pages;

    ContinueHandler(
            Doorway doorway, PendingSignIns pending, Verdicts verdicts, Cookies cookies, Arrival arrival, Pages pages) {
        this.doorway = doorway;
        this.pending = pending;
        this.verdicts = verdicts;
        this.cookies = cookies;
        this.arrival = arrival;
        this.pages = pages;
    }

    void show(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            SignInKey key = AssertionHandler.key(connection, AssertionHandler.state(context.queryParams()));
            String browser = cookies.markedBrowser(context.request());
            return pending.takeUnsolicited(key, browser)
                    .compose(waiting -> verdicts.onUnsolicited(connection, waiting.answer()))
                    .compose(Verdicts::proof)
                    .compose(proof -> pages.send(
                            context, new ContinuePage(connection.organization(), proof.identity(), key.state())));
        });
    }

    /** A POST from another site carries no cookie, so it belongs to no browser and is refused. */
    void submit(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            SignInKey key = AssertionHandler.key(
                    connection, AssertionHandler.state(context.request().formAttributes()));
            Optional<String> browser = cookies.browser(context.request());
            return pending.answer(key, browser)
                    .compose(waiting -> verdicts.onUnsolicited(connection, waiting.answer()))
                    .compose(outcome -> pending.consume(key, browser, Verdicts.once(outcome))
                            .compose(ended ->
                                    arrival.end(context, connection, known, ended.purpose(), Verdicts.proof(outcome))));
        });
    }
}

package io.seatkeeper.jit.door;

import io.seatkeeper.jit.attempt.AttemptLog;
import io.seatkeeper.jit.attempt.AttemptSecrets;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.logout.BackchannelLogout;
import io.seatkeeper.jit.logout.SignOutAtProvider;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.provision.LetIn;
import io.seatkeeper.jit.session.BeginSession;
import io.seatkeeper.jit.session.CheckSession;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.jit.session.EndSessions;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.page.PageWriter;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;

/** What stands behind the public routes, put together once per event loop. */
public final class Door {
    private final Refusals refusals;
    private final SignInHandler signIn;
    private final StartHandler start;
    private final CallbackHandler callback;
    private final PostedAnswerHandler postedAnswer;
    private final BackchannelLogoutHandler backchannelLogout;
    private final SessionHandler session;
    private final SignedInHandler signedIn;
    private final SignOutHandler signOut;

    /** @param client tells the address that a request came from, proxies seen through */
    public Door(
            Bus bus,
            Database database,
            MasterKey master,
            URI publicUrl,
            OidcProtocol oidc,
            Function<HttpServerRequest, String> client,
            InstantSource clock) {
        SecretBox secrets = new SecretBox(master);
        Cookies cookies = new Cookies(publicUrl);
        Pages pages = new Pages(new PageWriter(publicUrl));
        ConnectionStore connections = new ConnectionStore(database, secrets);
        ConnectionAddresses addresses = new ConnectionAddresses(publicUrl);
        PendingSignIns pending = new PendingSignIns(database, secrets, clock);
        AttemptSecrets derived = new AttemptSecrets(master);
        CheckSession check = new CheckSession(database, master, clock);
        EndSessions end = new EndSessions(database, secrets);
        LetIn letIn = new LetIn(bus, new BeginSession(database, secrets, clock), clock);
        refusals = new Refusals(new AttemptLog(database, clock), pages);
        Doorway doorway = new Doorway(connections, refusals, new DoorRate(client, clock));

        signIn = new SignInHandler(bus, pages, refusals);
        start = new StartHandler(doorway, pending, derived, oidc, addresses, cookies);
        callback = new CallbackHandler(doorway, refusals, pending, derived, oidc, letIn, addresses, cookies, clock);
        postedAnswer = new PostedAnswerHandler(doorway, pending, addresses);
        backchannelLogout =
                new BackchannelLogoutHandler(doorway, new BackchannelLogout(database, oidc, pending, end, clock));
        session = new SessionHandler(check, cookies);
        signedIn = new SignedInHandler(check, cookies, pages, refusals);
        signOut = new SignOutHandler(
                end, new SignOutAtProvider(connections, oidc), connections, addresses, cookies, pages, refusals);
    }

    /** What goes wrong before or beside a handler: a body that is too large, a fault that nobody meant. */
    public void failed(RoutingContext context) {
        refusals.failed(context);
    }

    /** What is nowhere: a page for a browser, which asks for one by name, and a problem for anybody else. */
    public void nowhere(RoutingContext context) {
        refusals.nowhere(context);
    }

    public void signInPage(RoutingContext context) {
        signIn.show(context);
    }

    public void signIn(RoutingContext context) {
        signIn.submit(context);
    }

    public void start(RoutingContext context) {
        start.handle(context);
    }

    public void callback(RoutingContext context) {
        callback.handle(context);
    }

    public void postedAnswer(RoutingContext context) {
        postedAnswer.handle(context);
    }

    public void backchannelLogout(RoutingContext context) {
        backchannelLogout.handle(context);
    }

    public void session(RoutingContext context) {
        session.show(context);
    }

    public void sessionCheck(RoutingContext context) {
        session.check(context);
    }

    public void signedIn(RoutingContext context) {
        signedIn.handle(context);
    }

    public void signOut(RoutingContext context) {
        signOut.signOut(context);
    }

    public void signedOut(RoutingContext context) {
        signOut.signedOut(context);
    }
}

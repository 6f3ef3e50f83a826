package io.seatkeeper.jit.door;

import io.seatkeeper.jit.JitParts;
import io.seatkeeper.jit.attempt.AttemptLog;
import io.seatkeeper.jit.attempt.AttemptSecrets;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.attempt.Trials;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.connection.RefreshMetadata;
import io.seatkeeper.jit.logout.BackchannelLogout;
import io.seatkeeper.jit.logout.LogoutTicket;
import io.seatkeeper.jit.logout.SamlLogout;
import io.seatkeeper.jit.logout.SignOut;
import io.seatkeeper.jit.logout.SignOutAtProvider;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.provision.LetIn;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.session.BeginSession;
import io.seatkeeper.jit.session.CheckSession;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.jit.session.EndSessions;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.http.DoorRate;
import io.seatkeeper.platform.page.PageWriter;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;

/** What stands behind the public routes, put together once per event loop. */
public final class Door {
    private final Refusals refusals;
    private final SignInHandler signIn;
    private final StartHandler start;
    private final CallbackHandler callback;
    private final PostedAnswerHandler postedAnswer;
    private final AssertionHandler assertion;
    private final ContinueHandler goingOn;
    private final TrialHandler trial;
    private final SpMetadataHandler metadata;
    private final BackchannelLogoutHandler backchannelLogout;
    private final SingleLogoutHandler singleLogout;
    private final SessionHandler session;
    private final SignedInHandler signedIn;
    private final SignOutHandler signOut;
    private final InvitationHandler invitation;

    public Door(JitParts parts) {
        Database database = parts.database();
        OidcProtocol oidc = parts.oidc();
        SamlProtocol saml = parts.saml();
        InstantSource clock = parts.clock();
        SecretBox secrets = new SecretBox(parts.masterKey());
        Cookies cookies = new Cookies(parts.publicUrl());
        Pages pages = new Pages(new PageWriter(parts.publicUrl()));
        ConnectionStore connections = new ConnectionStore(database, secrets);
        ConnectionAddresses addresses = new ConnectionAddresses(parts.publicUrl());
        PendingSignIns pending = new PendingSignIns(database, secrets, clock);
        Trials trials = new Trials(database, clock);
        AttemptSecrets derived = new AttemptSecrets(parts.masterKey());
        CheckSession check = new CheckSession(database, parts.masterKey(), clock);
        EndSessions end = new EndSessions(database, secrets);
        LetIn letIn = new LetIn(parts.bus(), new BeginSession(database, secrets, clock), clock);
        refusals = new Refusals(new AttemptLog(database, clock), pages);
        Doorway doorway = new Doorway(connections, refusals, new DoorRate(parts.client(), clock));
        Leaving leaving = new Leaving(pending, derived, oidc, saml, addresses, cookies, pages, clock);
        Arrival arrival = new Arrival(refusals, letIn, trials, cookies, pages);
        RefreshMetadata refresh = new RefreshMetadata(parts.vertx(), database, connections, saml, clock);
        LogoutTicket tickets = new LogoutTicket(parts.masterKey());
        Verdicts verdicts = new Verdicts(saml, refresh, derived, addresses, clock);

        signIn = new SignInHandler(parts.bus(), pages, refusals);
        start = new StartHandler(doorway, leaving, cookies);
        callback = new CallbackHandler(doorway, pending, derived, oidc, arrival, addresses, cookies, clock);
        postedAnswer = new PostedAnswerHandler(doorway, pending, addresses);
        assertion = new AssertionHandler(doorway, pending, saml, verdicts, addresses, cookies, arrival);
        goingOn = new ContinueHandler(doorway, pending, verdicts, cookies, arrival, pages);
        trial = new TrialHandler(doorway, trials, leaving);
        metadata = new SpMetadataHandler(doorway, addresses);
        backchannelLogout =
                new BackchannelLogoutHandler(doorway, new BackchannelLogout(database, oidc, pending, end, clock));
        singleLogout = new SingleLogoutHandler(
                doorway, new SamlLogout(database, saml, refresh, pending, end, tickets, clock), addresses, pages);
        session = new SessionHandler(check, cookies);
        signedIn = new SignedInHandler(check, cookies, pages, refusals);
        invitation = new InvitationHandler(parts.bus(), check, cookies, pages, refusals);
        signOut = new SignOutHandler(signOut(parts), connections, addresses, cookies, pages, refusals);
    }

    /** How a person signs out, whoever is asked to do it. */
    public static SignOut signOut(JitParts parts) {
        SecretBox secrets = new SecretBox(parts.masterKey());
        ConnectionAddresses addresses = new ConnectionAddresses(parts.publicUrl());
        SignOutAtProvider provider = new SignOutAtProvider(
                new ConnectionStore(parts.database(), secrets),
                parts.oidc(),
                parts.saml(),
                connection -> SamlParts.of(connection, addresses),
                new LogoutTicket(parts.masterKey()),
                parts.clock());
        return new SignOut(
                new EndSessions(parts.database(), secrets), provider, addresses.ofPath(SignOutHandler.SIGNED_OUT));
    }

    /** What goes wrong before or beside a handler: a body that is too large, a fault that nobody meant. */
    public void failed(RoutingContext context) {
        refusals.failed(context);
    }

    /** What is nowhere: a page for a browser, which asks for one by name, and a problem for anybody else. */
    public void nowhere(RoutingContext context) {
        refusals.nowhere(context);
    }

    public void invitation(RoutingContext context) {
        invitation.show(context);
    }

    public void acceptInvitation(RoutingContext context) {
        invitation.accept(context);
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

    public void assertion(RoutingContext context) {
        assertion.handle(context);
    }

    public void assertionPickUp(RoutingContext context) {
        assertion.pickUp(context);
    }

    public void continuePage(RoutingContext context) {
        goingOn.show(context);
    }

    public void goOn(RoutingContext context) {
        goingOn.submit(context);
    }

    public void trial(RoutingContext context) {
        trial.handle(context);
    }

    public void metadata(RoutingContext context) {
        metadata.handle(context);
    }

    public void backchannelLogout(RoutingContext context) {
        backchannelLogout.handle(context);
    }

    public void singleLogout(RoutingContext context) {
        singleLogout.handle(context);
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

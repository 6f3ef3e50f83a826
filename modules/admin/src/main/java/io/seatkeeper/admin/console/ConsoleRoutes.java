package io.seatkeeper.admin.console;

import io.seatkeeper.admin.api.Operations;
import io.seatkeeper.admin.console.application.ApplicationForm;
import io.seatkeeper.admin.console.application.ApplicationPage;
import io.seatkeeper.admin.console.application.ApplicationsPage;
import io.seatkeeper.admin.console.connect.ConnectionActs;
import io.seatkeeper.admin.console.connect.ConnectionPage;
import io.seatkeeper.admin.console.connect.ConnectionsPage;
import io.seatkeeper.admin.console.connect.EditPage;
import io.seatkeeper.admin.console.connect.TrialPage;
import io.seatkeeper.admin.console.connect.WizardPage;
import io.seatkeeper.admin.console.dashboard.DashboardPage;
import io.seatkeeper.admin.console.domain.DomainsPage;
import io.seatkeeper.admin.console.invite.InvitationsPage;
import io.seatkeeper.admin.console.live.Changes;
import io.seatkeeper.admin.console.page.PiecesPage;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.ThemeSwitch;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Visitor;
import io.seatkeeper.admin.console.people.LinksPage;
import io.seatkeeper.admin.console.people.SessionActs;
import io.seatkeeper.admin.console.people.UserActs;
import io.seatkeeper.admin.console.people.UserPage;
import io.seatkeeper.admin.console.people.UsersPage;
import io.seatkeeper.admin.console.push.ClientEditPage;
import io.seatkeeper.admin.console.push.ClientForm;
import io.seatkeeper.admin.console.push.ClientPage;
import io.seatkeeper.admin.console.push.RequestsPage;
import io.seatkeeper.admin.console.push.ScimPage;
import io.seatkeeper.admin.console.push.TokenActs;
import io.seatkeeper.admin.console.push.TokenEditPage;
import io.seatkeeper.admin.console.push.TokenPage;
import io.seatkeeper.admin.console.record.AttemptPage;
import io.seatkeeper.admin.console.record.AttemptsPage;
import io.seatkeeper.admin.console.record.AuditFile;
import io.seatkeeper.admin.console.record.AuditPage;
import io.seatkeeper.admin.console.settings.KeyPage;
import io.seatkeeper.admin.console.settings.SettingsPage;
import io.seatkeeper.admin.console.setup.SetupLinksPage;
import io.seatkeeper.admin.console.team.TeamActs;
import io.seatkeeper.admin.console.team.TeamPage;
import io.seatkeeper.admin.console.team.TeamsPage;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.page.PageWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;

/** Every page of the console, on one screen. */
public final class ConsoleRoutes {
    private static final String BASE_PATH = Visitor.CONSOLE;
    /** Room for a SAML provider's metadata that is pasted into a form, which escapes it. */
    private static final long LARGEST_FORM = 1024 * 1024;

    private final Vertx vertx;
    private final Bus bus;
    private final ConsoleDoor door;
    private final SetupDoor setupDoor;
    private final Router router;
    private final Router setup;

    private ConsoleRoutes(Vertx vertx, Bus bus, ConsoleDoor door, SetupDoor setupDoor) {
        this.vertx = vertx;
        this.bus = bus;
        this.door = door;
        this.setupDoor = setupDoor;
        router = Router.router(vertx);
        setup = Router.router(vertx);
    }

    /**
     * Adds the console to a router of one event loop, from whose context it is called.
     *
     * @param publicUrl where people reach the service
     * @return the streams that are to be ended before the server is
     */
    public static Changes mount(
            Vertx vertx, Bus bus, Router root, Authentication authentication, Operations operations, URI publicUrl) {
        PageWriter writer = new PageWriter(publicUrl);
        Pages pages = new Pages(authentication, operations, writer, InstantSource.system());
        ConsoleDoor door = new ConsoleDoor(authentication, pages, writer);
        SetupDoor setupDoor = new SetupDoor(bus, authentication, pages, writer);
        return new ConsoleRoutes(vertx, bus, door, setupDoor).mount(root, isThisMachine(publicUrl));
    }

    /** Only a demo or a test is reached at the machine's own address. */
    private static boolean isThisMachine(URI publicUrl) {
        return publicUrl.getHost().equals("127.0.0.1") || publicUrl.getHost().equals("localhost");
    }

    private Changes mount(Router root, boolean forDevelopers) {
        router.post().handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM));
        setup.post().handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM));

        page("/", DashboardPage::show);

        page("/users", UsersPage::show);
        page("/users/links", LinksPage::show);
        act("/users/links/:request/approve", LinksPage::approve);
        act("/users/links/:request/dismiss", LinksPage::dismiss);
        page("/users/invitations", InvitationsPage::show);
        act("/users/invitations", InvitationsPage::make);
        page("/users/invitations/:invitation/revoke", InvitationsPage::askRevoke);
        act("/users/invitations/:invitation/revoke", InvitationsPage::revoke);
        page("/users/:user", UserPage::show);
        page("/users/:user/role", UserActs::askRole);
        act("/users/:user/role", UserActs::changeRole);
        page("/users/:user/block", UserActs::askBlock);
        act("/users/:user/block", UserActs::block);
        page("/users/:user/sessions/end", SessionActs::askAll);
        act("/users/:user/sessions/end", SessionActs::endAll);
        act("/users/:user/sessions/:session/end", SessionActs::end);

        page("/setup-links", SetupLinksPage::show);
        act("/setup-links", SetupLinksPage::make);
        page("/setup-links/:link/end", SetupLinksPage::askEnd);
        act("/setup-links/:link/end", SetupLinksPage::end);
        connections();
        pushes();
        page("/scim/requests", RequestsPage::show);
        scimClients();
        domains();
        teams();
        page("/sign-ins", AttemptsPage::show);
        page("/sign-ins/:reference", AttemptPage::show);
        page("/audit", AuditPage::show);
        page("/audit.csv", AuditFile::write);
        applications();
        settings();

        act("/theme", ThemeSwitch::choose);
        if (forDevelopers) {
            page("/pieces", PiecesPage::show);
        }
        Changes changes = new Changes(vertx, bus, door::administrator);
        router.get("/changes").handler(changes::open);
        router.route().handler(door.open(ConsoleRoutes::nowhere));
        setup.post("/leave").handler(setupDoor::leave);
        setup.getWithRegex("/(?<secret>sk_setup_[^/]*)").handler(setupDoor::arrive);
        setup.get("/").handler(context -> context.redirect(Visitor.SETUP + "/connections"));
        setup.route().handler(setupDoor.open(ConsoleRoutes::nowhere));

        root.getWithRegex(BASE_PATH).handler(context -> context.redirect(BASE_PATH + "/")); // not also with the slash
        root.route(BASE_PATH + "/*").subRouter(router);
        root.route(Visitor.SETUP + "/*").subRouter(setup);
        return changes;
    }

    private void connections() {
        both("/connections", ConnectionsPage::show);
        both("/connections/new", WizardPage::choose);
        both("/connections/new/:vendor/:protocol", WizardPage::show);
        bothAct("/connections/new/:vendor/:protocol", WizardPage::make);
        both("/connections/:connection", ConnectionPage::show);
        both("/connections/:connection/edit", EditPage::show);
        bothAct("/connections/:connection/edit", EditPage::change);
        both("/connections/:connection/enabled", ConnectionActs::askEnabled);
        bothAct("/connections/:connection/enabled", ConnectionActs::changeEnabled);
        both("/connections/:connection/remove", ConnectionActs::askRemove);
        bothAct("/connections/:connection/remove", ConnectionActs::remove);
        bothAct("/connections/:connection/default", ConnectionActs::makeDefault);
        bothAct("/connections/:connection/keys", ConnectionActs::renewKeys);
        bothAct("/connections/:connection/test", TrialPage::begin);
        both("/connections/:connection/test/:test", TrialPage::show);
    }

    private void pushes() {
        both("/scim", ScimPage::show);
        both("/scim/tokens/new", TokenPage::show);
        bothAct("/scim/tokens/new", TokenPage::make);
        both("/scim/tokens/:token/edit", TokenEditPage::show);
        bothAct("/scim/tokens/:token/edit", TokenEditPage::change);
        both("/scim/tokens/:token/roll", TokenActs::askRoll);
        bothAct("/scim/tokens/:token/roll", TokenActs::roll);
        both("/scim/tokens/:token/revoke", TokenActs::askRevoke);
        bothAct("/scim/tokens/:token/revoke", TokenActs::revoke);
    }

    private void scimClients() {
        page("/scim/clients/new", ClientForm::show);
        act("/scim/clients/new", ClientForm::make);
        page("/scim/clients/:client", ClientPage::show);
        page("/scim/clients/:client/edit", ClientEditPage::show);
        act("/scim/clients/:client/edit", ClientEditPage::change);
        page("/scim/clients/:client/remove", ClientPage::askRemove);
        act("/scim/clients/:client/remove", ClientPage::remove);
        act("/scim/clients/:client/secrets", ClientPage::addSecret);
        page("/scim/clients/:client/secrets/:secret/end", ClientPage::askEndSecret);
        act("/scim/clients/:client/secrets/:secret/end", ClientPage::endSecret);
    }

    private void domains() {
        both("/domains", DomainsPage::show);
        bothAct("/domains", DomainsPage::add);
        bothAct("/domains/:domain/verify", DomainsPage::verify);
        both("/domains/:domain/remove", DomainsPage::askRemove);
        bothAct("/domains/:domain/remove", DomainsPage::remove);
    }

    private void teams() {
        page("/teams", TeamsPage::show);
        act("/teams", TeamsPage::make);
        page("/teams/:team", TeamPage::show);
        act("/teams/:team/name", TeamPage::rename);
        act("/teams/:team/members", TeamPage::add);
        act("/teams/:team/members/:user/remove", TeamPage::takeOut);
        page("/teams/:team/remove", TeamActs::askRemove);
        act("/teams/:team/remove", TeamActs::remove);
        page("/teams/:team/take-back", TeamActs::askTakeBack);
        act("/teams/:team/take-back", TeamActs::takeBack);
    }

    private void applications() {
        page("/applications", ApplicationsPage::show);
        page("/applications/new", ApplicationForm::fresh);
        act("/applications/new", ApplicationForm::make);
        page("/applications/:application", ApplicationPage::show);
        page("/applications/:application/edit", ApplicationForm::show);
        act("/applications/:application/edit", ApplicationForm::change);
        page("/applications/:application/remove", ApplicationPage::askRemove);
        act("/applications/:application/remove", ApplicationPage::remove);
        act("/applications/:application/secrets", ApplicationPage::addSecret);
        page("/applications/:application/secrets/:secret/end", ApplicationPage::askEndSecret);
        act("/applications/:application/secrets/:secret/end", ApplicationPage::endSecret);
    }

    private void settings() {
        page("/settings", SettingsPage::show);
        act("/settings", SettingsPage::change);
        page("/settings/keys/new", KeyPage::show);
        act("/settings/keys/new", KeyPage::make);
        page("/settings/keys/:key/end", KeyPage::askEnd);
        act("/settings/keys/:key/end", KeyPage::end);
    }

    private static Future<Reply> nowhere(Visit visit) {
        return Future.failedFuture(new ContractFailure(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning()));
    }

    /** A page that is read in the console and by a set-up link. */
    private void both(String path, Function<Visit, Future<Reply>> page) {
        page(path, page);
        setup.get(path).handler(setupDoor.open(page));
    }

    /** A form that is sent in the console and by a set-up link. */
    private void bothAct(String path, Function<Visit, Future<Reply>> act) {
        act(path, act);
        setup.post(path).handler(setupDoor.open(act));
    }

    /** A page that is read. */
    private void page(String path, Function<Visit, Future<Reply>> page) {
        router.get(path).handler(door.open(page));
    }

    /** A form that is sent, which changes something. */
    private void act(String path, Function<Visit, Future<Reply>> act) {
        router.post(path).handler(door.open(act));
    }
}

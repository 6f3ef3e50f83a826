package io.seatkeeper.admin.console;

import io.seatkeeper.admin.api.Operations;
import io.seatkeeper.admin.console.dashboard.DashboardPage;
import io.seatkeeper.admin.console.live.Changes;
import io.seatkeeper.admin.console.page.PiecesPage;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.ThemeSwitch;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.people.LinksPage;
import io.seatkeeper.admin.console.people.SessionActs;
import io.seatkeeper.admin.console.people.UserActs;
import io.seatkeeper.admin.console.people.UserPage;
import io.seatkeeper.admin.console.people.UsersPage;
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
    private static final String BASE_PATH = "/console";
    /** Room for a SAML provider's metadata that is pasted into a form, which escapes it. */
    private static final long LARGEST_FORM = 1024 * 1024;

    private final Vertx vertx;
    private final Bus bus;
    private final ConsoleDoor door;
    private final Router router;

    private ConsoleRoutes(Vertx vertx, Bus bus, ConsoleDoor door) {
        this.vertx = vertx;
        this.bus = bus;
        this.door = door;
        router = Router.router(vertx);
    }

    /**
     * Adds the console to a router of one event loop, from whose context it is called.
     *
     * @param publicUrl where people reach the service
     * @return the streams that are to be ended before the server is
     */
    public static Changes mount(
            Vertx vertx, Bus bus, Router root, Authentication authentication, Operations operations, URI publicUrl) {
        ConsoleDoor door =
                new ConsoleDoor(authentication, operations, new PageWriter(publicUrl), InstantSource.system());
        return new ConsoleRoutes(vertx, bus, door).mount(root, isThisMachine(publicUrl));
    }

    /** Only a demo or a test is reached at the machine's own address. */
    private static boolean isThisMachine(URI publicUrl) {
        return publicUrl.getHost().equals("127.0.0.1") || publicUrl.getHost().equals("localhost");
    }

    private Changes mount(Router root, boolean forDevelopers) {
        router.post().handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM));

        page("/", DashboardPage::show);

        page("/users", UsersPage::show);
        page("/users/links", LinksPage::show);
        act("/users/links/:request/approve", LinksPage::approve);
        act("/users/links/:request/dismiss", LinksPage::dismiss);
        page("/users/:user", UserPage::show);
        page("/users/:user/role", UserActs::askRole);
        act("/users/:user/role", UserActs::changeRole);
        page("/users/:user/block", UserActs::askBlock);
        act("/users/:user/block", UserActs::block);
        page("/users/:user/sessions/end", SessionActs::askAll);
        act("/users/:user/sessions/end", SessionActs::endAll);
        act("/users/:user/sessions/:session/end", SessionActs::end);

        act("/theme", ThemeSwitch::choose);
        if (forDevelopers) {
            page("/pieces", PiecesPage::show);
        }
        Changes changes = new Changes(vertx, door::administrator);
        bus.listen(changes::hear);
        router.get("/changes").handler(changes::open);
        router.route()
                .handler(door.open(visit ->
                        Future.failedFuture(new ContractFailure(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning()))));

        root.getWithRegex(BASE_PATH).handler(context -> context.redirect(BASE_PATH + "/")); // not also with the slash
        root.route(BASE_PATH + "/*").subRouter(router);
        return changes;
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

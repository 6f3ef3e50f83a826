package io.seatkeeper.jit;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.door.Door;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;

/** Every public route of sign-in, on one screen. */
public final class JitRoutes {
    private static final int LONGEST_FORM = 64 * 1024;
    /** A SAML response of the longest kind, whose base64 a form escapes. */
    private static final int LONGEST_SAML_FORM = 384 * 1024;

    private JitRoutes() {}

    /** Adds the routes to a router of one event loop. */
    public static void mount(Router router, JitParts parts) {
        Door door = new Door(parts);
        BodyHandler form = BodyHandler.create(false).setBodyLimit(LONGEST_FORM);
        BodyHandler samlForm = BodyHandler.create(false).setBodyLimit(LONGEST_SAML_FORM);

        router.get("/sign-in").handler(door::signInPage);
        router.post("/sign-in").handler(form).handler(door::signIn);
        router.get("/sso/:org").handler(door::start);
        router.get("/sso/:org/:connection/start").handler(door::start);
        router.post("/sso/:org/:connection/start").handler(form).handler(door::start);
        router.get("/sso/:org/:connection/callback").handler(door::callback);
        router.post("/sso/:org/:connection/callback").handler(form).handler(door::postedAnswer);
        router.post("/sso/:org/:connection/backchannel-logout").handler(form).handler(door::backchannelLogout);
        router.get("/sso/:org/:connection/metadata").handler(door::metadata);
        router.get("/sso/:org/:connection/acs").handler(door::assertionPickUp);
        router.post("/sso/:org/:connection/acs").handler(samlForm).handler(door::assertion);
        router.get("/sso/:org/:connection/slo").handler(door::singleLogout);
        router.post("/sso/:org/:connection/slo").handler(samlForm).handler(door::singleLogout);
        router.get("/sso/:org/:connection/continue").handler(door::continuePage);
        router.post("/sso/:org/:connection/continue").handler(form).handler(door::goOn);
        router.get("/sso/:org/:connection/test").handler(door::trial);
        router.get("/invitation/:token").handler(door::invitation);
        router.post("/invitation/:token").handler(form).handler(door::acceptInvitation);
        router.get("/session").handler(door::session);
        router.get("/session/check").handler(door::sessionCheck);
        router.get("/signed-in").handler(door::signedIn);
        router.post("/sign-out").handler(door::signOut);
        router.get("/signed-out").handler(door::signedOut);

        List.of(
                        "/sign-in",
                        "/sso/*",
                        "/invitation/*",
                        "/session",
                        "/session/*",
                        "/signed-in",
                        "/sign-out",
                        "/signed-out")
                .forEach(path -> router.route(path).failureHandler(door::failed));
        router.errorHandler(ErrorCode.NOT_FOUND.status(), door::nowhere);
    }
}

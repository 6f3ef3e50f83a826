package io.seatkeeper.jit.page;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.InvitationId;
import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.page.SignedOutPage.AtProvider;
import io.seatkeeper.platform.page.Assets;
import io.seatkeeper.platform.page.PageWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Every state of every page at the door, with names as long, as foreign and as hostile as they come. Tests look at each;
 * a developer starts {@link #main} and sees them in a browser.
 */
public final class Gallery {
    static final String LONG_NAME =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft of Greater Lower Austria";
    static final String RIGHT_TO_LEFT = "مؤسسة النور للتعليم";
    static final String HOSTILE = "<script>alert(1)</script>\" onload=\"x\u202Eevil";

    static final Organization ACME = organization(
            "Acme",
            OptionalInt.of(25),
            Optional.of("mailto:it@acme.example"),
            Optional.of("https://acme.example/seats"));

    private static final String REFERENCE = "7K2M-9XQP";
    private static final String START = "/sso/acme/practice-oidc/start";

    private Gallery() {}

    /** Serves it on port 8099, or the one that the first argument names. */
    public static void main(String[] arguments) {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099;
        serve(Vertx.vertx(), port).onComplete(System.out::println);
    }

    static Future<HttpServer> serve(Vertx vertx, int port) {
        Pages pages = new Pages(new PageWriter(URI.create("http://127.0.0.1")));
        Router router = Router.router(vertx);
        Assets.mount(router);
        states().forEach((name, page) -> router.get("/" + name).handler(context -> pages.send(context, page)));
        router.get("/").handler(Gallery::list);
        return vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(router)
                .listen(port);
    }

    private static void list(RoutingContext context) {
        String links = states().keySet().stream()
                .map(name -> "<li><a href=\"/" + name + "\">" + name + "</a>")
                .collect(Collectors.joining("\n", "<!doctype html><title>Gallery</title><ul>\n", "\n</ul>"));
        context.response().putHeader("Content-Type", "text/html;charset=utf-8").end(links);
    }

    /** Every state: the kinds, and a refusal for each code with and without an organization. */
    static Map<String, DoorPage> states() {
        Map<String, DoorPage> states = kinds();
        for (ErrorCode code : ErrorCode.values()) {
            states.put("refused-" + code.text(), refusal(code, ACME));
            states.put("refused-nobody-" + code.text(), refusalOfNobody(code));
        }
        return states;
    }

    /** One state for all that share a shape and differ in words alone. */
    static Map<String, DoorPage> kinds() {
        Map<String, DoorPage> states = new LinkedHashMap<>();
        SignInPage asking = SignInPage.asking("/sign-in", Map.of(SignInPage.RETURN_TO, "/courses"));
        states.put("sign-in", asking);
        states.put("sign-in-empty", asking.refused("", ErrorCode.INVALID_REQUEST));
        states.put("sign-in-unknown", asking.refused("sam@nowhere.example", ErrorCode.ORGANIZATION_UNKNOWN));
        states.put("sign-in-without-connection", asking.refused("tiny", ErrorCode.CONNECTION_UNKNOWN));
        states.put("sign-in-hostile", asking.refused(HOSTILE, ErrorCode.TOO_LARGE));
        states.put("sign-in-acme", SignInPage.of(ACME, START));
        states.put("sign-in-long", SignInPage.of(named(LONG_NAME), START));
        states.put("sign-in-rtl", SignInPage.of(named(RIGHT_TO_LEFT), START));
        states.put("signed-in", new SignedInPage(user("Ada Lovelace", "ada@acme.example", Role.LEARNER), ACME));
        states.put("signed-in-long", longestPerson());
        states.put(
                "signed-in-rtl",
                new SignedInPage(user("نور الهدى", "noor@acme.example", Role.ORG_ADMIN), named(RIGHT_TO_LEFT)));
        states.put("signed-in-nameless", new SignedInPage(user("", "ada@acme.example", Role.LEARNER), ACME));
        states.put("signed-in-hostile", new SignedInPage(user(HOSTILE, HOSTILE, Role.LEARNER), named(HOSTILE)));
        states.put("continue", new ContinuePage(ACME, identity("ada@acme.example"), "state"));
        states.put("continue-hostile", new ContinuePage(named(HOSTILE), identity(HOSTILE), "state"));
        states.put("invitation", new InvitationPage(ACME, invitation("ada@acme.example"), Optional.empty()));
        states.put(
                "invitation-hostile",
                new InvitationPage(
                        named(HOSTILE), invitation(HOSTILE), Optional.of(user(HOSTILE, HOSTILE, Role.LEARNER))));
        states.put("trial-passed", new TrialPage(ACME, Optional.empty(), REFERENCE));
        states.put("trial-failed", new TrialPage(ACME, Optional.of(ErrorCode.OIDC_NONCE_MISMATCH), REFERENCE));
        for (AtProvider provider : AtProvider.values()) {
            String state = provider == AtProvider.UNKNOWN ? "signed-out" : "signed-out-" + provider.text();
            states.put(state, new SignedOutPage(Optional.of(ACME), provider, "/sign-in"));
        }
        states.put("signed-out-anywhere", new SignedOutPage(Optional.empty(), AtProvider.UNKNOWN, "/sign-in"));
        states.put("refused-long", refusal(ErrorCode.SEATS_EXHAUSTED, named(LONG_NAME)));
        states.put("refused-rtl", refusal(ErrorCode.SEATS_EXHAUSTED, named(RIGHT_TO_LEFT)));
        states.put("refused-hostile", refusal(ErrorCode.SEATS_EXHAUSTED, named(HOSTILE)));
        states.put("refused-one-seat", refusal(ErrorCode.SEATS_EXHAUSTED, withoutContact(OptionalInt.of(1))));
        states.put("refused-many-seats", refusal(ErrorCode.SEATS_EXHAUSTED, withoutContact(OptionalInt.of(10_000))));
        states.put("refused-replayed", refusal(ErrorCode.REPLAYED, ACME));
        states.put("refused-oidc_idp_unreachable", refusal(ErrorCode.OIDC_IDP_UNREACHABLE, ACME));
        states.put("refused-nobody-internal", refusalOfNobody(ErrorCode.INTERNAL));
        return states;
    }

    private static VerifiedIdentity identity(String email) {
        return new VerifiedIdentity(
                new ConnectionId(new UUID(0, 3)),
                "00u1",
                Optional.of(email),
                true,
                PersonName.UNKNOWN,
                AuthMethod.SAML);
    }

    static RefusalPage refusal(ErrorCode code, Organization organization) {
        Optional<String> provider = code.ofIdentityProvider() ? Optional.of("login.acme.example") : Optional.empty();
        return new RefusalPage(code, REFERENCE, Optional.of(organization), provider, Optional.of(START));
    }

    private static RefusalPage refusalOfNobody(ErrorCode code) {
        return new RefusalPage(code, REFERENCE, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Organization named(String name) {
        return organization(
                name,
                OptionalInt.of(2),
                Optional.of("https://help.acme.example/single-sign-on/access-requests-for-everybody"),
                Optional.empty());
    }

    static Organization withoutContact(OptionalInt maxSeats) {
        return organization("Acme", maxSeats, Optional.empty(), Optional.empty());
    }

    static Organization organization(
            String name, OptionalInt maxSeats, Optional<String> contactUrl, Optional<String> upgradeUrl) {
        return new Organization(
                new OrganizationId(new UUID(0, 1)),
                "acme",
                name,
                maxSeats,
                maxSeats.orElse(0),
                true,
                true,
                false,
                contactUrl,
                upgradeUrl,
                Optional.empty(),
                List.of(),
                Duration.ofHours(8),
                1,
                Instant.EPOCH);
    }

    static User user(String name, String email, Role role) {
        return user(name, email, role, List.of());
    }

    private static SignedInPage longestPerson() {
        String email = "wolfeschlegelsteinhausenbergerdorff.the.elder.and.the.younger@department.of.long.names.example";
        return new SignedInPage(
                user(
                        "Adolph Blaine Charles David Earl Frederick Gerald Hubert Wolfeschlegelsteinhausenbergerdorff",
                        email,
                        Role.ORG_ADMIN,
                        List.of("Customer Success, Europe, Middle East and Africa", "Second")),
                named(LONG_NAME));
    }

    private static User user(String name, String email, Role role, List<String> teams) {
        return new User(
                new UserId(new UUID(0, 2)),
                new OrganizationId(new UUID(0, 1)),
                email,
                Optional.of(email),
                true,
                new PersonName(Optional.of(name), Optional.empty(), Optional.empty()),
                role,
                UserStatus.ACTIVE,
                Source.JIT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(AuthMethod.OIDC),
                Optional.of("00u1"),
                List.of(),
                teams,
                Optional.empty(),
                Instant.EPOCH,
                0,
                1);
    }

    private static Invitations.Invitation invitation(String whom) {
        return new Invitations.Invitation(
                new InvitationId(Ids.next()),
                whom,
                Role.ORG_ADMIN,
                "bob@acme.example",
                Invitations.Status.OPEN,
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}

package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.seatkeeper.admin.api.ApiDocument;
import io.seatkeeper.admin.console.ConsoleRoutes;
import io.seatkeeper.admin.idempotency.Idempotency;
import io.seatkeeper.admin.key.AdminKeys;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.admin.key.OperatorKeys;
import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Provisioning;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.DirectoryVerticle;
import io.seatkeeper.jit.JitParts;
import io.seatkeeper.jit.JitRoutes;
import io.seatkeeper.jit.JitVerticle;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.connection.RefreshMetadata;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.oauth.OauthParts;
import io.seatkeeper.oauth.OauthRoutes;
import io.seatkeeper.oauth.OauthVerticle;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.platform.egress.OutboundClient;
import io.seatkeeper.platform.http.Rejections;
import io.seatkeeper.platform.mail.MailServer;
import io.seatkeeper.platform.mail.Mailer;
import io.seatkeeper.platform.page.Assets;
import io.seatkeeper.platform.published.RefusalLog;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.platform.secrets.SecretBox;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.seatkeeper.scim.ScimParts;
import io.seatkeeper.scim.ScimRoutes;
import io.seatkeeper.scim.ScimVerticle;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestDns;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The admin API on a port of its own, with directory, jit and a practice provider beside it, on a database of its own. */
public final class AdminApi implements AutoCloseable {
    public static final ConnectionId CONNECTION = new ConnectionId(Ids.next());

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseAddress address = TestPostgres.migrated();
    private final Database database = new Database(vertx, address, 8);
    private final Bus bus = new Bus(vertx);
    private final MasterKey masterKey = MasterKey.parse(MasterKey.random());
    private final TestDns dns = new TestDns();
    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final PracticeIdp idp;
    private final String origin;
    private final String operatorKey;
    private final RefreshMetadata metadata;

    public AdminApi() {
        PracticeIdpVerticle practice = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        await(vertx.deployVerticle(practice));
        idp = practice.idp();
        Router router = Router.router(vertx);
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        origin = "http://127.0.0.1:" + server.actualPort();
        EgressGate gate = await(EgressGate.open(vertx, OutboundAllow.LOOPBACK));
        SamlProtocol saml = new SamlProtocol(vertx, gate, InstantSource.system());
        metadata = new RefreshMetadata(
                vertx, database, new ConnectionStore(database, new SecretBox(masterKey)), saml, InstantSource.system());
        JitParts jit = new JitParts(
                vertx,
                bus,
                database,
                masterKey,
                URI.create(origin),
                new OidcProtocol(vertx, gate),
                saml,
                request -> "127.0.0.1",
                InstantSource.system());
        OperatorKeys operatorKeys = new OperatorKeys(database);
        AdminKeys adminKeys = new AdminKeys(database, InstantSource.system());
        Idempotency idempotency = new Idempotency(database, new SecretBox(masterKey));
        await(vertx.deployVerticle(new DirectoryVerticle(bus, database, address, List.of(dns.address()))));
        await(vertx.deployVerticle(new JitVerticle(jit)));
        ScimParts scim = new ScimParts(
                bus, database, URI.create(origin), new Configuration.Scim(1_000, 30), InstantSource.system());
        await(vertx.deployVerticle(new ScimVerticle(scim)));
        OauthParts oauth = new OauthParts(
                vertx,
                bus,
                database,
                masterKey,
                URI.create(origin),
                "seatkeeper_session",
                new OutboundClient(vertx, gate),
                request -> request.remoteAddress().hostAddress(),
                InstantSource.system());
        await(vertx.deployVerticle(new OauthVerticle(oauth)));
        await(vertx.deployVerticle(new AdminVerticle(idempotency)));
        Authentication authentication = new Authentication(bus, operatorKeys, adminKeys, "seatkeeper_session", origin);
        mail.start();
        Mailer.Post post = new Mailer.Post(
                MailServer.parse("smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?tls=off"),
                MailServer.mailbox("Seatkeeper <door@vendor.example>"));
        Mailer mailer = new Mailer(vertx, Optional.of(post), InstantSource.system());
        AdminRoutes routes = new AdminRoutes(
                vertx,
                bus,
                await(ApiDocument.load(vertx)),
                authentication,
                adminKeys,
                idempotency,
                new RefusalLog(database),
                mailer);
        ScimRoutes.mount(vertx, router, scim);
        Rejections.answerFor(router);
        JitRoutes.mount(router, jit);
        OauthRoutes.mount(vertx, router, oauth);
        router.route(ApiDocument.BASE_PATH + "/*").subRouter(routes.router(vertx));
        Assets.mount(router);
        ConsoleRoutes.mount(vertx, bus, router, authentication, routes.operations(), URI.create(origin));
        operatorKey = await(operatorKeys.create("the vendor"));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("No answer within a minute.", late);
        }
    }

    /** Has the metadata read anew whose day has come, as happens every minute. */
    public void readMetadata() {
        await(metadata.round());
    }

    /** A client that brings the operator's key. */
    public ApiClient operator() {
        return anybody().with("Authorization", "Bearer " + operatorKey);
    }

    /** A client that brings a key. */
    public ApiClient bearing(String key) {
        return anybody().with("Authorization", "Bearer " + key);
    }

    /** A client that brings nothing. */
    public ApiClient anybody() {
        return new ApiClient(origin + ApiDocument.BASE_PATH);
    }

    public PracticeIdp idp() {
        return idp;
    }

    public TestDns dns() {
        return dns;
    }

    /** Where mail goes that the service sends. */
    public GreenMail mail() {
        return mail;
    }

    /** Scheme, host and port that browsers see. */
    public String origin() {
        return origin;
    }

    /** Makes a connection to the practice provider: its id. */
    public String connection(String organization, String slug, String more) {
        return operator()
                .post(
                        "/organizations/" + organization + "/connections",
                        "{\"protocol\":\"oidc\",\"slug\":\"%s\",\"issuer\":\"%s\",\"clientId\":\"c\",\"clientSecret\":\"s\"%s}"
                                .formatted(slug, idp.issuer(), more))
                .expect(201)
                .text("id");
    }

    /** A browser in which somebody has signed in by a connection. */
    public TestBrowser signedIn(String organization, String connection, String email) {
        TestBrowser browser = new TestBrowser();
        Page page = browser.open(
                origin + "/sso/" + organization + "/" + connection + "/start?login_hint=" + email.replace("+", "%2B"));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return browser;
    }

    /** A client that brings the browser's session cookie, and nothing else. */
    public ApiClient cookieOf(TestBrowser browser) {
        return anybody()
                .with(
                        "Cookie",
                        "seatkeeper_session="
                                + browser.cookie("seatkeeper_session").orElseThrow());
    }

    /** A client that calls as a page of the console does. */
    public ApiClient console(TestBrowser browser) {
        return cookieOf(browser).with("X-CSRF-Token", csrfToken(browser)).with("Origin", origin);
    }

    /** What an unsafe call by the browser's session must bring. */
    public String csrfToken(TestBrowser browser) {
        return new JsonObject(browser.open(origin + "/session").body()).getString("csrfToken");
    }

    /** The id of the person with an address. */
    public String userId(String organization, String email) {
        return operator()
                .get("/organizations/" + organization + "/users?email=" + email.replace("+", "%2B"))
                .expect(200)
                .items("id")
                .getFirst();
    }

    /** Signs somebody in for the first time and has the operator make them Org Admin: their browser. */
    public TestBrowser adminsBrowser(String organization, String connection, String email) {
        signedIn(organization, connection, email);
        operator()
                .patch(
                        "/organizations/" + organization + "/users/" + userId(organization, email),
                        "{\"role\":\"org_admin\"}")
                .expect(200);
        return signedIn(organization, connection, email);
    }

    public Database database() {
        return database;
    }

    public void sql(String sql) {
        TestPostgres.execute(address, sql);
    }

    /** A new organization of the operator's: its slug. */
    public String organization(int maxSeats) {
        String slug = "org-" + Ids.next().toString().substring(24);
        operator()
                .post("/organizations", "{\"slug\":\"%s\",\"name\":\"Org\",\"maxSeats\":%d}".formatted(slug, maxSeats))
                .expect(201);
        return slug;
    }

    /** Somebody who signs in for the first time by the connection of these tests: their id. */
    public User person(String organization, String name) {
        String id = operator()
                .get("/organizations/" + organization)
                .expect(200)
                .json()
                .getString("id");
        VerifiedIdentity identity = new VerifiedIdentity(
                CONNECTION,
                "idp-" + name,
                Optional.of(name + "@" + organization + ".example"),
                true,
                new PersonName(Optional.of(name), Optional.empty(), Optional.empty()),
                AuthMethod.OIDC);
        return await(bus.call(Provisioning.PROVISION, new Provisioning.ProvisionUser(OrganizationId.of(id), identity)))
                .user();
    }

    /** Somebody whom the operator has made Org Admin. */
    public User orgAdmin(String organization, String name) {
        User user = person(organization, name);
        operator()
                .patch("/organizations/" + organization + "/users/" + user.id(), "{\"role\":\"org_admin\"}")
                .expect(200);
        return user;
    }

    @Override
    public void close() {
        await(vertx.close());
        mail.stop();
        dns.close();
    }
}

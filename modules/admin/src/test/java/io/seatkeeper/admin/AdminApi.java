package io.seatkeeper.admin;

import io.seatkeeper.admin.api.ApiDocument;
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
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.http.Rejections;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.platform.secrets.SecretBox;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The admin API on a port of its own, with directory beside it, on a database of its own. */
public final class AdminApi implements AutoCloseable {
    public static final ConnectionId CONNECTION = new ConnectionId(Ids.next());

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseAddress address = TestPostgres.migrated();
    private final Database database = new Database(vertx, address, 8);
    private final Bus bus = new Bus(vertx);
    private final int port;
    private final String operatorKey;

    public AdminApi() {
        await(vertx.deployVerticle(new DirectoryVerticle(bus, database, address, List.of())));
        OperatorKeys operatorKeys = new OperatorKeys(database);
        AdminKeys adminKeys = new AdminKeys(database, InstantSource.system());
        Idempotency idempotency = new Idempotency(database, new SecretBox(MasterKey.parse(MasterKey.random())));
        await(vertx.deployVerticle(new AdminVerticle(idempotency)));
        ApiDocument document = await(ApiDocument.load(vertx));
        Authentication authentication =
                new Authentication(bus, operatorKeys, adminKeys, "seatkeeper_session", "http://127.0.0.1");
        AdminRoutes routes = new AdminRoutes(vertx, bus, document, authentication, adminKeys, idempotency);
        Router router = Router.router(vertx);
        Rejections.answerFor(router);
        router.route(ApiDocument.BASE_PATH + "/*").subRouter(routes.router(vertx));
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        port = server.actualPort();
        operatorKey = await(operatorKeys.create("the vendor"));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("No answer within a minute.", late);
        }
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
        return new ApiClient("http://127.0.0.1:" + port + ApiDocument.BASE_PATH);
    }

    public Bus bus() {
        return bus;
    }

    public Vertx vertx() {
        return vertx;
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
    }
}

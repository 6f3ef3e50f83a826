package io.seatkeeper.scim;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.directory.DirectoryVerticle;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.http.Rejections;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** SCIM on a port of its own, with directory beside it, on a database of its own. Organizations here have no connections. */
public final class ScimServer implements AutoCloseable {
    public static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "operator", "the vendor");

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseAddress address = TestPostgres.migrated();
    private final Database database = new Database(vertx, address, 8);
    private final Bus bus = new Bus(vertx);
    private final ScimParts parts;
    private final String origin;

    public ScimServer() {
        this(1_000);
    }

    /** @param requestsPerSecond what a token may ask on average */
    public ScimServer(int requestsPerSecond) {
        Router router = Router.router(vertx);
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        origin = "http://127.0.0.1:" + server.actualPort();
        parts = new ScimParts(
                bus,
                database,
                URI.create(origin),
                new Configuration.Scim(requestsPerSecond, 30),
                InstantSource.system());
        await(vertx.deployVerticle(new DirectoryVerticle(bus, database, address, List.of())));
        await(vertx.deployVerticle(new ScimVerticle(parts)));
        bus.serve(
                Connections.LIST,
                asked -> Future.succeededFuture(new Connections.ConnectionPage(new Page<>(List.of(), null, 0))));
        bus.serve(
                Connections.FIND,
                asked -> Future.failedFuture(new ContractFailure(ErrorCode.CONNECTION_UNKNOWN, "There is none.")));
        ScimRoutes.mount(vertx, router, parts);
        Rejections.answerFor(router);
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("No answer within a minute.", late);
        }
    }

    public <Q extends BusMessage, R extends BusMessage> R ask(Endpoint<Q, R> endpoint, Q request) {
        return await(bus.call(endpoint, request));
    }

    public DatabaseAddress address() {
        return address;
    }

    public String origin() {
        return origin;
    }

    /** A new organization; empty: unlimited. */
    public Organization organization(OptionalInt maxSeats) {
        String slug = "org-" + Ids.next().toString().substring(24);
        return ask(Organizations.CREATE, new Organizations.Create(OPERATOR, slug, "Test " + slug, maxSeats));
    }

    public ScimTokens.Made token(Organization organization, String name) {
        return token(organization, name, false);
    }

    /** @param strict whether it is held to the interoperability profile */
    public ScimTokens.Made token(Organization organization, String name, boolean strict) {
        return ask(
                ScimTokens.CREATE,
                new ScimTokens.Create(
                        OPERATOR,
                        organization.id(),
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        strict));
    }

    /** An identity provider with a token of a new organization of its own. */
    public ScimCaller caller() {
        return caller(OptionalInt.empty());
    }

    public ScimCaller caller(OptionalInt maxSeats) {
        ScimTokens.Made made = token(organization(maxSeats), "a provider");
        return new ScimCaller(made.baseUrl(), made.secret());
    }

    /** Writes what was noted of requests so far into the log. */
    public void writeLog() {
        await(parts.log().write());
    }

    /** Lets a token's time be over. */
    public void expire(ScimTokens.Made made) {
        TestPostgres.execute(
                address,
                "UPDATE scim_token SET expires_at = now() - interval '1 second' WHERE scim_token_id = '"
                        + made.token().id() + "'");
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}

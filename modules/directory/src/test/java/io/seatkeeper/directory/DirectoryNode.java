package io.seatkeeper.directory;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.AuditTrail;
import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Provisioning;
import io.seatkeeper.contract.Provisioning.Provisioned;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.Users;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.logging.RequestId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One node of the service as far as the directory goes: an own Vert.x, an own pool, the one verticle. */
public final class DirectoryNode implements AutoCloseable {
    public static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "operator", "the vendor");

    /** The connection that people of these tests come by, unless they come by another. */
    public static final ConnectionId CONNECTION = new ConnectionId(Ids.next());

    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final Bus bus = new Bus(vertx);

    public DirectoryNode(DatabaseAddress address) {
        this(address, List.of());
    }

    public DirectoryNode(DatabaseAddress address, List<InetSocketAddress> dnsServers) {
        database = new Database(vertx, address, 8);
        await(vertx.deployVerticle(new DirectoryVerticle(bus, database, address, dnsServers)));
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("No answer within a minute.", late);
        }
    }

    /** Does work on an event loop. A throw counts as a failed future. */
    public static <T> T onLoop(Context loop, Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(
                go -> Future.succeededFuture().compose(begun -> work.get()).onComplete(done));
        return await(done.future());
    }

    /** Asks as a request of its own does, on the current event loop; answers as which request it goes on afterwards. */
    public static Future<String> askAs(String request, Supplier<Future<?>> question) {
        Promise<String> answered = Promise.promise();
        ContextInternal.current().duplicate().dispatch(begun -> {
            RequestId.set(request);
            question.get()
                    .onComplete(answer -> answered.complete(RequestId.current().orElse("none")));
        });
        return answered.future();
    }

    public Bus bus() {
        return bus;
    }

    public Database database() {
        return database;
    }

    public <Q extends BusMessage, R extends BusMessage> R ask(Endpoint<Q, R> endpoint, Q request) {
        return await(bus.call(endpoint, request));
    }

    public <Q extends BusMessage, R extends BusMessage> ErrorCode refusal(Endpoint<Q, R> endpoint, Q request) {
        return catchThrowableOfType(ContractFailure.class, () -> ask(endpoint, request))
                .code();
    }

    /** A new organization; empty: unlimited. */
    public Organization organization(OptionalInt maxSeats) {
        String slug = "org-" + Ids.next().toString().substring(24);
        return ask(Organizations.CREATE, new Organizations.Create(OPERATOR, slug, "Test " + slug, maxSeats));
    }

    public Organization organization(int maxSeats) {
        return organization(OptionalInt.of(maxSeats));
    }

    public Future<Provisioned> signIn(Organization organization, VerifiedIdentity identity) {
        return bus.call(Provisioning.PROVISION, new Provisioning.ProvisionUser(organization.id(), identity));
    }

    public Provisioned signedIn(Organization organization, VerifiedIdentity identity) {
        return await(signIn(organization, identity));
    }

    public ErrorCode refusedSignIn(Organization organization, VerifiedIdentity identity) {
        return refusal(Provisioning.PROVISION, new Provisioning.ProvisionUser(organization.id(), identity));
    }

    /** Somebody with an account, made by signing in. */
    public User person(Organization organization, String name) {
        return signedIn(organization, identity(name)).user();
    }

    public User admin(Organization organization, String name) {
        User person = person(organization, name);
        return ask(
                Users.CHANGE_ROLE,
                new Users.ChangeRole(OPERATOR, organization.id(), person.id(), Role.ORG_ADMIN, Optional.empty()));
    }

    public static VerifiedIdentity identity(String name) {
        return identity(CONNECTION, name, name + "@example.com", true);
    }

    public static VerifiedIdentity identity(ConnectionId connection, String id, String email, boolean proven) {
        return new VerifiedIdentity(connection, id, Optional.of(email), proven, PersonName.UNKNOWN, AuthMethod.OIDC);
    }

    public User find(User user) {
        return ask(Users.FIND, new Users.Find(user.organization(), user.id()));
    }

    public Users.Seats seats(Organization organization) {
        return ask(Users.SEATS, new Users.ReadSeats(organization.id()));
    }

    public Users.SeatTrend trend(Organization organization) {
        return ask(Users.SEAT_TREND, new Users.ReadSeatTrend(organization.id()));
    }

    /** What was told of the organization, oldest first. */
    public List<String> actions(Organization organization) {
        return ask(
                        AuditTrail.READ,
                        new AuditTrail.Read(
                                organization.id(), Optional.empty(), Optional.empty(), new Page.Request(1_000, null)))
                .page()
                .items()
                .reversed()
                .stream()
                .map(AuditTrail.Entry::action)
                .toList();
    }

    public List<Users.LinkRequest> linkRequests(Organization organization) {
        return ask(Users.LINK_REQUESTS, new Users.ListLinkRequests(organization.id(), Page.Request.FIRST))
                .page()
                .items();
    }

    public Users.DecideLinkRequest decision(User admin, Users.LinkRequest request, boolean approve) {
        Actor actor = new Actor(Actor.Kind.ORG_ADMIN, admin.id().toString(), admin.label());
        return new Users.DecideLinkRequest(actor, admin.organization(), request.id(), approve);
    }

    /** Does something while another transaction holds the organization's lock. */
    public <T> Future<T> whileLocked(Organization organization, Supplier<Future<T>> work) {
        return database.transaction(connection -> connection
                .query("SELECT FROM organization_counter WHERE org_id = '" + organization.id() + "' FOR UPDATE")
                .execute()
                .compose(locked -> work.get()));
    }

    /** Runs SQL as anybody with the database's password could. */
    public RowSet<Row> sql(String sql) {
        return await(database.with(client -> client.query(sql).execute()));
    }

    /** The plan that PostgreSQL makes for a statement without knowing its parameters. */
    public String genericPlan(String sql) {
        StringBuilder plan = new StringBuilder();
        sql("EXPLAIN (GENERIC_PLAN) " + sql)
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        return plan.toString();
    }

    public long count(String sql) {
        return sql(sql).iterator().next().getLong(0);
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}

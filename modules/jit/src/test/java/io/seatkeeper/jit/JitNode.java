package io.seatkeeper.jit;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcDemands;
import io.seatkeeper.contract.Connections.Settings;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Event;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.seatkeeper.contract.SignInAttempts;
import io.seatkeeper.contract.SignInAttempts.Attempt;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.directory.DirectoryVerticle;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.connection.RefreshMetadata;
import io.seatkeeper.jit.connection.WarnOfExpiry;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.provision.LetIn;
import io.seatkeeper.jit.provision.LetIn.Begun;
import io.seatkeeper.jit.provision.Proof;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.session.BeginSession;
import io.seatkeeper.jit.session.EndSessions;
import io.seatkeeper.jit.upkeep.Upkeep;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.platform.secrets.SecretBox;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One node as far as sign-in goes, over real HTTP: directory, jit, a practice identity provider. The service is reached as
 * {@code localhost} and the provider as {@code 127.0.0.1}, so that they are two sites to a browser. Its clock can be put on.
 */
public final class JitNode implements AutoCloseable {
    public static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "operator", "the vendor");

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final Vertx vertx = Vertx.vertx();
    private final DatabaseAddress address = TestPostgres.migrated();
    private final Database database = new Database(vertx, address, 8);
    private final Bus bus = new Bus(vertx);
    private final MasterKey masterKey = MasterKey.parse(MasterKey.random());
    private final PracticeIdp idp;
    private final SamlProtocol saml;
    private final String baseUrl;

    public JitNode() {
        PracticeIdpVerticle practice = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        await(vertx.deployVerticle(practice));
        idp = practice.idp();
        EgressGate gate = await(EgressGate.open(vertx, OutboundAllow.LOOPBACK));
        saml = new SamlProtocol(vertx, gate, clock, new KeysMadeBefore());
        Router router = Router.router(vertx);
        HttpServer server = await(vertx.createHttpServer(
                        new HttpServerOptions().setMaxInitialLineLength(16_384).setMaxFormAttributeSize(512 * 1024))
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
        baseUrl = "http://localhost:" + server.actualPort();
        JitParts parts = new JitParts(
                vertx,
                bus,
                database,
                masterKey,
                URI.create(baseUrl),
                new OidcProtocol(vertx, gate),
                saml,
                request -> request.remoteAddress().hostAddress(),
                clock);
        await(vertx.deployVerticle(new DirectoryVerticle(bus, database, address, List.of())));
        await(vertx.deployVerticle(new JitVerticle(parts)));
        JitRoutes.mount(router, parts);
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("No answer within a minute.", late);
        }
    }

    public PracticeIdp idp() {
        return idp;
    }

    public String baseUrl() {
        return baseUrl;
    }

    /** Puts the clock on, for every test of the node that follows. */
    public void later(Duration time) {
        ahead.set(time);
    }

    public <Q extends BusMessage, R extends BusMessage> R ask(Endpoint<Q, R> endpoint, Q request) {
        return await(bus.call(endpoint, request));
    }

    public <Q extends BusMessage, R extends BusMessage> Future<R> begin(Endpoint<Q, R> endpoint, Q request) {
        return bus.call(endpoint, request);
    }

    public <Q extends BusMessage, R extends BusMessage> ErrorCode refusal(Endpoint<Q, R> endpoint, Q request) {
        return catchThrowableOfType(ContractFailure.class, () -> ask(endpoint, request))
                .code();
    }

    /** A new organization with the one connection {@code idp} to the practice provider. */
    public Organization organization() {
        Organization organization = organizationWithoutConnection();
        connection(organization, "idp", settings(), List.of());
        return organization;
    }

    public Organization organizationWithoutConnection() {
        String slug = "org-" + Ids.next().toString().substring(24);
        return ask(Organizations.CREATE, new Organizations.Create(OPERATOR, slug, "Test " + slug, OptionalInt.of(100)));
    }

    public Connection connection(Organization organization, String slug, Settings settings, List<String> domains) {
        return ask(Connections.CREATE, creation(organization, slug, settings, domains));
    }

    public static Connections.Create creation(
            Organization organization, String slug, Settings settings, List<String> domains) {
        return new Connections.Create(
                OPERATOR, organization.id(), slug, Optional.empty(), settings, domains, Optional.empty());
    }

    public OidcConfiguration settings() {
        return settings(idp.issuer(), Optional.empty());
    }

    /** @param responseMode as in {@link OidcConfiguration#responseMode()} */
    public OidcConfiguration settings(Optional<String> responseMode) {
        return settings(idp.issuer(), responseMode);
    }

    /** By SAML, at the same practice provider. */
    public SamlConfiguration saml() {
        return saml("");
    }

    /** @param wishes how the provider shall make its responses, as the query of its metadata's address */
    public SamlConfiguration saml(String wishes) {
        return SamlConfiguration.of(new MetadataSource.AtUrl(idp.baseUrl() + "/saml/metadata" + wishes));
    }

    /** At another tenant of the practice provider, whose people are its own. */
    public OidcConfiguration settings(String tenant) {
        return settings(idp.at(tenant).issuer(), Optional.empty());
    }

    private static OidcConfiguration settings(String issuer, Optional<String> responseMode) {
        return new OidcConfiguration(
                issuer,
                "seatkeeper",
                Optional.empty(),
                Optional.of("a client's secret"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                responseMode,
                Optional.empty(),
                Optional.empty(),
                OidcDemands.NONE);
    }

    /** Where somebody's sign-in at an organization's default connection begins. */
    public String start(Organization organization, String person) {
        return baseUrl + "/sso/" + organization.slug() + "?login_hint=" + person;
    }

    public void change(Organization organization, Organizations.Changes changes) {
        ask(Organizations.UPDATE, new Organizations.Update(OPERATOR, organization.id(), changes, Optional.empty()));
    }

    /** The log of an organization's sign-ins, newest first. */
    public List<Attempt> attempts(Organization organization) {
        return ask(
                        SignInAttempts.READ,
                        new SignInAttempts.Read(
                                organization.id(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Page.Request.FIRST))
                .page()
                .items();
    }

    /** Takes the last two steps of a sign-in, as from a protocol that has made sure of somebody. */
    public Begun letIn(Organization organization, Proof proof) {
        BeginSession sessions = new BeginSession(database, new SecretBox(masterKey), clock);
        return await(
                new LetIn(bus, sessions, clock).letIn(organization, proof, "TEST-TEST", "a browser", Optional.empty()));
    }

    /** Reads anew the metadata whose day has come, and tells which certificates are about to end. */
    public void maintain() {
        ConnectionStore store = new ConnectionStore(database, new SecretBox(masterKey));
        await(new RefreshMetadata(vertx, database, store, saml, clock).round());
        await(new WarnOfExpiry(database, store, clock).round());
    }

    /** Clears away what is over at that time from now. */
    public void upkeep(Duration fromNow) {
        await(new Upkeep(database, () -> Instant.now().plus(fromNow)).round());
    }

    /** Lets sign-in hear of something that happened to a person, and waits until it has cleared up. */
    public void hear(Organization organization, String type, UserId person) {
        Event event = new Event(organization.id(), 1, 1, type, person.toString(), "{}", clock.instant());
        await(new EndSessions(database, new SecretBox(masterKey)).hear(event));
    }

    /** Runs SQL as anybody with the database's password could. */
    public RowSet<Row> sql(String sql) {
        return await(database.with(client -> client.query(sql).execute()));
    }

    public long count(String sql) {
        return sql(sql).iterator().next().getLong(0);
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}

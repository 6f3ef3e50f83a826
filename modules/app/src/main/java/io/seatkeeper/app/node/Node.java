package io.seatkeeper.app.node;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.seatkeeper.admin.AdminRoutes;
import io.seatkeeper.admin.AdminVerticle;
import io.seatkeeper.admin.api.ApiDocument;
import io.seatkeeper.admin.idempotency.Idempotency;
import io.seatkeeper.admin.key.AdminKeys;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.admin.key.OperatorKeys;
import io.seatkeeper.directory.DirectoryVerticle;
import io.seatkeeper.jit.JitParts;
import io.seatkeeper.jit.JitVerticle;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.oauth.OauthParts;
import io.seatkeeper.oauth.OauthVerticle;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundClient;
import io.seatkeeper.platform.mail.Mailer;
import io.seatkeeper.platform.published.RefusalLog;
import io.seatkeeper.platform.secrets.SecretBox;
import io.seatkeeper.scim.ScimParts;
import io.seatkeeper.scim.ScimVerticle;
import io.seatkeeper.scim.log.RequestLog;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** A node that serves, from its first query to its last answer. */
public final class Node {
    /** One for each core, with a server of its own; more would only pass work to and fro, at a cost for each request. */
    private static final int LOOPS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Vertx vertx;
    private final Database database;
    private final Health health;
    private final RequestLog scimLog;
    private final String publicServers;
    private final URI publicUrl;
    private final int managementPort;
    private final int drainSeconds;

    private Node(
            Vertx vertx,
            Database database,
            Health health,
            RequestLog scimLog,
            String publicServers,
            URI publicUrl,
            int managementPort,
            int drainSeconds) {
        this.vertx = vertx;
        this.database = database;
        this.health = health;
        this.scimLog = scimLog;
        this.publicServers = publicServers;
        this.publicUrl = publicUrl;
        this.managementPort = managementPort;
        this.drainSeconds = drainSeconds;
    }

    /** Starts a node on a schema that is up to date; succeeds once it answers on both ports. */
    public static Future<Node> start(NodeSettings settings) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(LOOPS).setMetricsOptions(measured()))
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .build();
        Bus bus = new Bus(vertx);
        Database database = new Database(vertx, settings.database(), settings.connections());
        Health health = new Health(database);
        int port = settings.http().port() == 0 ? freePort() : settings.http().port();
        URI publicUrl =
                asBrowsersWrite(settings.http().publicUrl().orElseGet(() -> URI.create("http://127.0.0.1:" + port)));
        ScimParts scim = new ScimParts(bus, database, publicUrl, settings.scim(), InstantSource.system());
        observe(metrics, scim);
        Promise<Node> started = Promise.promise(); // of no context, since contexts end with Vert.x
        deploy(vertx, bus, database, health, settings, publicUrl, port, scim)
                .compose(publicServers -> {
                    ManagementServer management = new ManagementServer(
                            health,
                            metrics,
                            settings.http().managementHost(),
                            settings.http().managementPort());
                    return vertx.deployVerticle(management)
                            .map(id -> new Node(
                                    vertx,
                                    database,
                                    health,
                                    scim.log(),
                                    publicServers,
                                    publicUrl,
                                    management.port(),
                                    settings.http().drainSeconds()));
                })
                .onSuccess(node -> health.started())
                .onComplete(started::complete, fault -> vertx.close().onComplete(closed -> started.fail(fault)));
        return started.future();
    }

    /** How browsers reach it, without a slash at the end. */
    public URI publicUrl() {
        return publicUrl;
    }

    public int managementPort() {
        return managementPort;
    }

    /** For what is made at the command line only: operator keys. */
    public Database database() {
        return database;
    }

    /**
     * Says that it is not ready any more, serves on until whoever sends requests has noticed, finishes those in flight and ends.
     * Bounded by the time to drain and the servers' own limit.
     */
    public Future<Void> stop() {
        health.stopping();
        Promise<Void> ended = Promise.promise(); // of no context, since contexts end with Vert.x
        Future<?> drained = drainSeconds == 0 ? Future.succeededFuture() : vertx.timer(drainSeconds, TimeUnit.SECONDS);
        drained.eventually(() -> vertx.undeploy(publicServers))
                .eventually(scimLog::write)
                .onComplete(served -> vertx.close().onComplete(ended));
        return ended.future();
    }

    /** Answers the deployment of the public servers, which ends before the modules that they lean on. */
    private static Future<String> deploy(
            Vertx vertx,
            Bus bus,
            Database database,
            Health health,
            NodeSettings settings,
            URI publicUrl,
            int port,
            ScimParts scim) {
        ClientAddress client = new ClientAddress(settings.http().trustedProxies());
        AdminKeys adminKeys = new AdminKeys(database, InstantSource.system());
        Idempotency idempotency = new Idempotency(database, new SecretBox(settings.masterKey()));
        String sessionCookie = new Cookies(publicUrl).sessionName();
        Authentication authentication =
                new Authentication(bus, new OperatorKeys(database), adminKeys, sessionCookie, publicUrl.toString());
        Mailer mailer = new Mailer(vertx, settings.mail(), InstantSource.system());
        Future<ApiDocument> document = ApiDocument.load(vertx);
        return vertx.deployVerticle(new DirectoryVerticle(bus, database, settings.database(), settings.dnsServers()))
                .compose(directory -> vertx.deployVerticle(new AdminVerticle(idempotency)))
                .compose(admin -> vertx.deployVerticle(new ScimVerticle(scim)))
                .compose(deployed -> EgressGate.open(vertx, settings.outboundAllow()))
                .compose(gate -> {
                    OauthParts oauth = new OauthParts(
                            vertx,
                            bus,
                            database,
                            settings.masterKey(),
                            publicUrl,
                            sessionCookie,
                            new OutboundClient(vertx, gate),
                            client::of,
                            InstantSource.system());
                    JitParts jit = new JitParts(
                            vertx,
                            bus,
                            database,
                            settings.masterKey(),
                            publicUrl,
                            new OidcProtocol(vertx, gate),
                            new SamlProtocol(vertx, gate, InstantSource.system()),
                            client::of,
                            InstantSource.system());
                    return vertx.deployVerticle(new OauthVerticle(oauth))
                            .compose(deployed -> vertx.deployVerticle(new JitVerticle(jit)))
                            .compose(deployed -> document)
                            .compose(loaded -> {
                                AdminRoutes admin = new AdminRoutes(
                                        vertx,
                                        bus,
                                        loaded,
                                        authentication,
                                        adminKeys,
                                        idempotency,
                                        new RefusalLog(database),
                                        mailer);
                                return vertx.deployVerticle(
                                        () -> new PublicServer(
                                                jit,
                                                scim,
                                                oauth,
                                                admin,
                                                authentication,
                                                client,
                                                health,
                                                settings.http().host(),
                                                port),
                                        new DeploymentOptions().setInstances(LOOPS));
                            });
                });
    }

    /** Without the port where it is the scheme's own, since browsers leave it out of {@code Origin} (RFC 6454 §6.2). */
    private static URI asBrowsersWrite(URI origin) {
        boolean usual = ("https".equals(origin.getScheme()) && origin.getPort() == 443)
                || ("http".equals(origin.getScheme()) && origin.getPort() == 80);
        return usual ? URI.create(origin.getScheme() + "://" + origin.getHost()) : origin;
    }

    /** Requests, pools and outbound calls are worth a figure; each message and each event loop is not. */
    private static MicrometerMetricsOptions measured() {
        return new MicrometerMetricsOptions()
                .setEnabled(true)
                .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
                .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
                .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
                .addDisabledMetricsCategory(MetricsDomain.DATAGRAM_SOCKET)
                .addDisabledMetricsCategory(MetricsDomain.VERTICLES);
    }

    private static void observe(PrometheusMeterRegistry metrics, ScimParts scim) {
        FunctionCounter.builder("seatkeeper.scim.log.dropped", scim.log(), RequestLog::dropped)
                .description("Entries of the SCIM request log that were never written.")
                .register(metrics);
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException("No port is free.", failed);
        }
    }
}

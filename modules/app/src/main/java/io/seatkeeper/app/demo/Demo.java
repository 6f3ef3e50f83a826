package io.seatkeeper.app.demo;

import io.seatkeeper.admin.key.OperatorKeys;
import io.seatkeeper.app.node.Node;
import io.seatkeeper.app.node.NodeSettings;
import io.seatkeeper.app.node.Storage;
import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.Migrations;
import io.seatkeeper.platform.logging.Logging;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.seatkeeper.practiceproduct.ProductServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running demo. Starting and closing it blocks. */
public final class Demo implements AutoCloseable {
    private static final String ACME = "acme";
    private static final String TINY = "tiny";
    private static final Map<String, String> LOOPBACK = Map.of(
            "SEATKEEPER_OUTBOUND_ALLOW", "127.0.0.0/8",
            "SEATKEEPER_HTTP_HOST", "127.0.0.1",
            "SEATKEEPER_LOG_LEVEL", "warn");

    private final Storage storage;
    private final Vertx practice;
    private final Node node;
    private final DemoEnvironment environment;

    private Demo(Storage storage, Vertx practice, Node node, DemoEnvironment environment) {
        this.storage = storage;
        this.practice = practice;
        this.node = node;
        this.environment = environment;
    }

    /** Where the demo listens; 0 takes free ports. */
    public record Ports(int http, int management, int practiceIdp, int product) {
        public static final Ports FREE = new Ports(0, 0, 0, 0);
    }

    /**
     * Starts everything and sets it up.
     *
     * @param folder keeps the database and {@code demo.env}
     */
    public static Demo start(Path folder, Ports ports) throws IOException {
        Map<String, String> settings = new HashMap<>(LOOPBACK);
        settings.put("SEATKEEPER_DATA_DIR", folder.resolve("demo").toString());
        settings.put("SEATKEEPER_HTTP_PORT", String.valueOf(ports.http()));
        settings.put("SEATKEEPER_MANAGEMENT_PORT", String.valueOf(ports.management()));
        Configuration configuration = Configuration.read(settings, Optional.empty());
        Logging.apply(configuration.log());
        Storage storage = Storage.open(configuration);
        new Migrations(storage.address()).migrate();
        Vertx practice = Vertx.vertx();
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(PracticeIdpSettings.atPort(ports.practiceIdp()));
        practice.deployVerticle(verticle).await();
        ProductServer product = new ProductServer(ports.product());
        practice.deployVerticle(product).await();
        Node node = Node.start(NodeSettings.of(configuration, storage.address(), storage.masterKey()))
                .await();
        Demo demo = new Demo(storage, practice, node, new DemoEnvironment(folder.resolve("demo.env")));
        demo.setUp(verticle.idp(), product);
        return demo;
    }

    /** The links, as a short table. */
    public String links() {
        String base = node.publicUrl().toString();
        return """

                Seatkeeper's demo runs. In a browser:

                  Sign in to acme (25 seats)        %1$s/sso/acme
                  Sign in to acme by SAML           %1$s/sso/acme/practice-saml/start
                  Sign in to tiny (2 seats, full)   %1$s/sso/tiny
                  Sign in by address or name        %1$s/sign-in
                  A product, signed in through it   %5$s/
                    its people come from "acme"; or %5$s/login?organization=acme
                  Who is signed in                  %1$s/session
                  Console of acme                   %1$s/console/
                    sign in with "acme", then pick %4$s
                  Admin API, to read                %1$s/api/v1/docs
                  Practice identity provider        %2$s/
                  Push its people and teams (SCIM)  %2$s/push
                  Health and metrics                %3$s/health/ready  %3$s/metrics

                In a shell: . .seatkeeper/demo.env   (keys and addresses; README.md has lines to try)
                Stop it with Ctrl-C. What it stored stays; --fresh begins anew.
                """.formatted(
                        base, value("PRACTICE_IDP_URL"), value("MANAGEMENT_URL"), DemoSeed.ADMIN, value("PRODUCT_URL"));
    }

    /** A value of {@code demo.env}. */
    public String value(String name) {
        return environment.get(name).orElseThrow();
    }

    @Override
    public void close() {
        node.stop().await();
        practice.close().await();
        storage.close();
    }

    private void setUp(PracticeIdp idp, ProductServer product) throws IOException {
        URI service = node.publicUrl();
        String operatorKey = environment
                .get("OPERATOR_KEY")
                .filter(key -> DemoSeed.opens(service, key, ACME))
                .orElseGet(
                        () -> new OperatorKeys(node.database()).create("demo").await());
        DemoSeed seed = new DemoSeed(service, operatorKey);
        seed.organization(
                ACME,
                "Acme",
                25,
                idp.issuer(),
                List.of("Fatima Zahra Benali", "Emeka Nwosu", "Björn Lindqvist", "陈宇轩", "Nirmala"));
        seed.organization(TINY, "Tiny", 2, idp.at(TINY).issuer(), List.of("Gráinne O’Neill", "Hiroshi Tanaka"));
        String adminKey = environment
                .get("ADMIN_KEY")
                .filter(key -> DemoSeed.opens(service, key, ACME))
                .orElseGet(() -> seed.adminKey(ACME));
        if (environment
                .get("SCIM_TOKEN")
                .filter(token -> DemoSeed.pushes(service, token, ACME))
                .isEmpty()) {
            environment.put("SCIM_TOKEN", seed.scimToken(ACME));
        }
        environment.put("SCIM_BASE_URL", service + "/scim/v2/" + ACME);
        idp.pushTo(value("SCIM_BASE_URL"), value("SCIM_TOKEN"));
        connect(seed, product);
        environment.put("BASE_URL", service.toString());
        environment.put("MANAGEMENT_URL", "http://127.0.0.1:" + node.managementPort());
        environment.put("PRACTICE_IDP_URL", idp.baseUrl());
        environment.put("ORG", ACME);
        environment.put("OIDC_CONNECTION", DemoSeed.CONNECTION);
        environment.put("SAML_CONNECTION", DemoSeed.SAML_CONNECTION);
        environment.put("OPERATOR_KEY", operatorKey);
        environment.put("ADMIN_KEY", adminKey);
        environment.put("DATABASE_URL", storage.address().url());
        environment.write();
    }

    /** Registers the product at its OpenID provider, as its makers would, and tells it what it is called there. */
    private void connect(DemoSeed seed, ProductServer product) {
        JsonObject registration = new JsonObject()
                .put("name", "Fernhill Training")
                .put("redirectUris", new JsonArray().add(product.redirectUri()))
                .put("postLogoutRedirectUris", new JsonArray().add(product.postLogoutRedirectUri()))
                .put("backchannelLogoutUri", product.backchannelLogoutUri());
        boolean known = environment
                .get("PRODUCT_CLIENT_ID")
                .filter(id -> seed.renewsApplication(id, registration))
                .isPresent();
        if (!known) {
            JsonObject made = seed.application(registration);
            environment.put("PRODUCT_CLIENT_ID", made.getString("id"));
            environment.put("PRODUCT_CLIENT_SECRET", made.getString("secret"));
        }
        environment.put("PRODUCT_URL", product.url().toString());
        product.connect(node.publicUrl(), value("PRODUCT_CLIENT_ID"), value("PRODUCT_CLIENT_SECRET"))
                .await();
    }
}

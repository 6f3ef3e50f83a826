package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.admin.key.OperatorKeys;
import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.egress.AddressRange;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Nodes on one database, a practice identity provider, and the vendor who sets organizations up by the API. */
public final class Installation implements AutoCloseable {
    static final String CONNECTION = "practice";

    private final MasterKey masterKey;
    private final DatabaseAddress address;
    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final PracticeIdp idp;
    private final List<Node> nodes = new ArrayList<>();
    private final String operatorKey;

    public Installation(DatabaseAddress address, MasterKey masterKey, int nodeCount) {
        this.address = address;
        this.masterKey = masterKey;
        database = new Database(vertx, address, 4);
        PracticeIdpVerticle practice = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        vertx.deployVerticle(practice).await();
        idp = practice.idp();
        for (int node = 0; node < nodeCount; node++) {
            nodes.add(Node.start(settings()).await());
        }
        operatorKey = new OperatorKeys(database).create("the vendor").await();
    }

    private NodeSettings settings() {
        Configuration.Http http = new Configuration.Http(
                "127.0.0.1", 0, "127.0.0.1", 0, Optional.empty(), List.of(AddressRange.of("127.0.0.1/32")), 0);
        return new NodeSettings(
                http,
                address,
                8,
                masterKey,
                OutboundAllow.LOOPBACK,
                List.of(),
                new Configuration.Scim(200, 30),
                Optional.empty());
    }

    public String operatorKey() {
        return operatorKey;
    }

    public String baseUrl(int node) {
        return nodes.get(node).publicUrl().toString();
    }

    public String managementUrl(int node) {
        return "http://127.0.0.1:" + nodes.get(node).managementPort();
    }

    public PracticeIdp idp() {
        return idp;
    }

    public Database database() {
        return database;
    }

    public ApiCaller operator() {
        return new ApiCaller(baseUrl(0) + "/api/v1", operatorKey);
    }

    /** An organization with one connection to the practice identity provider, by OpenID Connect. */
    public void organization(ApiCaller operator, String slug, int maxSeats) {
        organization(operator, slug, maxSeats, AuthMethod.OIDC);
    }

    /** The same by either protocol. */
    public void organization(ApiCaller operator, String slug, int maxSeats, AuthMethod protocol) {
        operator.post(
                "/organizations",
                new JsonObject().put("slug", slug).put("name", "Acme " + slug).put("maxSeats", maxSeats));
        operator.post("/organizations/" + slug + "/connections", connection(protocol));
    }

    private JsonObject connection(AuthMethod protocol) {
        JsonObject connection = new JsonObject().put("slug", CONNECTION);
        return switch (protocol) {
            case OIDC ->
                connection
                        .put("protocol", "oidc")
                        .put("issuer", idp.issuer())
                        .put("clientId", "seatkeeper")
                        .put("clientSecret", "a secret");
            case SAML -> connection.put("protocol", "saml").put("metadataUrl", idp.issuer() + "/saml/metadata");
        };
    }

    /** A whole sign-in of somebody, as a program sees it: the answer is JSON where it is a refusal. */
    public static Page signIn(String baseUrl, String slug, String person) {
        return signIn(new TestBrowser().always("Accept", "application/json"), baseUrl, slug, person);
    }

    public static Page signIn(TestBrowser browser, String baseUrl, String slug, String person) {
        Page page = browser.open(baseUrl + "/sso/" + slug + "/" + CONNECTION + "/start?login_hint="
                + URLEncoder.encode(person, StandardCharsets.UTF_8));
        return page.body().contains("name=\"SAMLResponse\"") ? browser.submit(page) : page;
    }

    /** How a sign-in ended: {@code signed_in}, or the code of the refusal. */
    static String outcome(Page page) {
        return page.address().getPath().equals("/signed-in")
                ? "signed_in"
                : new JsonObject(page.body()).getString("code", "status " + page.status());
    }

    /** Does many things at once and answers what each of them gave. */
    static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(tasks)) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    /** Every account that somebody was told of is there and active, and the seat count is the count of active people. */
    static void assertNothingLost(ApiCaller operator, String slug, Collection<String> acknowledged) {
        String organization = "/organizations/" + slug;
        for (String user : acknowledged) {
            assertThat(operator.get(organization + "/users/" + user).getString("status"))
                    .isEqualTo("active");
        }
        assertThat(operator.get(organization + "/seats").getInteger("used"))
                .isEqualTo(operator.get(organization + "/users?status=active&limit=1")
                        .getInteger("total"));
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.stop().await());
        vertx.close().await();
    }
}

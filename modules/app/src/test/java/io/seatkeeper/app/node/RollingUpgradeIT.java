package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.provider.Product;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes behind a proxy are replaced one after the other while everybody goes on, and nobody is refused. */
@Tag("long")
class RollingUpgradeIT {
    private static final String DRAIN_SECONDS = "4";
    /** How often each of them comes through with every node that is up, before the next step. */
    private static final int ROUNDS = 5;

    private final DatabaseAddress address = TestPostgres.migrated();
    private final String masterKey = MasterKey.random();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Collection<String> refused = new ConcurrentLinkedQueue<>();

    /** Somebody who does the same thing again and again, and how often it was done. */
    private record Lane(Thread thread, AtomicInteger rounds) {}

    @Test
    void nobodyIsRefusedWhileOneNodeAfterTheOtherIsReplaced() throws Exception {
        try (Installation vendor = new Installation(address, MasterKey.parse(masterKey), 0);
                RoundRobin proxy = new RoundRobin();
                NodeProcess first = node(proxy);
                NodeProcess second = node(proxy)) {
            await(() -> proxy.sendsTo(first) && proxy.sendsTo(second));
            List<Lane> lanes = crowd(vendor, proxy.baseUrl());

            everybodyGoesOn(lanes);
            try (NodeProcess third = replace(first, proxy, lanes);
                    NodeProcess fourth = replace(second, proxy, lanes)) {
                assertThat(proxy.sendsTo(third) && proxy.sendsTo(fourth)).isTrue();
                everybodyGoesOn(lanes);
                over.set(true);
                for (Lane lane : lanes) {
                    lane.thread().join();
                }
            }

            assertThat(proxy.lost()).isEmpty();
            assertThat(refused).isEmpty();
        } finally {
            over.set(true);
        }
    }

    /** The old node says that it leaves and serves meanwhile; the new one starts when it has gone. */
    private NodeProcess replace(NodeProcess old, RoundRobin proxy, List<Lane> lanes) throws Exception {
        old.tellToStop();
        await(() -> !proxy.sendsTo(old));
        Page health = new TestBrowser().open(old.managementUrl() + "/health/ready");
        assertThat(health.status()).isEqualTo(503);
        assertThat(old.ended()).isEqualTo(143);
        proxy.remove(old);
        everybodyGoesOn(lanes);
        NodeProcess fresh = node(proxy);
        await(() -> proxy.sendsTo(fresh));
        return fresh;
    }

    private NodeProcess node(RoundRobin proxy) throws IOException {
        int port = NodeProcess.freePort();
        NodeProcess node = NodeProcess.start(Map.of(
                "SEATKEEPER_DATABASE_URL", address.url(),
                "SEATKEEPER_MASTER_KEY", masterKey,
                "SEATKEEPER_HTTP_PORT", String.valueOf(port),
                "SEATKEEPER_PUBLIC_URL", proxy.baseUrl(),
                "SEATKEEPER_DRAIN_SECONDS", DRAIN_SECONDS));
        proxy.add(node, port);
        return node;
    }

    /** People who come for the first time, people who are in, a provider that pushes, and a product that refreshes. */
    private List<Lane> crowd(Installation vendor, String baseUrl) {
        ApiCaller operator = new ApiCaller(baseUrl + "/api/v1", vendor.operatorKey());
        vendor.organization(operator, "acme", 100_000);
        return List.of(
                lane("sign-in", round -> signIn(baseUrl, "one." + round)),
                lane("sign-in", round -> signIn(baseUrl, "two." + round)),
                lane("session", checks(baseUrl, "in@acme.example")),
                lane("session", checks(baseUrl, "in.too@acme.example")),
                lane("push", pushes(operator, baseUrl)),
                lane("refresh", refreshes(operator, baseUrl)));
    }

    private Lane lane(String name, IntConsumer act) {
        AtomicInteger rounds = new AtomicInteger();
        return new Lane(
                Thread.startVirtualThread(() -> {
                    try {
                        while (!over.get()) {
                            act.accept(rounds.get());
                            rounds.incrementAndGet();
                        }
                    } catch (RuntimeException | AssertionError fault) {
                        refused.add(name + ": " + fault);
                    }
                }),
                rounds);
    }

    private static void signIn(String baseUrl, String person) {
        TestBrowser browser = new TestBrowser().always("Accept", "application/json");
        Page page = Installation.signIn(browser, baseUrl, "acme", person + "@acme.example");
        assertThat(Installation.outcome(page)).isEqualTo("signed_in");
    }

    private static IntConsumer checks(String baseUrl, String person) {
        TestBrowser browser = new TestBrowser();
        Installation.signIn(browser, baseUrl, "acme", person);
        return round ->
                assertThat(browser.open(baseUrl + "/session/check").status()).isEqualTo(200);
    }

    private static IntConsumer pushes(ApiCaller operator, String baseUrl) {
        JsonObject token = operator.post("/organizations/acme/scim-tokens", new JsonObject().put("name", "Okta"));
        Push push = new Push(List.of(baseUrl), "acme", token.getString("id"), token.getString("token"));
        return round -> {
            String id = push.made(
                    0,
                    "/Users",
                    new JsonObject()
                            .put("userName", "pushed." + round + "@acme.example")
                            .put("externalId", "p-" + round));
            JsonObject leave = new JsonObject()
                    .put("schemas", new JsonArray().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                    .put(
                            "Operations",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("op", "replace")
                                            .put("path", "active")
                                            .put("value", false)));
            assertThat(push.call(0, "PATCH", "/Users/" + id, leave).status()).isEqualTo(200);
            assertThat(push.call(0, "GET", "/Users/" + id, new JsonObject())
                            .json()
                            .getBoolean("active"))
                    .isFalse();
        };
    }

    /** Each refresh token is good once, so that an answer that is lost on the way ends the chain. */
    private static IntConsumer refreshes(ApiCaller operator, String baseUrl) {
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", "Training")
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        Product product = new Product(baseUrl, made.getString("id"), made.getString("secret"));
        String code = product.code(new TestBrowser(), Map.of("login_hint", "product@acme.example"));
        String[] held = {product.redeem(code).body().getString("refresh_token")};
        return round -> {
            Product.Answer answer = product.refresh(held[0]);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            held[0] = answer.body().getString("refresh_token");
        };
    }

    private void everybodyGoesOn(List<Lane> lanes) {
        List<Integer> before = lanes.stream().map(lane -> lane.rounds().get()).toList();
        for (int each = 0; each < lanes.size(); each++) {
            int wanted = before.get(each) + ROUNDS;
            AtomicInteger rounds = lanes.get(each).rounds();
            await(() -> rounds.get() >= wanted || !refused.isEmpty());
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}

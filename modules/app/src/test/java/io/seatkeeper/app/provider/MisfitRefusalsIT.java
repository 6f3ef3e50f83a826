package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What can't be read, and whom it doesn't fit, stands in the audit log in the name of the client that was named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisfitRefusalsIT {
    private static final String ANOTHERS =
            "Who is signed in belongs to another organization than the request asks for.";
    private static final String NOT_LATELY =
            "Who is signed in has not proven who they are as lately as the request asks, as far as is known.";
    private static final String TWICE = "A parameter came twice.";

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 100);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void silentQuestionThatSomebodyDoesNotFitIsNoted() {
        Product own = own();
        TestBrowser browser = new TestBrowser();
        own.code(browser, Map.of("login_hint", "ada@acme.example"));

        own.authorize(browser, Map.of("prompt", "none", "organization", "globex"));
        own.authorize(browser, Map.of("prompt", "none", "max_age", "0"));

        Audit.assertReasons(operator, "acme", "application.refused", own.clientId(), ANOTHERS, NOT_LATELY);
    }

    @Test
    void parameterThatCameTwiceIsNotedForTheClientThatIsNamedAtEveryEndpoint() {
        Map<String, Consumer<Product>> table = new LinkedHashMap<>();
        for (String path : List.of("authorize", "logout")) {
            table.put(
                    path,
                    own -> new TestBrowser()
                            .open(own.issuer() + "/oauth2/" + path + "?client_id=" + own.clientId() + "&x=1&x=2"));
        }
        for (String path : List.of("par", "token", "introspect", "revoke")) {
            table.put(
                    path,
                    own -> assertThat(own.postRaw("/oauth2/" + path, "x=1&x=2")
                                    .body()
                                    .getString("error"))
                            .isEqualTo("invalid_request"));
        }
        table.forEach((path, sent) -> {
            Product own = own();
            sent.accept(own);
            Audit.assertReasons(operator, "acme", "application.refused", own.clientId(), TWICE);
            assertThat(Audit.entries(operator, "acme", "application.refused", own.clientId()))
                    .extracting(detail -> detail.getString("received"))
                    .containsExactly("x");
        });
    }

    @Test
    void scimClientWhoseParameterCameTwiceIsNoted() {
        JsonObject made = operator.post("/organizations/acme/scim-clients", new JsonObject().put("name", "Okta"));

        product(made).postRaw("/oauth2/token", "grant_type=client_credentials&scope=scim&scope=scim");

        Audit.assertReasons(operator, "acme", "scim_client.refused", made.getString("id"), TWICE);
    }

    private Product own() {
        return product(operator.post(
                "/organizations/acme/applications",
                new JsonObject()
                        .put("name", "Training")
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI))));
    }

    private Product product(JsonObject made) {
        return new Product(service.baseUrl(0), made.getString("id"), made.getString("secret"));
    }
}

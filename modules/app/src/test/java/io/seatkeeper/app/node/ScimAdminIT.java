package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an admin does about SCIM: tokens, and the log of what was pushed with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScimAdminIT {
    private static final String TOKENS = "/organizations/acme/scim-tokens";

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 10);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void tokenIsMadeListedRenamedAndRevoked() {
        JsonObject made = operator.post(TOKENS, new JsonObject().put("name", "Entra"));
        String id = made.getString("id");

        assertThat(made.getString("baseUrl")).isEqualTo(service.baseUrl(0) + "/scim/v2/acme");
        assertThat(made.getString("connection"))
                .as("the only connection there is")
                .isEqualTo(operator.get("/organizations/acme/connections/" + Installation.CONNECTION)
                        .getString("id"));
        operator.patch(
                TOKENS + "/" + id, new JsonObject().put("name", "Entra ID").put("strict", true));
        JsonObject listed = operator.get(TOKENS).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(token -> token.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(listed.getString("name")).isEqualTo("Entra ID");
        assertThat(listed.getBoolean("strict")).isTrue();
        assertThat(listed.encode()).doesNotContain(made.getString("token"));

        operator.delete(TOKENS + "/" + id);

        assertThatThrownBy(() -> operator.delete(TOKENS + "/" + id)).hasMessageContaining("404");
    }

    @Test
    void unknownConnectionAndNamelessTokenAreRefused() {
        assertThatThrownBy(() ->
                        operator.post(TOKENS, new JsonObject().put("name", "x").put("connection", "nowhere")))
                .hasMessageContaining("connection_unknown");
        assertThatThrownBy(() -> operator.post(TOKENS, new JsonObject().put("name", "")))
                .hasMessageContaining("400");
        assertThatThrownBy(() -> operator.post(
                        TOKENS, new JsonObject().put("name", "x").put("expiresAt", "2020-01-01T00:00:00Z")))
                .hasMessageContaining("400");
    }

    @Test
    void keyNeedsTheScope() {
        assertThatThrownBy(() -> key("users").post(TOKENS, new JsonObject().put("name", "x")))
                .hasMessageContaining("403");
        assertThatThrownBy(() -> key("users").get("/organizations/acme/scim-requests"))
                .hasMessageContaining("403");
        assertThat(key("scim").post(TOKENS, new JsonObject().put("name", "x")).getString("token"))
                .startsWith("sk_scim_");
    }

    @Test
    void whatWasPushedIsSearched() {
        JsonObject made = operator.post(TOKENS, new JsonObject().put("name", "Okta"));
        Push push = new Push(List.of(service.baseUrl(0)), "acme", made.getString("id"), made.getString("token"));
        push.made(
                0,
                "/Users",
                new JsonObject().put("userName", "logged@example.com").put("password", "hunter2"));
        push.call(0, "GET", "/Users?filter=shoeSize%20pr", new JsonObject());
        String refusals = "/organizations/acme/scim-requests?status=4xx&text=SHOESIZE&since=2020-01-01T00:00:00Z";

        JsonArray found;
        do { // an entry appears once its batch is written
            found = operator.get(refusals).getJsonArray("items");
        } while (found.isEmpty());

        JsonObject entry = found.getJsonObject(0);
        assertThat(entry.getInteger("status")).isEqualTo(400);
        assertThat(entry.getString("tokenName")).isEqualTo("Okta");
        assertThat(operator.get("/organizations/acme/scim-requests?path=/Users&status=201")
                        .encode())
                .contains("logged@example.com")
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> operator.get("/organizations/acme/scim-requests?status=999"))
                .hasMessageContaining("400");
    }

    private ApiCaller key(String scope) {
        JsonObject made = operator.post(
                "/organizations/acme/admin-keys",
                new JsonObject().put("name", scope).put("scopes", new JsonArray().add(scope)));
        return new ApiCaller(operator.baseUrl(), made.getString("key"));
    }
}

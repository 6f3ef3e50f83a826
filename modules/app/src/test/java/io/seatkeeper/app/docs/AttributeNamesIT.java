package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guide for any other provider, as somebody follows it whose provider calls things by names of its own. */
@Tag("long")
class AttributeNamesIT {
    private static final String CONNECTION = "/organizations/acme/connections/practice";

    @Test
    void namesThatTheGuideTellsAreTheConnections() {
        try (Installation service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1)) {
            ApiCaller operator = service.operator();
            service.organization(operator, "acme", 2);

            new Guide("docs/guides/other.md")
                    .follow(
                            "What we take from it",
                            Map.of(
                                    "BASE_URL", service.baseUrl(0),
                                    "KEY", service.operatorKey(),
                                    "ORG", "acme",
                                    "CONNECTION", operator.get(CONNECTION).getString("id")));

            JsonObject attributes = operator.get(CONNECTION).getJsonObject("attributes");
            assertThat(attributes.getString("externalSsoId")).isEqualTo("employeeNumber");
            assertThat(attributes.getString("email")).isEqualTo("workMail");
        }
    }
}

package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.oauth.pusher.WarnOfSecrets;
import io.seatkeeper.platform.published.EndsSoon;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A SCIM client's secret that ends soon is told of before pushes stop. */
class ScimSecretWarningIT {
    @Test
    void organizationIsToldOnceThatASecretEndsSoonHoweverManyNodesAreAtIt() {
        try (Installation service = new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1)) {
            ApiCaller operator = service.operator();
            service.organization(operator, "acme", 10);
            Instant now = Instant.now();
            JsonObject client =
                    operator.post("/organizations/acme/scim-clients", new JsonObject().put("name", "Entra"));
            String secrets = "/organizations/acme/scim-clients/" + client.getString("id") + "/secrets";
            Instant end = now.plus(EndsSoon.AHEAD).minusSeconds(60);
            operator.post(secrets, new JsonObject().put("expiresAt", end.toString()));
            WarnOfSecrets warnings = new WarnOfSecrets(service.database(), InstantSource.fixed(now));

            Future.all(warnings.round(), warnings.round(), warnings.round(), warnings.round())
                    .await();

            List<JsonObject> told =
                    Audit.entries(operator, "acme", "scim_client.secret_expiring", client.getString("id"));
            assertThat(told).as("the first secret has two years").hasSize(1);
            assertThat(told.getFirst().getString("name")).isEqualTo("Entra");
            assertThat(Instant.parse(told.getFirst().getString("expiresAt")))
                    .isBetween(end.minusMillis(1), end.plusMillis(1));
        }
    }
}

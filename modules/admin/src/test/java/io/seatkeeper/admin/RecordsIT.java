package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attempts, link requests, domains, and the document itself. */
class RecordsIT {
    private static AdminApi api;

    @BeforeAll
    static void start() {
        api = new AdminApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aRefusedSignInIsFoundByTheReferenceThatThePersonRead() {
        String organization = api.organization(1);
        String path = "/organizations/" + organization + "/sign-in-attempts";
        api.connection(organization, "sso", "");
        api.signedIn(organization, "sso", "first@acme.example");
        Page refused = new TestBrowser()
                .open(api.origin() + "/sso/" + organization + "/sso/start?login_hint=second@acme.example");
        assertThat(refused.status()).isEqualTo(403);
        ApiClient.Reply attempts = api.operator().get(path + "?accepted=false").expect(200);
        assertThat(attempts.items("code")).containsExactly("seats_exhausted");
        String reference = attempts.items("reference").getFirst();
        assertThat(refused.text()).contains(reference);
        JsonObject attempt = api.operator()
                .get(path + "?reference=" + reference)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(attempt.getString("email")).isEqualTo("second@acme.example");
        assertThat(attempt.getJsonArray("checks").encode()).contains("expected", "received");
        assertThat(api.operator().get(path + "?accepted=true").items("email")).containsExactly("first@acme.example");
        assertThat(api.operator().get(path + "?code=replayed").items("email")).isEmpty();
    }

    @Test
    void aRefusedLinkToAnOrgAdminWaitsForAnotherAdmin() {
        String organization = api.organization(5);
        String path = "/organizations/" + organization;
        api.connection(organization, "one", "");
        TestBrowser ann = api.adminsBrowser(organization, "one", "ann@acme.example");
        TestBrowser bob = api.adminsBrowser(organization, "one", "bob@acme.example");
        api.operator()
                .post(
                        path + "/connections",
                        "{\"protocol\":\"oidc\",\"slug\":\"two\",\"issuer\":\"%s\",\"clientId\":\"c\",\"clientSecret\":\"s\",\"domains\":[\"*\"]}"
                                .formatted(api.idp().at("two").issuer()))
                .expect(201);
        Page refused = new TestBrowser()
                .open(api.origin() + "/sso/" + organization + "/two/start?login_hint=ann@acme.example");
        assertThat(refused.status()).isEqualTo(403);
        ApiClient.Reply waiting = api.console(bob).get(path + "/link-requests").expect(200);
        assertThat(waiting.items("user")).containsExactly(api.userId(organization, "ann@acme.example"));
        String request = path + "/link-requests/" + waiting.items("id").getFirst();
        api.console(ann).post(request + "/approve", "").refused(403, "forbidden");
        api.console(bob).post(request + "/approve", "").expect(204);
        api.console(bob).post(request + "/approve", "").refused(404, "not_found");
        api.signedIn(organization, "two", "ann@acme.example");
        assertThat(api.operator().get(path + "/link-requests").items("id")).isEmpty();
    }

    @Test
    void aDomainIsVerifiedByItsRecordAndFindsTheOrganization() {
        String path = "/organizations/" + api.organization(1) + "/domains";
        ApiClient.Reply added =
                api.operator().post(path, "{\"name\":\"Acme-Records.example\"}").expect(201);
        assertThat(added.text("name")).isEqualTo("acme-records.example");
        String domain = path + "/" + added.text("id");
        api.operator().post(domain + "/verify", "").refused(422, "domain_not_verified");
        api.dns().txt(added.text("recordName"), added.text("recordValue"));
        assertThat(api.operator().post(domain + "/verify", "").expect(200).text("verifiedAt"))
                .isNotNull();
        assertThat(api.operator().get(path).items("name")).containsExactly("acme-records.example");
        api.operator().delete(domain).expect(204);
        api.operator().delete(domain).refused(404, "not_found");
        api.operator().post(path, "{\"name\":\"not a domain\"}").refused(400, "invalid_request");
    }

    @Test
    void theDocumentIsServedToEverybody() {
        ApiClient.Reply document = api.anybody().get("/openapi.json").expect(200);
        assertThat(document.header("Content-Type")).isEqualTo("application/json");
        assertThat(document.text("openapi")).startsWith("3.1");
        assertThat(document.json().getJsonObject("paths").fieldNames()).contains("/organizations/{org}/users");
    }

    @Test
    void thePageShowsEveryOperationWithNoScriptAndAStrictPolicy() {
        ApiClient.Reply page = api.anybody().get("/docs").expect(200);
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe", "script-src");
        assertThat(page.response().body()).doesNotContain("<script", "javascript:", " onclick");
        JsonObject paths = api.anybody().get("/openapi.json").json().getJsonObject("paths");
        Stream<String> operations = paths.stream()
                .flatMap(path -> ((JsonObject) path.getValue()).stream())
                .filter(entry -> entry.getValue() instanceof JsonObject)
                .map(entry -> ((JsonObject) entry.getValue()).getString("operationId"));
        assertThat(operations)
                .allSatisfy(id -> assertThat(page.response().body()).contains("id=\"" + id + "\""));
    }
}

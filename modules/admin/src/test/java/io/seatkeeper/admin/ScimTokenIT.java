package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SCIM tokens by the API: read, and changed by whoever saw what they are. */
class ScimTokenIT {
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
    void changesWithAStaleTagAreRefused() {
        String tokens = "/organizations/" + api.organization(3) + "/scim-tokens";
        ApiClient.Reply made = api.operator().post(tokens, named("Entra")).expect(201);
        String path = tokens + "/" + made.text("id");
        ApiClient.Reply read = api.operator().get(path).expect(200);
        String tag = read.header("ETag");
        assertThat(made.header("ETag")).isEqualTo(tag);
        assertThat(made.header("Location")).endsWith("/scim-tokens/" + made.text("id"));
        assertThat(read.json().fieldNames()).doesNotContain("token");

        String changed = api.operator()
                .with("If-Match", tag)
                .patch(path, named("Quicker"))
                .expect(200)
                .header("ETag");
        assertThat(changed).isNotEqualTo(tag);
        api.operator().with("If-Match", tag).patch(path, named("Slower")).refused(412, "version_mismatch");
        api.operator()
                .with("If-Match", "W/" + changed)
                .patch(path, named("Weak"))
                .refused(412, "version_mismatch");
        assertThat(api.operator().get(path).expect(200).text("name")).isEqualTo("Quicker");
        api.operator().patch(path, named("Without a tag")).expect(200);
        api.operator().with("If-Match", "*").patch(path, named("Any")).expect(200);
    }

    @Test
    void anothersTokenIsNotThere() {
        String mine = "/organizations/" + api.organization(3) + "/scim-tokens/";
        String theirs = "/organizations/" + api.organization(3) + "/scim-tokens";
        String id = api.operator().post(theirs, named("Entra")).expect(201).text("id");

        api.operator().get(mine + id).refused(404, "not_found");
        api.operator().with("If-Match", "\"1\"").patch(mine + id, named("x")).refused(404, "not_found");
    }

    private static String named(String name) {
        return "{\"name\":\"" + name + "\"}";
    }
}

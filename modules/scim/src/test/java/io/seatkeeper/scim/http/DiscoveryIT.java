package io.seatkeeper.scim.http;

import static io.seatkeeper.scim.ScimCaller.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.scim.ScimCaller;
import io.seatkeeper.scim.ScimServer;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of itself, over HTTP. */
class DiscoveryIT {
    private static final ScimServer SERVER = new ScimServer();

    private final ScimCaller caller = SERVER.caller();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    @Rfc("7644 §4")
    void configurationAnnouncesTheBoundsThatAreHeld() {
        JsonObject configuration =
                caller.get("/ServiceProviderConfig").expect(200).json();

        assertThat(configuration.getJsonObject("bulk").getInteger("maxOperations"))
                .isEqualTo(1_000);
        assertThat(configuration.getJsonObject("bulk").getInteger("maxPayloadSize"))
                .isEqualTo(8 * 1024 * 1024);
        assertThat(configuration.getJsonObject("filter").getInteger("maxResults"))
                .isEqualTo(1_000);
        assertThat(configuration.getJsonObject("pagination").getBoolean("cursor"))
                .isTrue();
        assertThat(configuration.getBoolean("interopProfileConformant")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ResourceTypes", "/Schemas"})
    @Rfc("7644 §4")
    void everyDocumentIsFoundByItsIdAtItsLocation(String path) {
        assertThat(caller.get(path).expect(200).resources()).isNotEmpty().allSatisfy(document -> {
            String location = document.getJsonObject("meta").getString("location");
            assertThat(location).isEqualTo(caller.baseUrl() + path + "/" + document.getString("id"));
            assertThat(caller.get(location.substring(caller.baseUrl().length()))
                            .expect(200)
                            .json())
                    .isEqualTo(document);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ServiceProviderConfig", "/ResourceTypes", "/Schemas"})
    @Rfc("7644 §4")
    void documentsAreNotFiltered(String path) {
        caller.get(path, "id eq \"User\"").refused(403);
    }

    @Test
    void strictClientIsToldSoAndHeldToIt() {
        Organization organization = SERVER.organization(OptionalInt.empty());
        ScimTokens.Made token = SERVER.token(organization, "a strict one", true);
        ScimCaller strict = new ScimCaller(token.baseUrl(), token.secret());

        assertThat(strict.get("/ServiceProviderConfig").json().getBoolean("interopProfileConformant"))
                .isTrue();
        strict.post("/Users", user("emeka").put("shoeSize", 45)).refused(400, "invalidSyntax");
        caller.post("/Users", user("emeka").put("shoeSize", 45)).expect(201);
        String id = strict.post("/Users", user("emeka")).expect(201).id();
        strict.patch(
                        "/Users/" + id,
                        new JsonObject().put("op", "replace").put("value", new JsonObject().put("title", "T")))
                .refused(400);
    }
}

package io.seatkeeper.scim.http;

import static io.seatkeeper.scim.ScimCaller.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.scim.ScimCaller;
import io.seatkeeper.scim.ScimServer;
import io.seatkeeper.testkit.Rfc;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what of a request is taken at all. */
class DoorIT {
    private static final ScimServer SERVER = new ScimServer();

    private final Organization organization = SERVER.organization(OptionalInt.empty());
    private final ScimTokens.Made token = SERVER.token(organization, "a provider");
    private final ScimCaller caller = new ScimCaller(token.baseUrl(), token.secret());

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void tokenOpensItsOrganizationBySlugAndById() {
        caller.get("/Users").expect(200);
        new ScimCaller(SERVER.origin() + "/scim/v2/" + organization.id(), token.secret())
                .get("/Users")
                .expect(200);
    }

    @Test
    @Rfc("7644 §3.12")
    void anythingButALiveTokenOfThisOrganizationIsAScimShaped401() {
        ScimTokens.Made foreign = SERVER.token(SERVER.organization(OptionalInt.empty()), "another");
        ScimTokens.Made expired = SERVER.token(organization, "an old one");
        SERVER.expire(expired);
        ScimTokens.Made revoked = SERVER.token(organization, "a leaked one");
        SERVER.ask(
                ScimTokens.REVOKE,
                new ScimTokens.Revoke(
                        ScimServer.OPERATOR, organization.id(), revoked.token().id()));
        String changed = token.secret().substring(0, token.secret().length() - 2) + "xx";

        for (String secret : List.of(
                foreign.secret(),
                expired.secret(),
                revoked.secret(),
                changed,
                token.secret().replace("sk_scim_", "sk_admin_"),
                token.secret().replace("sk_scim_", ""),
                "",
                "nothing")) {
            assertThat(caller.with(secret).get("/Users").refused(401).header("WWW-Authenticate"))
                    .as(secret)
                    .startsWith("Bearer");
        }
        caller.send("GET", "/Users", Map.of("Authorization", "Basic " + token.secret()), "")
                .refused(401);
        new ScimCaller(SERVER.origin() + "/scim/v2/nobody", token.secret())
                .get("/Users")
                .refused(401);
        new ScimCaller(SERVER.origin() + "/scim/v2/nobody", token.secret())
                .get("/no/such/path")
                .refused(401);
    }

    @Test
    void tokensRollOverWithoutAGap() {
        ScimTokens.Made next = SERVER.token(organization, "its successor");
        caller.get("/Users").expect(200);
        caller.with(next.secret()).get("/Users").expect(200);

        SERVER.ask(
                ScimTokens.REVOKE,
                new ScimTokens.Revoke(
                        ScimServer.OPERATOR, organization.id(), token.token().id()));

        caller.get("/Users").refused(401);
        caller.with(next.secret()).get("/Users").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/", "/Users?", "/Users?&", "/Users?count=1&", "/Users/?count=1", "/Groups/", ""})
    void sloppyAddressesAreUnderstood(String path) {
        caller.get(path).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users",
                "/Userss",
                "/Users/a/b",
                "/Users/not-an-id",
                "/Users/00000000-0000-7000-8000-000000000000",
                "/Groups/not-an-id",
                "/Schemas/urn:nothing",
                "/ResourceTypes/Device",
                "/x"
            })
    @Rfc("7644 §3.12")
    void whatIsNotThereIsAScimShaped404(String path) {
        caller.get(path).refused(404);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH,/Users,'GET, POST'",
        "DELETE,/Groups,'GET, POST'",
        "POST,/Users/1,'DELETE, GET, PATCH, PUT'",
        "GET,/Bulk,POST",
        "PUT,/ServiceProviderConfig,GET",
        "POST,/Schemas,GET",
        "DELETE,/ResourceTypes/User,GET",
        "GET,/Users/.search,POST",
        "HEAD,/Nothing,"
    })
    @Rfc("7644 §4")
    void methodThatIsNotServedIs405AndSaysWhichAre(String method, String path, String allowed) {
        ScimCaller.Reply reply = caller.send(method, path, Map.of(), "");
        if (allowed == null) {
            reply.expect(404);
        } else {
            assertThat(reply.refused(405).header("Allow")).isEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    @Rfc("7644 §3.11")
    void meIsNotServedToAClient(String method) {
        caller.send(method, "/Me", Map.of(), "").refused(501);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/scim+json", "application/json", "application/json; charset=UTF-8"})
    @Rfc("7644 §3.1")
    void bodiesAreReadInBothTypes(String type) {
        caller.send(
                        "POST",
                        "/Users",
                        Map.of("Content-Type", type),
                        user("person of " + type).encode())
                .expect(201);
    }

    @Test
    void otherTypesAre415() {
        caller.send("POST", "/Users", Map.of("Content-Type", "text/xml"), "<user/>")
                .refused(415);
        caller.send("POST", "/Users", Map.of("Content-Type", "application/json; charset=latin1"), "{}")
                .refused(415);
    }

    @Test
    @Rfc("7644 §3.8")
    void answersAreScimJsonUnlessOnlyPlainJsonIsTaken() {
        assertThat(caller.get("/Users").header("Content-Type")).isEqualTo("application/scim+json;charset=utf-8");
        assertThat(caller.send("GET", "/Users", Map.of("Accept", "application/json"), "")
                        .header("Content-Type"))
                .isEqualTo("application/json;charset=utf-8");
        assertThat(caller.send("GET", "/Users", Map.of("Accept", "application/json, application/scim+json"), "")
                        .header("Content-Type"))
                .isEqualTo("application/scim+json;charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{\"userName\":\"a\",\"userName\":\"b\"}", "{\"userName\":\"\\u0000\"}"})
    @Rfc("7644 §3.12")
    void bodyThatIsNoObjectIsInvalidSyntax(String body) {
        caller.send("POST", "/Users", Map.of(), body).refused(400, "invalidSyntax");
    }

    @Test
    void bodyBeyondItsBoundIs413() {
        String large = user("x".repeat(1024 * 1024)).encode();

        caller.send("POST", "/Users", Map.of(), large).refused(413);
        caller.send("POST", "/Users/.search", Map.of(), large).refused(413);
        caller.get("/Users").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users?filter=%zz", "/Users?count=%", "/Users/%zz", "/Groups/%", "/%c"})
    void addressThatCannotBeDecodedIsAScimShaped400(String path) {
        assertThat(RawRequest.send(
                        SERVER.origin(), "GET " + URI.create(caller.baseUrl()).getPath() + path, token.secret()))
                .startsWith("HTTP/1.1 400")
                .contains("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        try (ScimServer slow = new ScimServer(1)) {
            ScimTokens.Made busy = slow.token(slow.organization(OptionalInt.empty()), "a busy one");
            ScimCaller hasty = new ScimCaller(busy.baseUrl(), busy.secret());
            int allowed = 0;
            ScimCaller.Reply reply = hasty.get("/ServiceProviderConfig");
            while (reply.status() == 200 && allowed < 700) {
                allowed++;
                reply = hasty.get("/ServiceProviderConfig");
            }

            assertThat(allowed).isBetween(600, 690);
            assertThat(Integer.parseInt(reply.refused(429).header("Retry-After")))
                    .isEqualTo(1);
            ScimTokens.Made other = slow.token(slow.organization(OptionalInt.empty()), "another");
            new ScimCaller(other.baseUrl(), other.secret()).get("/Users").expect(200);
        }
    }
}

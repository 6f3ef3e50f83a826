package io.seatkeeper.admin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.seatkeeper.admin.AdminApi;
import io.seatkeeper.admin.ApiClient;
import io.seatkeeper.contract.Ids;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an Org Admin does in Chromium with directory pushes: tokens, clients and the log. */
class PushTasksIT {
    /** What a table says of an end that is far away: its day. */
    private static final String ENDS = "[A-Z][a-z]{2} \\d{1,2}, 20\\d\\d";

    private static ConsoleInChromium console;
    private static AdminApi api;

    @BeforeAll
    static void start() {
        console = ConsoleInChromium.ofAnAdmin(50);
        api = console.api();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void tokenIsMadeCopiedRenewedAndRevoked() {
        console.visit(reader -> {
            reader.goes("SCIM", "Directory push (SCIM)");
            assertThat(reader.copies("Base URL")).isEqualTo(api.origin() + "/scim/v2/" + console.organization());
            reader.reachesAndPresses(AriaRole.LINK, "Make a token");
            reader.types("Name", "Okta provisioning");
            reader.chooses("Connection", "sso");
            reader.chooses("Lasts", "90 days");
            reader.presses("Make the token");
            reader.headed("The token is made");
            String first = reader.copies("Token");
            assertThat(first).startsWith("sk_scim_");
            reader.follows("I have copied it");
            assertThat(reader.row("Okta provisioning")).hasText(Pattern.compile(ENDS));
            reader.seesNot(first);
            push(first, person("pat@acme.example")).expect(201);

            reader.follows("Renew Okta provisioning");
            reader.isAsked("Make a successor of “Okta provisioning”?", "The old one goes on working.");
            reader.agrees("Make the successor");
            String second = reader.copies("Token");
            assertThat(second).startsWith("sk_scim_").isNotEqualTo(first);
            reader.follows("I have copied it");
            push(first, person("pia@acme.example")).expect(201);

            Locator both = reader.row("Okta provisioning")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile(ENDS)));
            assertThat(both).hasCount(2);
            both.last().getByRole(AriaRole.LINK).last().click();
            reader.isAsked("Revoke “Okta provisioning”?", pushed() + " people who came by pushes stay as they are");
            reader.agrees("Revoke the token");
            reader.isTold("The token is revoked.");
            assertThat(reader.row("Okta provisioning")).hasCount(1);
            push(first, person("pip@acme.example")).expect(401);
            push(second, person("pip@acme.example")).expect(201);
        });
    }

    @Test
    void clientIsMadeAndGivenAnotherSecret() {
        console.visit(reader -> {
            reader.goes("SCIM", "Directory push (SCIM)");
            reader.reachesAndPresses(AriaRole.LINK, "Make a client");
            reader.types("Name", "Entra gallery");
            reader.chooses("Connection", "sso");
            reader.chooses("Proves itself by", "A secret");
            reader.presses("Make the client");
            String first = reader.copies("Client secret");
            String client = reader.copies("Client ID");
            reader.follows("I have copied it");
            reader.headed("Entra gallery");
            granted(client, first).expect(200);

            reader.presses("Make another");
            String second = reader.copies("Client secret");
            reader.follows("I have copied it");
            granted(client, second).expect(200);
            granted(client, first).expect(200);
            reader.page()
                    .getByRole(AriaRole.ROW)
                    .last()
                    .getByRole(AriaRole.LINK)
                    .click();
            reader.isAsked("End this secret of Entra gallery?", "One secret remains.");
            reader.agrees("End the secret");
            reader.isTold("The secret has ended.");
            assertThat(granted(client, first).response().statusCode()
                            + granted(client, second).response().statusCode())
                    .isEqualTo(200 + 401);

            reader.page()
                    .getByRole(AriaRole.ROW)
                    .last()
                    .getByRole(AriaRole.LINK)
                    .click();
            reader.isAsked("End this secret of Entra gallery?", "It is the last one");
            reader.follows("Cancel");
            reader.follows("Revoke");
            reader.isAsked("Revoke “Entra gallery”?", "One secret ends.");
            reader.agrees("Revoke the client");
            reader.isTold("The client is revoked.");
            granted(client, first).expect(401);
            granted(client, second).expect(401);
        });
    }

    @Test
    void aPushIsFoundInTheLogWithItsBody() {
        String token = api.operator()
                .post(console.path() + "/scim-tokens", "{\"name\":\"Log\",\"connection\":\"sso\"}")
                .expect(201)
                .text("token");
        push(token, person("lou@acme.example")).expect(201);
        push(token, person("lou@acme.example")).expect(409);
        push(token, person("len@acme.example")).expect(201);
        console.visit(reader -> {
            reader.goes("SCIM", "Directory push (SCIM)");
            reader.follows("Log of pushes");
            reader.types("Search", "lou@acme");
            reader.sees("2 requests");
            reader.chooses("Result", "Refused (4xx)");
            reader.sees("1 request");
            reader.seesRows(1);
            assertThat(reader.row("POST /Users")).containsText("409");
            reader.seesNot("\"userName\":\"lou@acme.example\"");
            reader.row("409").getByText("POST /Users").click();
            reader.sees("Another user of the organization has this userName.");
            reader.sees("\"userName\":\"lou@acme.example\"");
            reader.sees("Left alone, as no schema has it: favouriteColour");
        });
    }

    private static long pushed() {
        return api.operator()
                .get(console.path() + "/users?source=scim&limit=1")
                .expect(200)
                .json()
                .getLong("total");
    }

    private static String person(String mail) {
        return new JsonObject()
                .put("userName", mail)
                .put("externalId", Ids.next().toString())
                .put("favouriteColour", "blue")
                .encode();
    }

    private static ApiClient.Reply push(String token, String body) {
        return new ApiClient(api.origin() + "/scim/v2/" + console.organization())
                .with("Authorization", "Bearer " + token)
                .with("Content-Type", "application/scim+json")
                .post("/Users", body);
    }

    private static ApiClient.Reply granted(String client, String secret) {
        return new ApiClient(api.origin())
                .with(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8)))
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/oauth2/token", "grant_type=client_credentials");
    }
}

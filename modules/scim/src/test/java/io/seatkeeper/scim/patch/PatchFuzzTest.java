package io.seatkeeper.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.scim.ScimUser.Content;
import io.seatkeeper.scim.resource.Manner;
import io.seatkeeper.scim.resource.Unknown;
import io.seatkeeper.scim.resource.UserContent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

class PatchFuzzTest {
    private static final JsonObject BEFORE = new JsonObject("""
            {"userName": "ada@example.com", "externalId": "7", "displayName": "Ada", "name": {"givenName": "Ada"},
             "emails": [{"value": "ada@example.com", "type": "work", "primary": true}, {"value": "a@home.org", "type": "home"}],
             "addresses": [{"type": "work", "locality": "London"}], "roles": [{"value": "R", "primary": true}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                 {"department": "D", "manager": {"value": "9", "displayName": "Boss"}}}
            """);

    @FuzzTest(maxDuration = "20s")
    void anyRequestIsDoneOrRefusedAndItsResultReadsAsItself(byte[] input) {
        JsonObject request;
        try {
            request = new JsonObject(Buffer.buffer(input));
        } catch (DecodeException | ClassCastException noObject) {
            return;
        }
        for (Manner manner : Manner.values()) {
            user(request, manner);
            group(request, manner);
        }
    }

    private static void user(JsonObject request, Manner manner) {
        Content before = UserContent.create(BEFORE, new Unknown(Manner.LENIENT));
        Content after;
        try {
            after = UserPatch.apply(before, request, new Unknown(manner));
        } catch (ContractFailure refused) {
            return;
        }
        JsonObject written =
                new JsonObject(UserContent.document(after).content().encode());
        Unknown unknown = new Unknown(Manner.LENIENT);
        assertThat(UserContent.create(written, unknown)).isEqualTo(after);
        assertThat(unknown.names()).isEmpty();
    }

    private static void group(JsonObject request, Manner manner) {
        try {
            assertThat(GroupPatch.change(
                            new Actor(Actor.Kind.SCIM_CLIENT, "7", "fuzz"),
                            new OrganizationId(Ids.next()),
                            new TeamId(Ids.next()),
                            Optional.empty(),
                            request,
                            new Unknown(manner)))
                    .isNotNull();
        } catch (ContractFailure refused) {
            // as it should be
        }
    }
}

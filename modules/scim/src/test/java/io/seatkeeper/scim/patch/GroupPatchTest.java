package io.seatkeeper.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams.Change;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.scim.Shape;
import io.seatkeeper.scim.resource.Manner;
import io.seatkeeper.scim.resource.Unknown;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GroupPatchTest {
    private static final String SOMEBODY = "0192f5a0-0000-7000-8000-00000000000a";

    @Rfc("7644 §3.5.2")
    @ParameterizedTest
    @MethodSource("shapes")
    void whatProvidersSendBecomesChangesOfSets(Shape shape) {
        Unknown unknown = new Unknown(Manner.LENIENT);

        Change change = change(shape.request(), unknown);

        assertThat(shown(change)).isEqualTo(shape.file().getJsonArray("members"));
        assertThat(change.displayName().orElse(null)).isEqualTo(shape.file().getString("displayName"));
        assertThat(change.externalId().isPresent()).isEqualTo(shape.file().containsKey("externalId"));
        assertThat(change.externalId().flatMap(id -> id).orElse(null))
                .isEqualTo(shape.file().getString("externalId"));
        assertThat(new JsonArray(unknown.names())).isEqualTo(shape.file().getJsonArray("ignored"));
        assertThat(shape.file().getString("source")).isNotBlank();
    }

    static Stream<Shape> shapes() {
        return Shape.of("group_patch");
    }

    @Rfc("7644 §3.5.2")
    @Rfc("7644 §3.12")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SCIM_NO_TARGET | {'op':'remove'}",
                "SCIM_MUTABILITY | {'op':'remove','path':'displayName'}",
                "SCIM_MUTABILITY | {'op':'remove','path':'urn:ietf:params:scim:schemas:core:2.0:Group'}",
                "SCIM_MUTABILITY | {'op':'replace','path':'id','value':'7'}",
                "SCIM_MUTABILITY | {'op':'replace','path':'members.display','value':'A'}",
                "SCIM_MUTABILITY | {'op':'replace','path':'members[value eq ^7^].value','value':'8'}",
                "SCIM_INVALID_VALUE | {'op':'replace','path':'displayName','value':''}",
                "SCIM_INVALID_VALUE | {'op':'replace','path':'displayName','value':{'a':'b'}}",
                "SCIM_INVALID_VALUE | {'op':'add','path':'members','value':[{'value':'nobody'}]}",
                "SCIM_INVALID_VALUE | {'op':'add','path':'members','value':[{'display':'Ada'}]}",
                "SCIM_INVALID_VALUE | {'op':'add','path':'members','value':[{'value':'" + SOMEBODY
                        + "','type':'Group'}]}",
                "SCIM_INVALID_FILTER | {'op':'remove','path':'members[display eq ^Ada^]'}",
                "SCIM_INVALID_FILTER | {'op':'remove','path':'members[value ne ^7^]'}",
                "SCIM_INVALID_PATH | {'op':'add','path':'colour','value':'red'}",
                "SCIM_INVALID_PATH | {'op':'add','path':'members[value eq ^7^','value':'red'}",
            })
    void whatCantBeDoneIsRefusedByItsKind(ErrorCode code, String operation) {
        JsonObject request = json("{'Operations':[{'op':'add','path':'externalId','value':'e'}," + operation + "]}");

        assertThatThrownBy(() -> change(request, new Unknown(Manner.LENIENT)))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Rfc("7644 §3.5.2.2")
    @Test
    void whoCanBeNobodyIsRemovedWithoutAWord() {
        JsonObject request = json("{'Operations':[{'op':'remove','path':'members','value':[{'value':'nobody'}]}]}");

        assertThat(change(request, new Unknown(Manner.LENIENT)).members()).isEmpty();
    }

    @Test
    void aStrictClientNeedsAPath() {
        JsonObject request = json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
                + "'Operations':[{'op':'replace','value':{'displayName':'N'}}]}");

        assertThatThrownBy(() -> change(request, new Unknown(Manner.STRICT)))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX));
    }

    private static JsonArray shown(Change change) {
        JsonArray shown = new JsonArray();
        for (MemberChange each : change.members()) {
            String kind = switch (each) {
                case MemberChange.Add _ -> "add";
                case MemberChange.RemoveThese _ -> "remove";
                case MemberChange.ReplaceAll _ -> "all";
            };
            JsonArray users = new JsonArray();
            each.users().forEach(user -> users.add(user.toString()));
            shown.add(new JsonObject().put(kind, users));
        }
        return shown;
    }

    private static Change change(JsonObject request, Unknown unknown) {
        return GroupPatch.change(
                new Actor(Actor.Kind.SCIM_CLIENT, "7", "okta"),
                new OrganizationId(Ids.next()),
                new TeamId(Ids.next()),
                Optional.empty(),
                request,
                unknown);
    }

    private static JsonObject json(String single) {
        return new JsonObject(single.replace("^", "\\\"").replace('\'', '"'));
    }
}

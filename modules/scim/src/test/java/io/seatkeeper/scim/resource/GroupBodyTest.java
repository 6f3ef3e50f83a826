package io.seatkeeper.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.scim.Shape;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GroupBodyTest {
    @Rfc("7644 §3.3")
    @Rfc("7643 §4.2")
    @ParameterizedTest
    @MethodSource("shapes")
    void whatProvidersSendBecomesATeam(Shape shape) {
        Unknown unknown = new Unknown(Manner.LENIENT);

        GroupBody group = GroupBody.read(shape.request(), unknown);

        assertThat(group.displayName()).isEqualTo(shape.file().getString("displayName"));
        assertThat(group.externalId().orElse(null)).isEqualTo(shape.file().getString("externalId"));
        assertThat(group.members()
                        .map(users -> new JsonArray(
                                users.stream().map(Object::toString).toList()))
                        .orElse(null))
                .isEqualTo(shape.file().getJsonArray("members"));
        assertThat(new JsonArray(unknown.names())).isEqualTo(shape.file().getJsonArray("ignored"));
        assertThat(shape.file().getString("source")).isNotBlank();
    }

    static Stream<Shape> shapes() {
        return Shape.of("group_create");
    }

    @Rfc("7643 §4.2")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | displayName of 1 to 256",
                "{'displayName':' '} | displayName of 1 to 256",
                "{'displayName':null} | displayName of 1 to 256",
                "{'displayName':'A','members':[{'value':'nobody'}]} | No person has the id nobody",
                "{'displayName':'A','members':[{'display':'Ada'}]} | neither a value nor a $ref",
                "{'displayName':'A','members':[['a']]} | a list came",
            })
    void aGroupThatCantBeIsRefused(String body, String why) {
        assertRefused(json(body), why);
    }

    @Test
    void ofVeryManyIdsThatAreNobodysTenAreNamed() {
        JsonArray members = new JsonArray();
        for (int each = 0; each < 1_000; each++) {
            members.add("nobody-" + each);
        }

        assertRefused(json("{'displayName':'A'}").put("members", members), "nobody-9 and others");
        assertRefused(json("{'displayName':'" + "A".repeat(257) + "'}"), "1 to 256");
    }

    @Test
    void aStrictClientMaySendNothingUnknown() {
        JsonObject body =
                json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'A','colour':'red'}");

        assertThatThrownBy(() -> GroupBody.read(body, new Unknown(Manner.STRICT)))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX));
    }

    private static void assertRefused(JsonObject body, String why) {
        assertThatThrownBy(() -> GroupBody.read(body, new Unknown(Manner.LENIENT)))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCIM_INVALID_VALUE))
                .hasMessageContaining(why);
    }

    private static JsonObject json(String single) {
        return new JsonObject(single.replace('\'', '"'));
    }
}

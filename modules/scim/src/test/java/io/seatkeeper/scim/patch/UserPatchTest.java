package io.seatkeeper.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ScimUser.Content;
import io.seatkeeper.scim.Shape;
import io.seatkeeper.scim.resource.Document;
import io.seatkeeper.scim.resource.Manner;
import io.seatkeeper.scim.resource.Unknown;
import io.seatkeeper.scim.resource.UserContent;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UserPatchTest {
    private static final String STRICT = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[";

    @Rfc("7644 §3.5.2")
    @ParameterizedTest
    @MethodSource("shapes")
    void whatProvidersSendChangesThePerson(Shape shape) {
        Unknown unknown = new Unknown(Manner.LENIENT);

        Content after = UserPatch.apply(content(shape.file().getJsonObject("before")), shape.request(), unknown);

        assertThat(UserContent.document(after).content()).isEqualTo(shape.file().getJsonObject("after"));
        assertThat(new JsonArray(unknown.names())).isEqualTo(shape.file().getJsonArray("ignored"));
        assertThat(shape.file().getString("source")).isNotBlank();
    }

    static Stream<Shape> shapes() {
        return Shape.of("user_patch");
    }

    @Rfc("7644 §3.5.2")
    @Rfc("7644 §3.12")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SCIM_INVALID_SYNTAX | {}",
                "SCIM_INVALID_SYNTAX | {'Operations':'none'}",
                "SCIM_INVALID_SYNTAX | {'Operations':['add']}",
                "SCIM_INVALID_SYNTAX | {'Operations':[{'path':'title','value':'T'}]}",
                "SCIM_INVALID_SYNTAX | {'Operations':[{'op':'copy','path':'title','value':'T'}]}",
                "SCIM_INVALID_SYNTAX | {'Operations':[{'op':'add'}]}",
                "SCIM_INVALID_SYNTAX | {'Operations':[{'op':'add','value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':7,'value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':'colour','value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':'name.first','value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':'name..givenName','value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':'emails[type eq ^work^','value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':'emails[type eq ^work^].first','value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':'emails[type eq ^work^]value','value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':'title[value eq ^work^]','value':'T'}]}",
                "SCIM_INVALID_PATH | {'Operations':[{'op':'add','path':'name[givenName eq ^A^]','value':'T'}]}",
                "SCIM_INVALID_FILTER | {'Operations':[{'op':'add','path':'emails[colour eq ^a^].value','value':'T'}]}",
                "SCIM_INVALID_FILTER | {'Operations':[{'op':'add','path':'emails[type].value','value':'T'}]}",
                "SCIM_NO_TARGET | {'Operations':[{'op':'remove'}]}",
                "SCIM_NO_TARGET | {'Operations':[{'op':'replace','path':'emails[value eq ^x@y.z^].type','value':'T'}]}",
                "SCIM_NO_TARGET | {'Operations':[{'op':'replace','path':'emails[type ne ^work^].value','value':'T'}]}",
                "SCIM_MUTABILITY | {'Operations':[{'op':'remove','path':'userName'}]}",
                "SCIM_MUTABILITY | {'Operations':[{'op':'replace','path':'id','value':'7'}]}",
                "SCIM_MUTABILITY | {'Operations':[{'op':'add','path':'groups','value':[{'value':'7'}]}]}",
                "SCIM_MUTABILITY | {'Operations':[{'op':'remove','path':'groups[value eq ^7^]'}]}",
                "SCIM_MUTABILITY | {'Operations':[{'op':'replace','path':'meta.created','value':'2026-01-01'}]}",
                "SCIM_MUTABILITY | {'Operations':[{'op':'remove','path':'urn:ietf:params:scim:schemas:core:2.0:User'}]}",
                "SCIM_INVALID_VALUE | {'Operations':[{'op':'replace','path':'userName','value':null}]}",
                "SCIM_INVALID_VALUE | {'Operations':[{'op':'replace','path':'userName','value':''}]}",
                "SCIM_INVALID_VALUE | {'Operations':[{'op':'replace','path':'active','value':'perhaps'}]}",
                "SCIM_INVALID_VALUE | {'Operations':[{'op':'replace','path':'name','value':'Ada'}]}",
                "SCIM_INVALID_VALUE | {'Operations':[{'op':'add','value':['T']}]}",
                "SCIM_INVALID_VALUE | {'Operations':[{'op':'add','path':'emails','value':"
                        + "[{'value':'a','primary':true},{'value':'b','primary':true}]}]}",
            })
    void whatCantBeDoneIsRefusedByItsKind(ErrorCode code, String request) {
        assertRefused(code, json(request), Manner.LENIENT);
    }

    @Rfc("7644 §3.5.2")
    @Test
    void whenOneOperationFailsNoneIsDone() {
        Content before = content(json("{'userName':'a','emails':[{'value':'a@b.c','type':'work'}]}"));
        JsonObject original = UserContent.document(before).content();

        assertThatThrownBy(() -> UserPatch.apply(
                        before,
                        json("{'Operations':[{'op':'add','path':'title','value':'T'},"
                                + "{'op':'replace','path':'emails[type eq ^work^].value','value':'new@b.c'},"
                                + "{'op':'remove','path':'userName'}]}"),
                        new Unknown(Manner.LENIENT)))
                .isInstanceOf(ContractFailure.class);
        assertThat(UserContent.document(before).content()).isEqualTo(original);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SCIM_INVALID_SYNTAX | {'Operations':[{'op':'add','path':'title','value':'T'}]}",
                "SCIM_INVALID_SYNTAX | {'schemas':[],'Operations':[{'op':'add','path':'title','value':'T'}]}",
                "SCIM_INVALID_SYNTAX | " + STRICT + "{'op':'replace','value':{'active':false}}]}",
                "SCIM_INVALID_SYNTAX | " + STRICT + "{'op':'replace','path':'name','value':{'first':'A'}}]}",
                "SCIM_INVALID_PATH | " + STRICT + "{'op':'add','path':'urn:example:custom:User:tag','value':'A'}]}",
                "SCIM_NO_TARGET | " + STRICT + "{'op':'replace','path':'emails[type eq ^work^].value','value':'a'}]}",
                "SCIM_NO_TARGET | " + STRICT + "{'op':'remove','path':'emails[type eq ^work^]'}]}",
            })
    void aStrictClientIsHeldToTheLetter(ErrorCode code, String request) {
        assertRefused(code, json(request), Manner.STRICT);
    }

    @Rfc("7644 §3.5.2.2")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'op':'remove','path':'active'}", "{'op':'replace','path':'active','value':null}"})
    void whoeverTakesActiveAwayNeitherEndsNorRestoresAnybody(String operation) {
        JsonObject request = json("{'Operations':[" + operation + "]}");

        for (boolean active : new boolean[] {true, false}) {
            Content before = content(new JsonObject().put("userName", "a").put("active", active));
            assertThat(UserPatch.apply(before, request, new Unknown(Manner.LENIENT))
                            .active())
                    .isEqualTo(active);
        }
    }

    @Test
    void whatWouldGrowTooLargeIsRefused() {
        JsonArray operations = new JsonArray();
        for (int each = 0; each <= 100; each++) {
            operations.add(json("{'op':'add','path':'ims','value':[{'value':'" + each + "'}]}"));
        }
        assertRefused(ErrorCode.SCIM_INVALID_VALUE, new JsonObject().put("Operations", operations), Manner.LENIENT);
        JsonArray many = new JsonArray();
        for (int each = 0; each <= 10_000; each++) {
            many.add(json("{'op':'add','path':'title','value':'T'}"));
        }
        assertRefused(ErrorCode.SCIM_INVALID_SYNTAX, new JsonObject().put("Operations", many), Manner.LENIENT);
    }

    private static void assertRefused(ErrorCode code, JsonObject request, Manner manner) {
        Content before = content(json("{'userName':'a'}"));
        assertThatThrownBy(() -> UserPatch.apply(before, request, new Unknown(manner)))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Content content(JsonObject document) {
        return UserContent.of(new Document(document.copy()));
    }

    /** JSON with single quotes, and a caret for a quote inside a text. */
    private static JsonObject json(String single) {
        return new JsonObject(single.replace("^", "\\\"").replace('\'', '"'));
    }
}

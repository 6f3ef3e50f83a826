package io.seatkeeper.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.scim.resource.Document;
import io.seatkeeper.scim.resource.Manner;
import io.seatkeeper.scim.resource.Unknown;
import io.seatkeeper.scim.resource.UserContent;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The sentences of RFC 7644 §3.5.2 one by one. */
class RfcPatchTest {
    private static final String WORK = "{'value':'a@work.com','type':'work','primary':true}";
    private static final String HOME = "{'value':'a@home.org','type':'home'}";
    private static final String BOTH = "'emails':[" + WORK + "," + HOME + "]";

    @Rfc("7644 §3.5.2")
    @Test
    void operationsAreAppliedInTheirOrder() {
        assertThat(after("'title':'A'", "{'op':'remove','path':'title'}", "{'op':'add','path':'title','value':'B'}"))
                .isEqualTo(document("'title':'B'"));
        assertThat(after("'title':'A'", "{'op':'add','path':'title','value':'B'}", "{'op':'remove','path':'title'}"))
                .isEqualTo(document(""));
    }

    @Rfc("7644 §3.5.2")
    @Test
    void aNewPrimaryValueTakesThePlaceOfTheOldOne() {
        assertThat(after(BOTH, "{'op':'add','path':'emails','value':[{'value':'n@x.y','primary':true}]}")
                        .getJsonArray("emails"))
                .isEqualTo(array("{'value':'a@work.com','type':'work','primary':false}," + HOME
                        + ",{'value':'n@x.y','primary':true}"));
    }

    @Rfc("7644 §3.5.2")
    @Test
    void whatIsReadOnlyCantBeChanged() {
        assertRefused(ErrorCode.SCIM_MUTABILITY, "{'op':'add','path':'meta.created','value':'2026-01-01'}");
        assertRefused(ErrorCode.SCIM_MUTABILITY, "{'op':'replace','path':'id','value':'7'}");
        assertRefused(ErrorCode.SCIM_MUTABILITY, "{'op':'remove','path':'groups'}");
    }

    @Rfc("7644 §3.5.2")
    @Test
    void anOperationIsAddRemoveOrReplace() {
        assertRefused(ErrorCode.SCIM_INVALID_SYNTAX, "{'op':'move','path':'title','value':'T'}");
    }

    @Rfc("7644 §3.5.2")
    @Test
    void aPathThatCantBeReadIsInvalid() {
        assertRefused(ErrorCode.SCIM_INVALID_PATH, "{'op':'add','path':'emails[','value':'T'}");
        assertRefused(ErrorCode.SCIM_INVALID_PATH, "{'op':'add','path':'.title','value':'T'}");
    }

    @Rfc("7644 §3.5.2.1")
    @Test
    void anAddWithoutAPathAddsTheAttributesOfItsValue() {
        assertThat(after("'title':'A'", "{'op':'add','value':{'nickName':'N','emails':[" + HOME + "]}}"))
                .isEqualTo(document("'title':'A','nickName':'N','emails':[" + HOME + "]"));
    }

    @Rfc("7644 §3.5.2.1")
    @Test
    void anAddOfAnAttributeThatIsNotThereMakesIt() {
        assertThat(after("", "{'op':'add','path':'name.givenName','value':'A'}"))
                .isEqualTo(document("'name':{'givenName':'A'}"));
    }

    @Rfc("7644 §3.5.2.1")
    @Test
    void anAddToAComplexAttributeAddsItsPartsAndLeavesTheOthers() {
        assertThat(after(
                        "'name':{'givenName':'A','familyName':'L'}",
                        "{'op':'add','path':'name','value':{'givenName':'B'}}"))
                .isEqualTo(document("'name':{'givenName':'B','familyName':'L'}"));
    }

    @Rfc("7644 §3.5.2.1")
    @Test
    void anAddToAListAddsAValue() {
        assertThat(after("'emails':[" + WORK + "]", "{'op':'add','path':'emails','value':[" + HOME + "]}"))
                .isEqualTo(document(BOTH));
    }

    @Rfc("7644 §3.5.2.1")
    @Test
    void anAddToASingleValueReplacesIt() {
        assertThat(after("'title':'A'", "{'op':'add','path':'title','value':'B'}"))
                .isEqualTo(document("'title':'B'"));
    }

    @Rfc("7644 §3.5.2.1")
    @Test
    void anAddOfWhatIsThereChangesNothing() {
        assertThat(after(BOTH, "{'op':'add','path':'emails','value':[" + WORK + "]}"))
                .isEqualTo(document(BOTH));
    }

    @Rfc("7644 §3.5.2.2")
    @Test
    void aRemoveWithoutAPathHasNoTarget() {
        assertRefused(ErrorCode.SCIM_NO_TARGET, "{'op':'remove'}");
    }

    @Rfc("7644 §3.5.2.2")
    @Test
    void aRemoveTakesASingleValueOrAWholeListAway() {
        assertThat(after("'title':'A'," + BOTH, "{'op':'remove','path':'title'}", "{'op':'remove','path':'emails'}"))
                .isEqualTo(document(""));
    }

    @Rfc("7644 §3.5.2.2")
    @Test
    void aRemoveWithAFilterTakesTheValuesThatItSelectsAndTheAttributeWithTheLast() {
        assertThat(after(BOTH, "{'op':'remove','path':'emails[type eq ^work^]'}"))
                .isEqualTo(document("'emails':[" + HOME + "]"));
        assertThat(after(BOTH, "{'op':'remove','path':'emails[value co ^@^]'}")).isEqualTo(document(""));
    }

    @Rfc("7644 §3.5.2.2")
    @Test
    void aRemoveWithAFilterAndAPartTakesThePartFromTheValuesSelected() {
        assertThat(after(BOTH, "{'op':'remove','path':'emails[type eq ^work^].primary'}")
                        .getJsonArray("emails"))
                .isEqualTo(array("{'value':'a@work.com','type':'work'}," + HOME));
    }

    @Rfc("7644 §3.5.2.2")
    @Test
    void whatIsRequiredCantBeRemoved() {
        assertRefused(ErrorCode.SCIM_MUTABILITY, "{'op':'remove','path':'userName'}");
    }

    @Rfc("7644 §3.5.2.3")
    @Test
    void aReplaceWithoutAPathReplacesTheAttributesOfItsValueAndLeavesTheOthers() {
        assertThat(after(
                        "'title':'A','nickName':'N'," + BOTH,
                        "{'op':'replace','value':{'title':'B','emails':[" + HOME + "]}}"))
                .isEqualTo(document("'title':'B','nickName':'N','emails':[" + HOME + "]"));
    }

    @Rfc("7644 §3.5.2.3")
    @Test
    void aReplaceOfAListReplacesAllItsValues() {
        assertThat(after("'emails':[" + WORK + "]", "{'op':'replace','path':'emails','value':[" + HOME + "]}"))
                .isEqualTo(document("'emails':[" + HOME + "]"));
    }

    @Rfc("7644 §3.5.2.3")
    @Test
    void aReplaceOfWhatIsNotThereIsAnAdd() {
        assertThat(after("", "{'op':'replace','path':'title','value':'A'}")).isEqualTo(document("'title':'A'"));
    }

    @Rfc("7644 §3.5.2.3")
    @Test
    void aReplaceOfAComplexAttributeLeavesThePartsThatItDoesNotName() {
        assertThat(after(
                        "'name':{'givenName':'A','familyName':'L'}",
                        "{'op':'replace','path':'name','value':{'givenName':'B'}}"))
                .isEqualTo(document("'name':{'givenName':'B','familyName':'L'}"));
    }

    @Rfc("7644 §3.5.2.3")
    @Test
    void aReplaceWithAFilterReplacesEveryValueThatItSelectsAndLeavesThePartsThatItDoesNotName() {
        assertThat(after(
                        BOTH,
                        "{'op':'replace','path':'emails[type eq ^home^]','value':{'value':'n@x.y','display':'N'}}"))
                .isEqualTo(document("'emails':[" + WORK + ",{'type':'home','value':'n@x.y','display':'N'}]"));
        assertThat(after(BOTH, "{'op':'replace','path':'emails[value co ^@^].display','value':'N'}")
                        .getJsonArray("emails")
                        .stream()
                        .map(email -> ((JsonObject) email).getString("display")))
                .containsExactly("N", "N");
    }

    @Rfc("7644 §3.5.2.3")
    @Rfc("7644 §3.12")
    @Test
    void aReplaceWhoseFilterSelectsNothingAndMakesNothingHasNoTarget() {
        assertRefused(
                ErrorCode.SCIM_NO_TARGET, "{'op':'replace','path':'emails[value eq ^x@y.z^]','value':{'type':'work'}}");
    }

    @Test
    void whoSaysOnlyTheTypeOfAValueKeepsTheValue() {
        assertThat(after(BOTH, "{'op':'replace','path':'emails[type eq ^home^]','value':{'primary':true}}")
                        .getJsonArray("emails"))
                .isEqualTo(array("{'value':'a@work.com','type':'work','primary':false},"
                        + "{'value':'a@home.org','type':'home','primary':true}"));
        assertThat(after(BOTH, "{'op':'add','path':'emails[value eq ^a@home.org^]','value':{'type':'other'}}")
                        .getJsonArray("emails"))
                .isEqualTo(array(WORK + ",{'value':'a@home.org','type':'other'}"));
        assertThat(after(BOTH, "{'op':'add','path':'emails[type eq ^other^].primary','value':true}"))
                .isEqualTo(document(BOTH));
    }

    private static JsonObject after(String before, String... operations) {
        return UserContent.document(UserPatch.apply(
                        UserContent.of(new Document(document(before))),
                        request(operations),
                        new Unknown(Manner.LENIENT)))
                .content();
    }

    private static void assertRefused(ErrorCode code, String operation) {
        assertThatThrownBy(() -> after(BOTH, operation))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static JsonObject request(String... operations) {
        return json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
                + String.join(",", operations) + "]}");
    }

    private static JsonObject document(String attributes) {
        return json("{'userName':'ada','active':true" + (attributes.isEmpty() ? "" : "," + attributes) + "}");
    }

    private static JsonArray array(String values) {
        return json("{'all':[" + values + "]}").getJsonArray("all");
    }

    /** JSON with single quotes, and a caret for a quote inside a text. */
    private static JsonObject json(String single) {
        return new JsonObject(single.replace("^", "\\\"").replace('\'', '"'));
    }
}

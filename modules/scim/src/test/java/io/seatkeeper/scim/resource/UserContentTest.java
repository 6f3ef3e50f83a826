package io.seatkeeper.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ScimUser.Content;
import io.seatkeeper.scim.Shape;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UserContentTest {
    @Rfc("7644 §3.3")
    @Rfc("7643 §3.1")
    @ParameterizedTest
    @MethodSource("shapes")
    void whatProvidersSendBecomesTheirPerson(Shape shape) {
        Unknown unknown = new Unknown(Manner.LENIENT);

        Content content = UserContent.create(shape.request(), unknown);

        assertThat(UserContent.document(content).content())
                .isEqualTo(shape.file().getJsonObject("after"));
        assertThat(content.email()).hasValue(shape.file().getString("email"));
        assertThat(new JsonArray(unknown.names())).isEqualTo(shape.file().getJsonArray("ignored"));
        assertThat(shape.file().getString("source")).isNotBlank();
    }

    static Stream<Shape> shapes() {
        return Shape.of("user_create");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatWasReadIsReadTheSameAgain(Shape shape) {
        JsonObject once = UserContent.document(UserContent.create(shape.request(), new Unknown(Manner.LENIENT)))
                .content();

        assertThat(UserContent.document(UserContent.create(once.copy(), new Unknown(Manner.LENIENT)))
                        .content())
                .isEqualTo(once);
    }

    @Rfc("7643 §2.1")
    @Test
    void namesInAnyCaseAreKeptInTheSchemasSpelling() {
        assertThat(written("{'USERNAME':'a','NAME':{'GIVENNAME':'A'},'Emails':[{'VALUE':'a@b.c','Type':'WORK'}]}"))
                .isEqualTo(json("{'userName':'a','active':true,'name':{'givenName':'A'},"
                        + "'emails':[{'value':'a@b.c','type':'WORK'}]}"));
    }

    @Rfc("7643 §2.5")
    @Test
    void nullAndEmptyListsMeanThatThereIsNone() {
        assertThat(
                        written(
                                "{'userName':'a','title':null,'nickName':'','emails':[],'name':{'givenName':null},"
                                        + "'phoneNumbers':[null,{},{'type':'work'}],'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':null}"))
                .isEqualTo(json("{'userName':'a','active':true}"));
    }

    @Rfc("7643 §2.2")
    @Rfc("7644 §3.3")
    @Test
    void whatIsReadOnlyIsPassedOver() {
        assertThat(written("{'userName':'a','id':'7','meta':{'version':'1'},'groups':[{'value':'g'}]}"))
                .isEqualTo(json("{'userName':'a','active':true}"));
    }

    @Rfc("7643 §4.1.1")
    @Test
    void aPasswordIsDropped() {
        Content content = read("{'userName':'a','password':'secret'}");

        assertThat(content.attributes()).doesNotContain("secret", "password");
    }

    @Rfc("7643 §2.4")
    @Test
    void oneValueOfOneTypeIsKeptOnce() {
        assertThat(written(
                                "{'userName':'a','emails':[{'value':'A@b.c','type':'work'},{'value':'a@b.c','type':'WORK'}]}")
                        .getJsonArray("emails"))
                .hasSize(1);
    }

    @Rfc("7643 §2.4")
    @Test
    void twoPrimaryValuesAreRefused() {
        assertRefused(
                "{'userName':'a','emails':[{'value':'a@b.c','primary':true},{'value':'b@b.c','primary':'True'}]}",
                "more than one primary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'userName':'u@x.y','emails':[{'value':'a@b.c'},{'value':'p@b.c','primary':true}]} | p@b.c",
                "{'userName':'u@x.y','emails':[{'value':'a@b.c'},{'value':'b@b.c'}]} | a@b.c",
                "{'userName':'u@x.y','emails':['a@b.c']} | a@b.c",
                "{'userName':'u@x.y','emails':{'value':'a@b.c'}} | a@b.c",
                "{'userName':'u@x.y','emails':[{'value':'none','primary':true},{'value':'a@b.c'}]} | a@b.c",
                "{'userName':'u@x.y'} | u@x.y",
                "{'userName':'u','emails':[{'value':' a@b.c '}]} | a@b.c",
                "{'userName':'u'} | ",
                "{'userName':'u@'} | ",
                "{'userName':'ada_home.org#EXT#@acme.onmicrosoft.com'} | ",
                "{'userName':'a b@c.d'} | ",
            })
    void theAccountsAddressIsThePrimaryOneElseTheFirstElseTheUserName(String body, String address) {
        assertThat(read(body).email().orElse(null)).isEqualTo(address);
    }

    @Rfc("7643 §4.1.1")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | userName is required",
                "{'userName':null} | userName is required",
                "{'userName':'  '} | userName is required",
                "{'userName':{'first':'a'}} | an object came",
                "{'userName':['a','b']} | a list came",
                "{'userName':'a','active':'perhaps'} | active is true or false",
                "{'userName':'a','active':{}} | an object came",
                "{'userName':'a','name':'Ada'} | name is an object",
                "{'userName':'a','emails':[{'value':{'a':'b'}}]} | an object came",
                "{'userName':'a','emails':[['a','b']]} | a list came",
                "{'userName':'a','x509Certificates':[{'value':'no base64!'}]} | base64",
                "{'userName':'a\\u0000'} | NUL",
                "{'userName':'a\\ud800'} | half a character",
            })
    void aValueThatDoesNotFitItsAttributeIsRefused(String body, String why) {
        assertRefused(body, why);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertRefused("{'userName':'" + "a".repeat(321) + "'}", "at most 320");
        assertRefused("{'userName':'a','emails':['" + "a".repeat(315) + "@b.cde']}", "at most 320");
        assertRefused("{'userName':'a','externalId':'" + "a".repeat(513) + "'}", "at most 512");
        assertRefused("{'userName':'a','title':'" + "a".repeat(4_097) + "'}", "at most 4096");
        JsonObject many = new JsonObject().put("userName", "a").put("emails", list(101, "a"));
        assertRefused(many.encode(), "at most 100 values");
        JsonObject heavy = new JsonObject().put("userName", "a").put("ims", list(20, "a".repeat(4_000)));
        assertRefused(heavy.encode(), "All attributes together");
    }

    @Test
    void aStrictClientMaySendNothingUnknown() {
        for (String body : new String[] {
            "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'a','colour':'red'}",
            "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','urn:example:Pet'],'userName':'a'}",
            "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'a','emails':[{'colour':'red'}]}",
            "{'userName':'a'}",
        }) {
            assertThatThrownBy(() -> UserContent.create(json(body), new Unknown(Manner.STRICT)))
                    .isInstanceOfSatisfying(
                            ContractFailure.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCIM_INVALID_SYNTAX));
        }
    }

    @Rfc("7644 §3.5.1")
    @Test
    void aReplacementClearsWhatItLeavesOutButNeitherActiveNorTheClientsId() {
        Content before = read("{'userName':'a','externalId':'e','active':false,'title':'T','name':{'givenName':'A'}}");

        Content after =
                UserContent.replace(before, json("{'userName':'b','nickName':'N'}"), new Unknown(Manner.LENIENT));

        assertThat(UserContent.document(after).content())
                .isEqualTo(json("{'userName':'b','externalId':'e','active':false,'nickName':'N'}"));
    }

    private static JsonArray list(int size, String value) {
        JsonArray list = new JsonArray();
        IntStream.range(0, size).forEach(each -> list.add(new JsonObject().put("value", value + each)));
        return list;
    }

    private static void assertRefused(String body, String why) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCIM_INVALID_VALUE))
                .hasMessageContaining(why);
    }

    private static JsonObject written(String body) {
        return UserContent.document(read(body)).content();
    }

    private static Content read(String body) {
        return UserContent.create(json(body), new Unknown(Manner.LENIENT));
    }

    private static JsonObject json(String single) {
        return new JsonObject(single.replace('\'', '"'));
    }
}

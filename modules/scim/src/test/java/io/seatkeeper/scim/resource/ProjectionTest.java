package io.seatkeeper.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final JsonObject USER = json("{'schemas':['s'],'id':'7','userName':'ada','title':'T',"
            + "'name':{'givenName':'A','familyName':'L'},'emails':[{'value':'a@b.c','type':'work'},{'value':'b@b.c'}],"
            + "'" + ENTERPRISE + "':{'department':'D','manager':{'value':'9','displayName':'M'}},"
            + "'meta':{'version':'1','location':'here'}}");

    @Rfc("7644 §3.9")
    @Rfc("7644 §3.10")
    @Rfc("7643 §7")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName | 'userName':'ada'",
                "USERNAME, title | 'userName':'ada','title':'T'",
                "urn:ietf:params:scim:schemas:core:2.0:User:title | 'title':'T'",
                "name | 'name':{'givenName':'A','familyName':'L'}",
                "name.givenName | 'name':{'givenName':'A'}",
                "emails.type | 'emails':[{'type':'work'}]",
                "emails.display | ",
                "meta.version | 'meta':{'version':'1'}",
                ENTERPRISE + ":department | '" + ENTERPRISE + "':{'department':'D'}",
                ENTERPRISE + ":manager.value | '" + ENTERPRISE + "':{'manager':{'value':'9'}}",
                ENTERPRISE + " | '" + ENTERPRISE + "':{'department':'D','manager':{'value':'9','displayName':'M'}}",
                "colour | ",
                "password | ",
                "id | ",
            })
    void onlyWhatIsAskedForIsReturnedAndWhatAlwaysIs(String attributes, String rest) {
        JsonObject expected = json("{'schemas':['s'],'id':'7'" + (rest == null ? "" : "," + rest) + "}");

        assertThat(Projection.of(ResourceType.USER, List.of(attributes.split(",")), List.of())
                        .apply(USER))
                .isEqualTo(expected);
    }

    @Rfc("7644 §3.9")
    @Test
    void whatIsExcludedIsLeftOutButNotWhatAlwaysIsReturned() {
        JsonObject rest = Projection.of(
                        ResourceType.USER,
                        List.of(),
                        List.of("id", "schemas", "NAME.givenname", "emails", "meta.location", ENTERPRISE + ":manager"))
                .apply(USER);

        assertThat(rest)
                .isEqualTo(json("{'schemas':['s'],'id':'7','userName':'ada','title':'T','name':{'familyName':'L'},'"
                        + ENTERPRISE + "':{'department':'D'},'meta':{'version':'1'}}"));
    }

    @Test
    void partsOfWhichNothingIsLeftAreLeftOut() {
        JsonObject rest = Projection.of(
                        ResourceType.USER, List.of(), List.of("emails.value", "name.givenName", "name.familyName"))
                .apply(USER);

        assertThat(rest.containsKey("name")).isFalse();
        assertThat(rest.getJsonArray("emails"))
                .isEqualTo(json("{'e':[{'type':'work'}]}").getJsonArray("e"));
    }

    @Test
    void whatNobodyWantsNeedNotBeRead() {
        assertThat(group(List.of(), List.of()).wants("members")).isTrue();
        assertThat(group(List.of(), List.of("Members")).wants("members")).isFalse();
        assertThat(group(List.of(), List.of("members.display")).wants("members"))
                .isTrue();
        assertThat(group(List.of("displayName"), List.of()).wants("members")).isFalse();
        assertThat(group(List.of("members"), List.of()).wants("members")).isTrue();
        assertThat(group(List.of("members.value"), List.of()).wants("members")).isTrue();
    }

    @Test
    void theWholeResourceIsLeftAsItIs() {
        JsonObject before = USER.copy();

        Projection.of(ResourceType.USER, List.of("name.givenName"), List.of()).apply(USER);
        Projection.of(ResourceType.USER, List.of(), List.of("name.givenName", "emails.type"))
                .apply(USER);

        assertThat(USER).isEqualTo(before);
    }

    private static Projection group(List<String> attributes, List<String> excluded) {
        return Projection.of(ResourceType.GROUP, attributes, excluded);
    }

    private static JsonObject json(String single) {
        return new JsonObject(single.replace('\'', '"'));
    }
}

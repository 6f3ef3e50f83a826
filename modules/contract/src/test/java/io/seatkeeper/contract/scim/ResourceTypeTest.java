package io.seatkeeper.contract.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTypeTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @ParameterizedTest
    @CsvSource({
        "userName, userName, STRING",
        "USERNAME, userName, STRING",
        "id, id, STRING",
        "externalID, externalId, STRING",
        "schemas, schemas, REFERENCE",
        "meta.lastmodified, meta.lastModified, DATE_TIME",
        "name.FamilyName, name.familyName, STRING",
        "emails, emails, COMPLEX",
        "emails.primary, emails.primary, BOOLEAN",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName, userName, STRING",
        "URN:ietf:params:scim:schemas:CORE:2.0:user:name.givenName, name.givenName, STRING",
        "urn:scim:schemas:core:1.0:userName, userName, STRING",
        ENTERPRISE + ":employeeNumber, " + ENTERPRISE + ":employeeNumber, STRING",
        ENTERPRISE + ":manager.VALUE, " + ENTERPRISE + ":manager.value, STRING",
        "urn:scim:schemas:extension:enterprise:1.0:department, " + ENTERPRISE + ":department, STRING"
    })
    void aPathIsFoundInAnyCaseAndSpelledAsItsSchema(String written, String spelled, Attribute.Type type) {
        assertThat(ResourceType.USER.find(written)).hasValueSatisfying(found -> {
            assertThat(found.path()).hasToString(spelled);
            assertThat(found.leaf().type()).isEqualTo(type);
            assertThat(ResourceType.USER.find(found.path())).contains(found);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "userNam",
                "userName.value",
                "name.given",
                "name.",
                ".value",
                "emails.value.more",
                "employeeNumber",
                "members",
                "urn:ietf:params:scim:schemas:core:2.0:Group:displayName",
                "urn:example:Unknown:attribute",
                ENTERPRISE,
                ENTERPRISE + ":",
                ENTERPRISE + ":userName"
            })
    void whatNoSchemaHasIsNotFound(String written) {
        assertThat(ResourceType.USER.find(written)).isEmpty();
    }

    @Test
    void aComparisonOfAComplexAttributeMeansItsValue() {
        assertThat(ResourceType.USER.find("emails").flatMap(ResourceType.Definition::compared))
                .hasValueSatisfying(found -> assertThat(found.path()).hasToString("emails.value"));
        assertThat(ResourceType.USER.find(ENTERPRISE + ":manager").flatMap(ResourceType.Definition::compared))
                .hasValueSatisfying(found -> assertThat(found.path()).hasToString(ENTERPRISE + ":manager.value"));
        assertThat(ResourceType.USER.find("name").flatMap(ResourceType.Definition::compared))
                .isEmpty();
    }

    @Test
    void everyAttributeDescribesItselfAndEveryTypeNamesItsValues() {
        DiscoverySchemas.ALL.stream()
                .flatMap(schema -> schema.attributes().stream())
                .flatMap(ResourceTypeTest::withParts)
                .forEach(attribute -> {
                    assertThat(attribute.description()).as(attribute.name()).endsWith(".");
                    assertThat(attribute.type() == Attribute.Type.REFERENCE)
                            .as(attribute.name())
                            .isEqualTo(!attribute.referenceTypes().isEmpty());
                    if (attribute.name().equals("type")) {
                        assertThat(attribute.canonicalValues()).isNotEmpty();
                    }
                });
    }

    private static Stream<Attribute> withParts(Attribute attribute) {
        return Stream.concat(
                Stream.of(attribute), attribute.subAttributes().stream().flatMap(ResourceTypeTest::withParts));
    }
}

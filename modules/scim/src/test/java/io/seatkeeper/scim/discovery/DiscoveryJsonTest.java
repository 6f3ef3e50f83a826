package io.seatkeeper.scim.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.CommonAttributes;
import io.seatkeeper.contract.scim.DiscoverySchemas;
import io.seatkeeper.contract.scim.Schema;
import io.seatkeeper.scim.resource.Manner;
import io.seatkeeper.testkit.Rfc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveryJsonTest {
    private static final String BASE = "https://door.example/scim/v2/acme";
    private static final DiscoveryJson DISCOVERY = new DiscoveryJson(BASE);
    private static final Limits LIMITS = new Limits(1_000, 1_048_576, 100, 1_000, 3_600);

    @Rfc("7643 §5")
    @Rfc("7643 §6")
    @Rfc("7643 §7")
    @Test
    void everyResourceHoldsWhatItsSchemaDemandsAndNothingElse() {
        assertFits(DISCOVERY.serviceProviderConfig(LIMITS, Manner.LENIENT), DiscoverySchemas.SERVICE_PROVIDER_CONFIG);
        DISCOVERY.resourceTypes().forEach(type -> assertFits(type, DiscoverySchemas.RESOURCE_TYPE));
        DISCOVERY.schemas().forEach(schema -> assertFits(schema, DiscoverySchemas.SCHEMA));
    }

    @Rfc("7643 §5")
    @Test
    void theLimitsOfBulkAndFilterAreNumbers() {
        JsonObject config = DISCOVERY.serviceProviderConfig(LIMITS, Manner.LENIENT);

        assertThat(config.getJsonObject("bulk").getMap())
                .containsEntry("supported", true)
                .containsEntry("maxOperations", 1_000)
                .containsEntry("maxPayloadSize", 1_048_576);
        assertThat(config.getJsonObject("filter").getMap()).containsEntry("maxResults", 1_000);
        assertThat(config.getJsonArray("authenticationSchemes")).isNotEmpty();
    }

    @Rfc("9865 §4")
    @Test
    void cursorsAreAnnouncedAsTheWayToReadAList() {
        JsonObject pagination =
                DISCOVERY.serviceProviderConfig(LIMITS, Manner.LENIENT).getJsonObject("pagination");

        assertThat(pagination.getMap())
                .containsEntry("cursor", true)
                .containsEntry("index", true)
                .containsEntry("defaultPaginationMethod", "cursor")
                .containsEntry("defaultPageSize", 100)
                .containsEntry("maxPageSize", 1_000)
                .containsEntry("cursorTimeout", 3_600);
    }

    @Test
    void aStrictClientIsToldThatTheProfileIsHeldTo() {
        assertThat(DISCOVERY.serviceProviderConfig(LIMITS, Manner.STRICT).getBoolean("interopProfileConformant"))
                .isTrue();
        assertThat(DISCOVERY.serviceProviderConfig(LIMITS, Manner.LENIENT).getBoolean("interopProfileConformant"))
                .isFalse();
    }

    @Rfc("7644 §4")
    @Test
    void eachIsFoundByItsIdAtItsLocation() {
        assertThat(DISCOVERY.resourceTypes())
                .extracting(type -> type.getString("id"))
                .containsExactly("User", "Group");
        for (JsonObject type : DISCOVERY.resourceTypes()) {
            assertThat(type.getString("id")).isEqualTo(type.getString("name"));
            assertThat(DISCOVERY.resourceType(type.getString("id"))).contains(type);
            assertThat(location(type)).isEqualTo(BASE + "/ResourceTypes/" + type.getString("id"));
        }
        assertThat(DISCOVERY.schemas()).hasSize(6);
        for (JsonObject schema : DISCOVERY.schemas()) {
            assertThat(DISCOVERY.schema(schema.getString("id"))).contains(schema);
            assertThat(location(schema)).isEqualTo(BASE + "/Schemas/" + schema.getString("id"));
        }
        assertThat(DISCOVERY.resourceType("Device")).isEmpty();
        assertThat(DISCOVERY.schema("urn:example:Device")).isEmpty();
    }

    private static String location(JsonObject resource) {
        return resource.getJsonObject("meta").getString("location");
    }

    private static void assertFits(JsonObject resource, Schema schema) {
        assertThat(resource.getJsonArray("schemas")).isEqualTo(new JsonArray().add(schema.id()));
        for (String name : resource.fieldNames()) {
            Optional<Attribute> attribute = schema.attribute(name).or(() -> CommonAttributes.named(name));
            assertThat(attribute).as(name).isPresent();
            assertFits(resource.getValue(name), attribute.orElseThrow());
        }
        assertDemands(resource, schema.attributes());
    }

    private static void assertFits(Object value, Attribute attribute) {
        if (attribute.multiValued()) {
            assertThat(value).as(attribute.name()).isInstanceOf(JsonArray.class);
            ((JsonArray) value).forEach(each -> assertSingleFits(each, attribute));
        } else {
            assertSingleFits(value, attribute);
        }
    }

    private static void assertSingleFits(Object value, Attribute attribute) {
        assertThat(value)
                .as(attribute.name())
                .isInstanceOf(
                        switch (attribute.type()) {
                            case STRING, REFERENCE, DATE_TIME, BINARY -> String.class;
                            case BOOLEAN -> Boolean.class;
                            case INTEGER -> Integer.class;
                            case DECIMAL -> Number.class;
                            case COMPLEX -> JsonObject.class;
                        });
        if (value instanceof JsonObject parts) {
            for (String name : parts.fieldNames()) {
                // A schema says of the parts of parts that they are attributes as well, and leaves it at that.
                boolean endless = attribute.name().equals("subAttributes") && name.equals("subAttributes");
                assertThat(endless || attribute.subAttribute(name).isPresent())
                        .as(name)
                        .isTrue();
                if (!endless) {
                    assertFits(
                            parts.getValue(name), attribute.subAttribute(name).orElseThrow());
                }
            }
            assertDemands(parts, attribute.subAttributes());
        }
    }

    private static void assertDemands(JsonObject object, List<Attribute> attributes) {
        attributes.stream()
                .filter(Attribute::required)
                .forEach(attribute -> assertThat(object.getValue(attribute.name()))
                        .as(attribute.name())
                        .isNotNull());
    }
}

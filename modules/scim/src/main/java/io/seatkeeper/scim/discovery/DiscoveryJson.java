package io.seatkeeper.scim.discovery;

import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.DiscoverySchemas;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.Schema;
import io.seatkeeper.scim.resource.Manner;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The resources of discovery. Nothing in them is null, and each is found by its id as well.
 *
 * @param base the organization's base URL, without a slash at the end
 */
public record DiscoveryJson(String base) {
    /** RFC 7643 §5 and RFC 9865 §4, as it is for a client of that manner. */
    public JsonObject serviceProviderConfig(Limits limits, Manner manner) {
        JsonObject yes = new JsonObject().put("supported", true);
        return resource(DiscoverySchemas.SERVICE_PROVIDER_CONFIG)
                .put("patch", yes)
                .put(
                        "bulk",
                        new JsonObject()
                                .put("supported", true)
                                .put("maxOperations", limits.bulkOperations())
                                .put("maxPayloadSize", limits.payloadBytes()))
                .put("filter", new JsonObject().put("supported", true).put("maxResults", limits.longestPage()))
                .put("changePassword", new JsonObject().put("supported", false))
                .put("sort", yes)
                .put("etag", yes)
                .put(
                        "pagination",
                        new JsonObject()
                                .put("cursor", true)
                                .put("index", true)
                                .put("defaultPaginationMethod", "cursor")
                                .put("defaultPageSize", limits.pageSize())
                                .put("maxPageSize", limits.longestPage())
                                .put("cursorTimeout", limits.cursorSeconds()))
                .put("interopProfileConformant", manner == Manner.STRICT)
                .put(
                        "authenticationSchemes",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("type", "oauthbearertoken")
                                        .put("name", "Bearer token")
                                        .put("description", "A token of the organization in the Authorization header.")
                                        .put("specUri", "https://www.rfc-editor.org/rfc/rfc6750")
                                        .put("primary", true)))
                .put("meta", meta("ServiceProviderConfig", "/ServiceProviderConfig"));
    }

    /** RFC 7643 §6. */
    public List<JsonObject> resourceTypes() {
        return Arrays.stream(ResourceType.values()).map(this::resourceType).toList();
    }

    /** The resource type of an id, which is its name; empty where there is none. */
    public Optional<JsonObject> resourceType(String id) {
        return Arrays.stream(ResourceType.values())
                .filter(type -> type.label().equals(id))
                .map(this::resourceType)
                .findFirst();
    }

    /** RFC 7643 §7. */
    public List<JsonObject> schemas() {
        return DiscoverySchemas.ALL.stream().map(this::schema).toList();
    }

    /** The schema of a URN, in any case; empty where there is none. */
    public Optional<JsonObject> schema(String urn) {
        return DiscoverySchemas.ALL.stream()
                .filter(schema -> schema.id().equalsIgnoreCase(urn))
                .map(this::schema)
                .findFirst();
    }

    private JsonObject resourceType(ResourceType type) {
        JsonObject json = resource(DiscoverySchemas.RESOURCE_TYPE)
                .put("id", type.label())
                .put("name", type.label())
                .put("description", type.description())
                .put("endpoint", type.endpoint())
                .put("schema", type.schema().id());
        JsonArray extensions = new JsonArray();
        type.extensions()
                .forEach(each ->
                        extensions.add(new JsonObject().put("schema", each.id()).put("required", false)));
        if (!extensions.isEmpty()) {
            json.put("schemaExtensions", extensions);
        }
        return json.put("meta", meta("ResourceType", "/ResourceTypes/" + type.label()));
    }

    private JsonObject schema(Schema schema) {
        return resource(DiscoverySchemas.SCHEMA)
                .put("id", schema.id())
                .put("name", schema.name())
                .put("description", schema.description())
                .put("attributes", attributes(schema.attributes()))
                .put("meta", meta("Schema", "/Schemas/" + schema.id()));
    }

    private static JsonArray attributes(List<Attribute> attributes) {
        JsonArray array = new JsonArray();
        attributes.forEach(each -> array.add(attribute(each)));
        return array;
    }

    private static JsonObject attribute(Attribute attribute) {
        JsonObject json = new JsonObject()
                .put("name", attribute.name())
                .put("type", attribute.type().text())
                .put("multiValued", attribute.multiValued())
                .put("description", attribute.description())
                .put("required", attribute.required())
                .put("caseExact", attribute.caseExact())
                .put("mutability", attribute.mutability().text())
                .put("returned", attribute.returned().text())
                .put("uniqueness", attribute.uniqueness().text());
        if (!attribute.canonicalValues().isEmpty()) {
            json.put("canonicalValues", new JsonArray(attribute.canonicalValues()));
        }
        if (!attribute.referenceTypes().isEmpty()) {
            json.put("referenceTypes", new JsonArray(attribute.referenceTypes()));
        }
        if (!attribute.subAttributes().isEmpty()) {
            json.put("subAttributes", attributes(attribute.subAttributes()));
        }
        return json;
    }

    private static JsonObject resource(Schema schema) {
        return new JsonObject().put("schemas", new JsonArray().add(schema.id()));
    }

    private JsonObject meta(String type, String path) {
        return new JsonObject().put("resourceType", type).put("location", base + path);
    }
}

package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.scim.Attribute.Mutability;
import java.util.Arrays;
import java.util.List;

/** The schemas of the resources by which a server tells what it can do (RFC 7643 §5 to §7, RFC 9865 §4). Nothing of them is writable. */
public final class DiscoverySchemas {
    public static final Schema SERVICE_PROVIDER_CONFIG = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
            "Service Provider Configuration",
            "What this server can do.",
            List.of(
                    fixed(Attribute.reference("documentationUri", "A page for people.", "external")),
                    feature("patch", "PATCH."),
                    feature(
                            "bulk",
                            "Bulk requests.",
                            integer("maxOperations", "The most operations in a request."),
                            integer("maxPayloadSize", "The most bytes in a request.")),
                    feature("filter", "Filters.", integer("maxResults", "The most resources in an answer.")),
                    feature("changePassword", "Changing a password."),
                    feature("sort", "Sorting."),
                    feature("etag", "ETags."),
                    complex(
                            "pagination",
                            "Pages of a list.",
                            fixed(Attribute.bool("cursor", "Whether cursors are served."))
                                    .mandatory(),
                            fixed(Attribute.bool("index", "Whether startIndex is served."))
                                    .mandatory(),
                            fixed(Attribute.string("defaultPaginationMethod", "What a list without either is.")
                                    .canonical("cursor", "index")),
                            fixed(Attribute.integer("defaultPageSize", "Resources on a page without a count.")),
                            fixed(Attribute.integer("maxPageSize", "The most resources on a page.")),
                            fixed(Attribute.integer("cursorTimeout", "Seconds that a cursor is good for at least."))),
                    fixed(Attribute.bool(
                            "interopProfileConformant", "Whether the interoperability profile is held to strictly.")),
                    complex(
                                    "authenticationSchemes",
                                    "The ways to authenticate.",
                                    fixed(Attribute.string("type", "The kind of scheme.")
                                                    .canonical(
                                                            "oauth",
                                                            "oauth2",
                                                            "oauthbearertoken",
                                                            "httpbasic",
                                                            "httpdigest"))
                                            .mandatory(),
                                    string("name", "What the scheme is called.").mandatory(),
                                    string("description", "How the scheme is used.")
                                            .mandatory(),
                                    fixed(Attribute.reference("specUri", "The scheme's specification.", "external")),
                                    fixed(Attribute.reference("documentationUri", "A page for people.", "external")),
                                    fixed(Attribute.bool("primary", "Whether it is the preferred scheme.")))
                            .many()
                            .mandatory()),
            List.of());

    public static final Schema RESOURCE_TYPE = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
            "Resource Type",
            "A type of resource that this server has.",
            List.of(
                    string("id", "Names the type; equal to its name.").exact(),
                    string("name", "What the type is called.").exact().mandatory(),
                    string("description", "What resources of the type are."),
                    fixed(Attribute.reference("endpoint", "Where they are, under the base URL.", "uri"))
                            .mandatory(),
                    fixed(Attribute.reference("schema", "The URN of the core schema.", "uri"))
                            .mandatory(),
                    complex(
                                    "schemaExtensions",
                                    "Schemas that a resource may have beside the core schema.",
                                    fixed(Attribute.reference("schema", "The URN of the extension.", "uri"))
                                            .mandatory(),
                                    fixed(Attribute.bool("required", "Whether each resource must have it."))
                                            .mandatory())
                            .many()),
            List.of());

    public static final Schema SCHEMA = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:Schema",
            "Schema",
            "A named set of attributes.",
            List.of(
                    string("id", "The schema's URN.").exact().mandatory(),
                    string("name", "What the schema is called."),
                    string("description", "What the schema is for."),
                    complex(
                                    "attributes",
                                    "The attributes.",
                                    attributesAnd(complex(
                                                    "subAttributes",
                                                    "The parts of a complex attribute.",
                                                    attributesAnd())
                                            .many()))
                            .many()
                            .mandatory()),
            List.of());

    /** Every schema that this server publishes. */
    public static final List<Schema> ALL = List.of(
            UserSchema.SCHEMA,
            EnterpriseUserSchema.SCHEMA,
            GroupSchema.SCHEMA,
            SERVICE_PROVIDER_CONFIG,
            RESOURCE_TYPE,
            SCHEMA);

    private DiscoverySchemas() {}

    private static Attribute[] attributesAnd(Attribute... more) {
        Attribute[] own = {
            string("name", "The attribute's name.").exact().mandatory(),
            string("type", "What its values are.")
                    .canonical(Arrays.stream(Attribute.Type.values())
                            .map(Attribute.Type::text)
                            .toArray(String[]::new))
                    .mandatory(),
            fixed(Attribute.bool("multiValued", "Whether it has a list of values."))
                    .mandatory(),
            string("description", "What it holds."),
            fixed(Attribute.bool("required", "Whether a resource can't be without it."))
                    .mandatory(),
            string("canonicalValues", "Values with a known meaning.").many(),
            fixed(Attribute.bool("caseExact", "Whether case counts when it is compared.")),
            string("mutability", "Who may change it.").canonical("readOnly", "readWrite", "immutable", "writeOnly"),
            string("returned", "When an answer holds it.").canonical("always", "never", "default", "request"),
            string("uniqueness", "Within what a value is unique.").canonical("none", "server", "global"),
            string("referenceTypes", "What a reference leads to.").many()
        };
        Attribute[] all = Arrays.copyOf(own, own.length + more.length);
        System.arraycopy(more, 0, all, own.length, more.length);
        return all;
    }

    private static Attribute feature(String name, String what, Attribute... more) {
        Attribute[] parts = new Attribute[more.length + 1];
        parts[0] =
                fixed(Attribute.bool("supported", "Whether it is supported.")).mandatory();
        System.arraycopy(more, 0, parts, 1, more.length);
        return complex(name, what, parts).mandatory();
    }

    private static Attribute complex(String name, String description, Attribute... parts) {
        return fixed(Attribute.complex(name, description, parts));
    }

    private static Attribute string(String name, String description) {
        return fixed(Attribute.string(name, description));
    }

    private static Attribute integer(String name, String description) {
        return fixed(Attribute.integer(name, description)).mandatory();
    }

    private static Attribute fixed(Attribute attribute) {
        return attribute.mutability(Mutability.READ_ONLY);
    }
}

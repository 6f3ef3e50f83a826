package io.seatkeeper.directory.query;

import static io.seatkeeper.directory.query.Expression.flag;
import static io.seatkeeper.directory.query.Expression.id;
import static io.seatkeeper.directory.query.Expression.moment;
import static io.seatkeeper.directory.query.Expression.text;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;

/**
 * The one table from an attribute to SQL. A person is a row {@code person} of {@code scim_user}, a team a row {@code team}.
 * What stands in columns is named here; everything else of a person stands in the document, under its name in the schema,
 * which travels as a parameter like any other text.
 */
final class AttributeSql {
    private static final String PERSON_SCHEMAS = """
            (SELECT 'urn:ietf:params:scim:schemas:core:2.0:User' AS value, 0 AS place UNION ALL
            SELECT urn, 1 FROM jsonb_object_keys(person.attributes) urn WHERE starts_with(urn, 'urn:')) listed""";
    private static final String TEAM_SCHEMAS =
            "(SELECT 'urn:ietf:params:scim:schemas:core:2.0:Group' AS value, 0 AS place) listed";
    private static final String GROUPS = """
            team_member membership
            JOIN team ON team.org_id = membership.org_id AND team.team_id = membership.team_id""";
    private static final String GROUPS_OF_PERSON =
            "membership.org_id = person.org_id AND membership.user_id = person.user_id";
    private static final String MEMBERS = """
            team_member membership
            JOIN user_account member ON member.org_id = membership.org_id AND member.user_id = membership.user_id""";
    private static final String MEMBERS_OF_TEAM =
            "membership.org_id = team.org_id AND membership.team_id = team.team_id";
    /** As PersonName puts a whole name together, else the userName. */
    private static final String MEMBER_NAME = """
            coalesce(member.display_name, nullif(concat_ws(' ', member.given_name, member.family_name), ''),
                member.user_name)""";

    private final ResourceType type;
    private final String baseUrl;
    private final Parameters parameters;

    /** @param baseUrl what every location begins with */
    AttributeSql(ResourceType type, String baseUrl, Parameters parameters) {
        this.type = type;
        this.baseUrl = baseUrl;
        this.parameters = parameters;
    }

    /** Where an attribute's values are; the path may name a sub-attribute, which is left to the caller. */
    Values values(AttributePath path) {
        Definition definition = definition(path);
        return switch (type) {
            case USER -> ofPerson(definition);
            case GROUP -> ofTeam(definition);
        };
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_FILTER} where no schema of the type has the attribute */
    Definition definition(AttributePath path) {
        return type.find(path)
                .filter(found -> found.leaf().returned() != Attribute.Returned.NEVER)
                .orElseThrow(() -> new ContractFailure(
                        ErrorCode.SCIM_INVALID_FILTER,
                        "No schema of " + type.label() + " has this attribute: " + path));
    }

    private Values ofPerson(Definition definition) {
        if (definition.path().schema().isPresent()) {
            return ofDocument(
                    definition,
                    "(person.attributes -> "
                            + parameters.text(definition.path().schema().get()) + ")");
        }
        return switch (definition.path().attribute()) {
            case "id" -> new Values.Simple(id("person.user_id"));
            case "externalId" -> new Values.Simple(text("person.external_id", true));
            case "userName" -> new Values.Simple(text("person.user_name", false));
            case "active" -> new Values.Simple(flag("person.scim_active"));
            case "schemas" -> new Values.Listed(PERSON_SCHEMAS, "true", "place", part -> text("value", true));
            case "meta" ->
                new Values.Complex(
                        "'{\"\":0}'",
                        part -> meta(
                                part, "person.user_id", "person.created", "person.last_modified", "person.version"));
            case "groups" -> new Values.Listed(GROUPS, GROUPS_OF_PERSON, "membership.joined", this::group);
            default -> ofDocument(definition, "person.attributes");
        };
    }

    private Values ofTeam(Definition definition) {
        return switch (definition.path().attribute()) {
            case "id" -> new Values.Simple(id("team.team_id"));
            case "externalId" -> new Values.Simple(text("team.external_id", true));
            case "displayName" -> new Values.Simple(text("team.display_name", false));
            case "schemas" -> new Values.Listed(TEAM_SCHEMAS, "true", "place", part -> text("value", true));
            case "meta" ->
                new Values.Complex(
                        "'{\"\":0}'",
                        part -> meta(part, "team.team_id", "team.created_at", "team.modified_at", "team.version"));
            case "members" -> new Values.Listed(MEMBERS, MEMBERS_OF_TEAM, "membership.joined", this::member);
            default -> throw new IllegalStateException("A team keeps no " + definition.path());
        };
    }

    private Values ofDocument(Definition definition, String document) {
        Attribute attribute = definition.attribute();
        String name = parameters.text(attribute.name());
        if (attribute.type() != Attribute.Type.COMPLEX) {
            return new Values.Simple(ofJson(attribute, document, name));
        }
        String whole = "(" + document + " -> " + name + ")";
        if (!attribute.multiValued()) {
            return new Values.Complex(whole, part -> ofJson(sub(attribute, part), whole, parameters.text(part)));
        }
        return new Values.Listed(
                "jsonb_path_query(" + whole + ", 'lax $[*]') WITH ORDINALITY AS listed (each, place)",
                "true",
                "(each ->> 'primary') IS NOT DISTINCT FROM 'true' DESC, place",
                part -> ofJson(sub(attribute, part), "each", parameters.text(part)));
    }

    private static Attribute sub(Attribute complex, String part) {
        return complex.subAttribute(part)
                .orElseThrow(() -> new IllegalStateException(complex.name() + " has no " + part));
    }

    private static Expression ofJson(Attribute attribute, String document, String name) {
        String value = "(" + document + " ->> " + name + ")";
        return attribute.type() == Attribute.Type.BOOLEAN
                ? flag("(" + value + " = 'true')")
                : text(value, attribute.caseExact());
    }

    private Expression meta(String part, String resource, String created, String modified, String version) {
        return switch (part) {
            case "resourceType" -> text(parameters.text(type.label()), true);
            case "created" -> moment(created);
            case "lastModified" -> moment(modified);
            case "location" -> location(type, resource);
            case "version" -> text("('W/\"' || " + version + " || '\"')", true);
            default -> throw new IllegalStateException("meta has no " + part);
        };
    }

    private Expression group(String part) {
        return switch (part) {
            case "value" -> id("team.team_id");
            case "$ref" -> location(ResourceType.GROUP, "team.team_id");
            case "display" -> text("team.display_name", false);
            case "type" -> text("'direct'", false);
            default -> throw new IllegalStateException("groups have no " + part);
        };
    }

    private Expression member(String part) {
        return switch (part) {
            case "value" -> id("membership.user_id");
            case "$ref" -> location(ResourceType.USER, "membership.user_id");
            case "display" -> text(MEMBER_NAME, false);
            case "type" -> text("'User'", false);
            default -> throw new IllegalStateException("members have no " + part);
        };
    }

    private Expression location(ResourceType target, String resource) {
        return text("(" + parameters.text(baseUrl + target.endpoint() + "/") + " || " + resource + ")", true);
    }
}

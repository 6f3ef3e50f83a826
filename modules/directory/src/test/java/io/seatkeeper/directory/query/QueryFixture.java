package io.seatkeeper.directory.query;

import static io.seatkeeper.directory.DirectoryNode.OPERATOR;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Filter.Operator;
import io.seatkeeper.contract.scim.Filter.Value;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.directory.DirectoryNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People with documents, as a push leaves them, and lists of them. */
final class QueryFixture {
    static final String BASE = "https://seatkeeper.example/scim/v2/acme";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final DirectoryNode node;

    QueryFixture(DirectoryNode node) {
        this.node = node;
    }

    /** A pushed person. */
    UserId person(Organization organization, String userName, JsonObject attributes) {
        return person(organization, userName, null, attributes);
    }

    UserId person(
            Organization organization,
            String userName,
            @org.jspecify.annotations.Nullable String externalId,
            JsonObject attributes) {
        UserId id = new UserId(Ids.next());
        List<String> emails = attributes.getJsonArray("emails", new JsonArray()).stream()
                .map(email -> ((JsonObject) email).getString("value"))
                .toList();
        JsonObject name = attributes.getJsonObject("name", new JsonObject());
        DirectoryNode.await(node.database()
                .transaction(connection -> connection
                        .preparedQuery("""
                        INSERT INTO user_account (org_id, user_id, user_name, external_id, email, email_proven,
                            display_name, given_name, family_name, source, managed_by_scim)
                        VALUES ($1, $2, $3, $4, $5, true, $6, $7, $8, 'scim', true)""")
                        .execute(Tuple.of(organization.id().value(), id.value(), userName, externalId)
                                .addString(emails.isEmpty() ? null : emails.getFirst())
                                .addString(attributes.getString("displayName"))
                                .addString(name.getString("givenName"))
                                .addString(name.getString("familyName")))
                        .compose(done -> connection
                                .preparedQuery("INSERT INTO pushed_profile VALUES ($1, $2, $3)")
                                .execute(Tuple.of(organization.id().value(), id.value(), attributes)))
                        .compose(done -> connection
                                .preparedQuery("""
                                INSERT INTO pushed_email SELECT $1, lower(address COLLATE "pg_c_utf8"), $2
                                FROM unnest($3::text[]) address""")
                                .execute(Tuple.of(
                                        organization.id().value(), id.value(), emails.toArray(String[]::new))))));
        return id;
    }

    Team team(Organization organization, String name, UserId... members) {
        return node.ask(
                Teams.CREATE,
                new Teams.Create(OPERATOR, organization.id(), name, Optional.of("ext-" + name), List.of(members)));
    }

    ScimUsers.Search search(Organization organization, Optional<Filter> filter, Window window) {
        return new ScimUsers.Search(organization.id(), BASE, filter, Optional.empty(), window, false);
    }

    /** Who fits. */
    List<String> names(Organization organization, Filter filter) {
        return names(node.ask(ScimUsers.SEARCH, search(organization, Optional.of(filter), new Window.Index(1, 1_000))));
    }

    static List<String> names(ScimUsers.Found found) {
        return found.users().stream().map(user -> user.content().userName()).toList();
    }

    /** Whom a walk by cursor meets, in pages of so many. */
    List<String> walk(Organization organization, Optional<Filter> filter, Optional<Window.Order> order, int count) {
        List<String> met = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ScimUsers.Found page = node.ask(
                    ScimUsers.SEARCH,
                    new ScimUsers.Search(
                            organization.id(), BASE, filter, order, new Window.Cursor(cursor, count), false));
            met.addAll(names(page));
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());
        return met;
    }

    /** Which teams fit. */
    List<String> teams(Organization organization, Filter filter) {
        return node
                .ask(
                        Teams.SEARCH,
                        new Teams.Search(
                                organization.id(),
                                BASE,
                                Optional.of(filter),
                                Optional.empty(),
                                new Window.Index(1, 1_000),
                                false))
                .teams()
                .stream()
                .map(Team::displayName)
                .toList();
    }

    /** {@code path operator "text"}; a path is {@code a}, {@code a.b} or {@code urn|a.b}. */
    static Filter compare(String path, Operator operator, String text) {
        return new Filter.Compare(path(path), operator, new Value.Text(text));
    }

    static Filter compare(String path, Operator operator, boolean flag) {
        return new Filter.Compare(path(path), operator, new Value.Flag(flag));
    }

    static Filter isNull(String path, Operator operator) {
        return new Filter.Compare(path(path), operator, new Value.Nothing());
    }

    static Filter present(String path) {
        return new Filter.Present(path(path));
    }

    static AttributePath path(String text) {
        int bar = text.indexOf('|');
        String rest = text.substring(bar + 1);
        int dot = rest.indexOf('.');
        return new AttributePath(
                bar < 0 ? Optional.empty() : Optional.of(text.substring(0, bar)),
                dot < 0 ? rest : rest.substring(0, dot),
                dot < 0 ? Optional.empty() : Optional.of(rest.substring(dot + 1)));
    }

    static JsonObject email(String value, String type) {
        return new JsonObject().put("value", value).put("type", type);
    }
}

package io.seatkeeper.directory.query;

import io.seatkeeper.contract.scim.ResourceType;
import java.util.Map;
import java.util.Optional;

/**
 * The pieces in which lists of people and lists of teams differ.
 *
 * @param id the column of the resource's id
 * @param walked the table that is walked
 * @param resource what a walked id is looked up in
 * @param all what is counted
 * @param mine which of them are the organization's
 * @param columns what a row shows
 * @param groups what it shows beside where teams are asked for
 * @param countAll how many there are
 * @param indexed attributes that an index orders, with its column
 * @param demand what those indexes hold alone
 * @param hasPlaces whether {@code user_place} knows where the nth of them is
 */
record ShapeSql(
        String id,
        String walked,
        String resource,
        String all,
        String mine,
        String columns,
        String groups,
        String countAll,
        Map<String, Expression> indexed,
        String demand,
        boolean hasPlaces) {
    private static final ShapeSql PEOPLE = new ShapeSql(
            "user_id",
            "user_account walked",
            "(SELECT * FROM scim_user WHERE org_id = $1 AND user_id = walked.user_id OFFSET 0) person",
            "scim_user person",
            "person.org_id = $1",
            """
            person.org_id, person.user_id, person.created, person.last_modified, person.version, person.user_name,
                person.external_id, person.scim_active, person.email, person.display_name, person.given_name,
                person.family_name, person.attributes::text AS attributes""",
            ", person.group_ids, person.group_names",
            "SELECT coalesce(sum(people), 0) FROM user_region WHERE org_id = $1",
            Map.of(
                    "userName", Expression.text("walked.user_name_key", true),
                    "meta.lastModified", Expression.moment("walked.modified_at")),
            "walked.deleted_at IS NULL",
            true);

    private static final ShapeSql TEAMS = new ShapeSql(
            "team_id",
            "team walked",
            "(SELECT * FROM team WHERE org_id = $1 AND team_id = walked.team_id OFFSET 0) team",
            "team",
            "team.org_id = $1",
            "team.*",
            "",
            "SELECT count(*) FROM team WHERE org_id = $1",
            Map.of("displayName", Expression.text("walked.display_name_key", true)),
            "true",
            false);

    static ShapeSql of(ResourceType type) {
        return switch (type) {
            case USER -> PEOPLE;
            case GROUP -> TEAMS;
        };
    }

    /** The column of the index that orders by an attribute. */
    Optional<Expression> indexed(String attribute) {
        return Optional.ofNullable(indexed.get(attribute));
    }
}

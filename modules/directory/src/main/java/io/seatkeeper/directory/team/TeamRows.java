package io.seatkeeper.directory.team;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams.Member;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.directory.write.WriteFaults;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads teams from their rows. */
public final class TeamRows {
    private TeamRows() {}

    /** One team without its members; {@link ErrorCode#NOT_FOUND}. */
    static Future<Team> find(SqlClient client, OrganizationId organization, TeamId team) {
        return client.preparedQuery(TeamSql.FIND)
                .execute(Tuple.of(organization.value(), team.value()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.NOT_FOUND, "The organization has no such team.");
                    }
                    return team(rows.iterator().next());
                });
    }

    /** A row of {@code team}. */
    public static Team team(Row row) {
        return new Team(
                new TeamId(row.getUUID("team_id")),
                new OrganizationId(row.getUUID("org_id")),
                row.getString("display_name"),
                Optional.ofNullable(row.getString("external_id")),
                List.of(),
                row.getInteger("member_count"),
                row.getBoolean("managed_by_scim"),
                ProfileRows.instant(row, "created_at"),
                ProfileRows.instant(row, "modified_at"),
                row.getLong("version"));
    }

    /** The same teams with their members, each team's in the order of joining. */
    public static Future<List<Team>> withMembers(
            SqlClient client, OrganizationId organization, Collection<Team> teams) {
        UUID[] ids = teams.stream().map(team -> team.id().value()).toArray(UUID[]::new);
        return client.preparedQuery(TeamSql.MEMBERS)
                .execute(Tuple.of(organization.value()).addArrayOfUUID(ids))
                .map(rows -> {
                    Map<UUID, List<Member>> members = StreamSupport.stream(rows.spliterator(), false)
                            .collect(Collectors.groupingBy(
                                    row -> row.getUUID("team_id"),
                                    Collectors.mapping(TeamRows::member, Collectors.toList())));
                    return teams.stream()
                            .map(team ->
                                    with(team, members.getOrDefault(team.id().value(), List.of())))
                            .toList();
                });
    }

    /** The refusal that a violated rule of the schema is. */
    static <T> Future<T> refused(Throwable fault) {
        String constraint = WriteFaults.constraint(fault);
        return Future.failedFuture(
                switch (constraint == null ? "" : constraint) {
                    case "team_display_name" ->
                        new ContractFailure(ErrorCode.SCIM_UNIQUENESS, "Another team has this displayName.");
                    case "team_external_id" ->
                        new ContractFailure(ErrorCode.SCIM_UNIQUENESS, "Another team has this externalId.");
                    default -> fault;
                });
    }

    private static Member member(Row row) {
        return new Member(
                new UserId(row.getUUID("user_id")), ProfileRows.name(row).full().orElse(row.getString("user_name")));
    }

    private static Team with(Team team, List<Member> members) {
        return new Team(
                team.id(),
                team.organization(),
                team.displayName(),
                team.externalId(),
                members,
                members.size(),
                team.managedByScim(),
                team.created(),
                team.lastModified(),
                team.version());
    }
}

package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what the rules need, for many requests of one organization in statements that leave together. */
final class Looks {
    private Looks() {}

    /**
     * What the rules decide on.
     *
     * @param activeAdmins how many Org Admins may sign in
     * @param candidates one element for each request asked about, in that order
     */
    record Sight(
            long activeAdmins,
            List<Candidates> candidates,
            Map<ConnectionId, SpokenDomains> voices,
            Set<String> verifiedDomains) {}

    static Future<Sight> look(SqlClient client, OrganizationId organization, List<Asked> asked) {
        Future<RowSet<Row>> people = client.preparedQuery(PushSql.LOOK).execute(parameters(organization, asked));
        Future<Map<ConnectionId, SpokenDomains>> voices = voices(client, organization, asked);
        Future<Set<String>> verified = verified(client, organization, asked);
        return Future.all(people, voices, verified).map(all -> {
            RowSet<Row> rows = people.result();
            List<Candidates> candidates = new ArrayList<>(Collections.nCopies(asked.size(), Candidates.NONE));
            for (Row row : rows) {
                if (row.getUUID("user_id") != null) {
                    int place = row.getInteger("place") - 1;
                    candidates.set(place, with(candidates.get(place), row));
                }
            }
            long admins = rows.iterator().next().getLong("active_admins");
            return new Sight(admins, candidates, voices.result(), verified.result());
        });
    }

    private static Tuple parameters(OrganizationId organization, List<Asked> asked) {
        List<Long> places = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        List<Boolean> own = new ArrayList<>();
        for (int place = 0; place < asked.size(); place++) {
            Asked one = asked.get(place);
            for (String address : one.addresses()) {
                places.add(place + 1L);
                addresses.add(address);
                own.add(one.email().filter(address::equals).isPresent());
            }
        }
        return Tuple.of(organization.value())
                .addArrayOfUUID(ids(asked, one -> one.user().map(UserId::value)))
                .addArrayOfString(texts(asked, Asked::userName))
                .addArrayOfString(texts(asked, Asked::externalId))
                .addArrayOfUUID(ids(asked, one -> one.connection().map(ConnectionId::value)))
                .addArrayOfString(texts(asked, Asked::ssoId))
                .addArrayOfString(texts(asked, Asked::attributes))
                .addArrayOfLong(places.toArray(Long[]::new))
                .addArrayOfString(addresses.toArray(String[]::new))
                .addArrayOfBoolean(own.toArray(Boolean[]::new));
    }

    private static Future<Map<ConnectionId, SpokenDomains>> voices(
            SqlClient client, OrganizationId organization, List<Asked> asked) {
        UUID[] connections = asked.stream()
                .flatMap(one -> one.connection().stream())
                .map(ConnectionId::value)
                .distinct()
                .toArray(UUID[]::new);
        if (connections.length == 0) {
            return Future.succeededFuture(Map.of());
        }
        return client.preparedQuery(PushSql.VOICES)
                .execute(Tuple.of(organization.value()).addArrayOfUUID(connections))
                .map(rows -> {
                    Map<ConnectionId, SpokenDomains> voices = new HashMap<>();
                    rows.forEach(row -> voices.put(
                            new ConnectionId(row.getUUID("connection_id")),
                            new SpokenDomains(
                                    List.of(row.getArrayOfStrings("domains")),
                                    List.of(row.getArrayOfStrings("domains_of_others")))));
                    return voices;
                });
    }

    private static Future<Set<String>> verified(SqlClient client, OrganizationId organization, List<Asked> asked) {
        String[] domains = asked.stream()
                .flatMap(one -> one.addresses().stream())
                .flatMap(address -> MailAddress.of(address).stream())
                .map(MailAddress::domain)
                .distinct()
                .toArray(String[]::new);
        if (domains.length == 0) {
            return Future.succeededFuture(Set.of());
        }
        return client.preparedQuery(PushSql.VERIFIED)
                .execute(Tuple.of(organization.value()).addArrayOfString(domains))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("name"))
                        .collect(Collectors.toSet()));
    }

    private static Candidates with(Candidates found, Row row) {
        Person person = person(row);
        return switch (row.getString("found_by")) {
            case "id" -> found.withId(person);
            case "external_id" -> found.withExternalId(person);
            case "user_name" -> found.withUserName(person);
            case "email" -> found.withEmail(person);
            case "address" -> found.withAddress(person);
            case "identity" -> found.withIdentity(person);
            default -> throw new IllegalStateException("The look-up found an account in a way that nobody reads.");
        };
    }

    private static Person person(Row row) {
        return new Person(
                new UserId(row.getUUID("user_id")),
                row.getString("user_name"),
                Optional.ofNullable(row.getString("external_id")),
                Optional.ofNullable(row.getString("email")),
                row.getBoolean("email_proven"),
                ProfileRows.name(row),
                Role.of(row.getString("role")),
                row.getBoolean("deactivated"),
                row.getBoolean("blocked"),
                row.getBoolean("managed_by_scim"),
                Optional.ofNullable(row.getUUID("sso_connection_id")).map(ConnectionId::new),
                row.getBoolean("identity_here"),
                row.getBoolean("same_attributes"),
                row.getLong("version"));
    }

    private static <T> UUID[] ids(List<T> rows, Function<T, Optional<UUID>> part) {
        return rows.stream().map(row -> part.apply(row).orElse(null)).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, Optional<String>> part) {
        return rows.stream().map(row -> part.apply(row).orElse(null)).toArray(String[]::new);
    }
}

package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimClient;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a batch of pushes is about to write: rows by statement, and the facts in the order of the pushes. */
final class Writing {
    private final OrganizationId organization;
    private final List<UserId> buried = new ArrayList<>();
    private final List<Entry> created = new ArrayList<>();
    private final List<Entry> changed = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    /**
     * @param endsRole whether a deactivation ends an elevated role
     * @param renaming the connection whose identity is to follow a new address
     */
    private record Entry(
            UserId user,
            ScimClient client,
            ScimUser.Content content,
            boolean proven,
            boolean endsRole,
            Optional<ConnectionId> renaming) {}

    Writing(OrganizationId organization) {
        this.organization = organization;
    }

    /** Takes a decision in. Answers whose account it is about; empty where nobody is to be shown. */
    Optional<UserId> add(ScimUsers.Push push, Decision decision, Premises before) {
        facts.addAll(PushFacts.of(push, decision, before));
        return switch (decision) {
            case Decision.Create create -> {
                create.archived().map(Person::id).ifPresent(buried::add);
                UserId user = new UserId(Ids.next());
                created.add(new Entry(user, push.client(), create.content(), create.proven(), false, Optional.empty()));
                facts.add(PushFacts.created(push, user, create.content()));
                yield Optional.of(user);
            }
            case Decision.Change change -> {
                change.archived().map(Person::id).ifPresent(buried::add);
                changed.add(new Entry(
                        change.before().id(),
                        push.client(),
                        change.content(),
                        change.proven(),
                        change.endsRole(),
                        push.client().connection().filter(id -> change.renames())));
                yield Optional.of(change.before().id());
            }
            case Decision.Delete delete -> {
                buried.add(delete.before().id());
                yield Optional.empty();
            }
            case Decision.Nothing nothing -> Optional.of(nothing.person().id());
            case Decision.Refuse refuse -> Optional.empty();
        };
    }

    /** Sends every statement without waiting for the one before; they leave in one flush. Names are freed before they are taken. */
    List<Future<?>> send(SqlClient connection) {
        List<Future<?>> sent = new ArrayList<>();
        if (!buried.isEmpty()) {
            sent.add(connection.preparedQuery(PushSql.BURY).execute(start(buried, Function.identity())));
        }
        if (!changed.isEmpty()) {
            sent.add(connection
                    .preparedQuery(PushSql.CHANGE)
                    .execute(content(changed)
                            .addArrayOfBoolean(
                                    changed.stream().map(Entry::endsRole).toArray(Boolean[]::new))
                            .addArrayOfUUID(
                                    ids(changed, entry -> entry.renaming().map(ConnectionId::value)))));
        }
        if (!created.isEmpty()) {
            sent.add(connection.preparedQuery(PushSql.CREATE).execute(content(created)));
        }
        if (!changed.isEmpty()) {
            sent.add(connection
                    .preparedQuery(PushSql.FORGET_ADDRESSES)
                    .execute(addresses(start(changed, Entry::user), changed)));
        }
        List<Entry> shown = new ArrayList<>(changed);
        shown.addAll(created);
        if (shown.stream().anyMatch(entry -> !entry.content().emails().isEmpty())) {
            sent.add(connection
                    .preparedQuery(PushSql.ADDRESSES)
                    .execute(addresses(Tuple.of(organization.value()), shown)));
        }
        if (!facts.isEmpty()) {
            sent.add(Facts.record(connection, organization, facts));
        }
        return sent;
    }

    private Tuple content(List<Entry> entries) {
        return start(entries, Entry::user)
                .addArrayOfString(texts(entries, entry -> entry.content().userName()))
                .addArrayOfString(
                        texts(entries, entry -> entry.content().externalId().orElse(null)))
                .addArrayOfString(
                        texts(entries, entry -> entry.content().email().orElse(null)))
                .addArrayOfBoolean(entries.stream().map(Entry::proven).toArray(Boolean[]::new))
                .addArrayOfString(
                        texts(entries, entry -> entry.content().name().display().orElse(null)))
                .addArrayOfString(
                        texts(entries, entry -> entry.content().name().given().orElse(null)))
                .addArrayOfString(
                        texts(entries, entry -> entry.content().name().family().orElse(null)))
                .addArrayOfUUID(ids(
                        entries,
                        entry -> PushRules.ssoConnection(entry.client(), entry.content())
                                .map(ConnectionId::value)))
                .addArrayOfBoolean(
                        entries.stream().map(entry -> entry.content().active()).toArray(Boolean[]::new))
                .addArrayOfString(texts(entries, entry -> entry.content().attributes()));
    }

    private static Tuple addresses(Tuple start, List<Entry> entries) {
        List<UUID> people = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (Entry entry : entries) {
            for (String address : entry.content().emails()) {
                people.add(entry.user().value());
                addresses.add(address);
            }
        }
        return start.addArrayOfUUID(people.toArray(UUID[]::new)).addArrayOfString(addresses.toArray(String[]::new));
    }

    private <T> Tuple start(List<T> rows, Function<T, UserId> user) {
        return Tuple.of(organization.value())
                .addArrayOfUUID(rows.stream().map(user).map(UserId::value).toArray(UUID[]::new));
    }

    private static UUID[] ids(List<Entry> entries, Function<Entry, Optional<UUID>> part) {
        return entries.stream().map(entry -> part.apply(entry).orElse(null)).toArray(UUID[]::new);
    }

    private static String[] texts(List<Entry> entries, Function<Entry, @Nullable String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }
}

package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a batch of sign-ins is about to write: rows by statement, and the facts in the order of the sign-ins. */
final class Writing {
    private final OrganizationId organization;
    private final List<Entry> created = new ArrayList<>();
    private final List<Entry> linked = new ArrayList<>();
    private final List<Entry> givenWay = new ArrayList<>();
    private final List<Entry> confirmed = new ArrayList<>();
    private final List<Entry> visits = new ArrayList<>();
    private final List<Followed> followed = new ArrayList<>();
    private final List<Followed> refused = new ArrayList<>();
    private final List<Entry> requests = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    private record Entry(UserId user, VerifiedIdentity identity, String email) {}

    private record Followed(UserId user, VerifiedIdentity identity, Decision.Following news) {}

    Writing(OrganizationId organization) {
        this.organization = organization;
    }

    /** Takes a decision in. Answers whose account the sign-in opens; empty where it is refused. */
    Optional<UserId> add(VerifiedIdentity identity, Decision decision) {
        return switch (decision) {
            case Decision.Known known -> Optional.of(know(known, identity));
            case Decision.Link link -> Optional.of(link(link, identity));
            case Decision.Create create -> Optional.of(create(create, identity));
            case Decision.AskAdmin ask -> {
                ask(ask, identity);
                yield Optional.empty();
            }
            case Decision.Refuse refused -> Optional.empty();
        };
    }

    boolean isEmpty() {
        return created.isEmpty() && linked.isEmpty() && visits.isEmpty() && requests.isEmpty();
    }

    /** Sends every statement without waiting for the one before; they leave in one flush. */
    List<Future<?>> send(SqlClient connection) {
        List<Future<?>> sent = new ArrayList<>();
        send(sent, connection, ProvisioningSql.CREATE, created, Writing::account);
        send(sent, connection, ProvisioningSql.UNLINK, givenWay, Writing::place);
        send(sent, connection, ProvisioningSql.LINK, linked, Writing::way);
        send(sent, connection, ProvisioningSql.CONFIRM, confirmed, Writing::place);
        send(sent, connection, ProvisioningSql.VISIT, visits, Writing::way);
        send(sent, connection, ProvisioningSql.FOLLOW, followed, Writing::news);
        send(sent, connection, ProvisioningSql.REMEMBER_REFUSED_EMAIL, refused, Writing::refusal);
        send(sent, connection, ProvisioningSql.REQUEST_LINK, requests, Writing::request);
        if (!facts.isEmpty()) {
            sent.add(Facts.record(connection, organization, facts));
        }
        return sent;
    }

    private UserId know(Decision.Known known, VerifiedIdentity identity) {
        Decision.Following news = known.following();
        Entry entry = new Entry(known.user(), identity, identity.email().orElse(""));
        visits.add(entry);
        if (known.confirmed()) {
            confirmed.add(entry);
        }
        if (news.changesAccount()) {
            followed.add(new Followed(known.user(), identity, news));
            tell(known.user(), identity, "user.profile_changed", changed(news));
        }
        news.refusedEmail().ifPresent(email -> {
            refused.add(new Followed(known.user(), identity, news));
            tell(
                    known.user(),
                    identity,
                    "user.email_not_taken",
                    new JsonObject().put("email", email).put("reason", news.refusal()));
        });
        return known.user();
    }

    private UserId link(Decision.Link link, VerifiedIdentity identity) {
        Entry entry = new Entry(link.user(), identity, identity.email().orElse(""));
        linked.add(entry);
        visits.add(entry);
        JsonObject detail = described(identity);
        link.buried().ifPresent(user -> detail.put("takenFrom", user.toString()));
        if (link.follows()) {
            givenWay.add(entry);
        }
        tell(link.user(), identity, link.follows() ? "user.identity_followed" : "user.identity_linked", detail);
        return link.user();
    }

    private UserId create(Decision.Create create, VerifiedIdentity identity) {
        UserId user = new UserId(Ids.next());
        created.add(new Entry(user, identity, create.email()));
        tell(user, identity, "user.provisioned", described(identity).put("role", "learner"));
        return user;
    }

    private void ask(Decision.AskAdmin ask, VerifiedIdentity identity) {
        requests.add(new Entry(ask.user(), identity, ask.email()));
        if (!ask.known()) {
            tell(ask.user(), identity, "user.link_requested", described(identity));
        }
    }

    private void tell(UserId user, VerifiedIdentity identity, String action, JsonObject detail) {
        Actor person =
                new Actor(Actor.Kind.PERSON, user.toString(), identity.email().orElse(identity.externalSsoId()));
        facts.add(new Fact(person, action, user.toString(), detail));
    }

    private static JsonObject described(VerifiedIdentity identity) {
        return new JsonObject()
                .put("email", identity.email().orElse(""))
                .put("connection", identity.connection().toString())
                .put("externalSsoId", identity.externalSsoId())
                .put("authMethod", identity.authMethod().name());
    }

    private static JsonObject changed(Decision.Following news) {
        JsonObject detail = new JsonObject();
        news.email().ifPresent(email -> detail.put("email", email));
        news.display().ifPresent(name -> detail.put("name", name));
        news.given().ifPresent(name -> detail.put("givenName", name));
        news.family().ifPresent(name -> detail.put("familyName", name));
        return detail;
    }

    private <T> void send(
            List<Future<?>> sent, SqlClient connection, String sql, List<T> rows, Function<List<T>, Object[]> columns) {
        if (!rows.isEmpty()) {
            Tuple parameters = Tuple.of(organization.value());
            for (Object column : columns.apply(rows)) {
                parameters.addValue(column);
            }
            sent.add(connection.preparedQuery(sql).execute(parameters));
        }
    }

    private static Object[] account(List<Entry> entries) {
        return new Object[] {
            ids(entries, entry -> entry.user().value()),
            texts(entries, Entry::email),
            texts(entries, entry -> entry.identity().name().display().orElse(null)),
            texts(entries, entry -> entry.identity().name().given().orElse(null)),
            texts(entries, entry -> entry.identity().name().family().orElse(null)),
            ids(entries, entry -> entry.identity().connection().value()),
            texts(entries, entry -> entry.identity().externalSsoId()),
            texts(entries, entry -> entry.identity().authMethod().name())
        };
    }

    private static Object[] way(List<Entry> entries) {
        return new Object[] {
            ids(entries, entry -> entry.user().value()),
            ids(entries, entry -> entry.identity().connection().value()),
            texts(entries, entry -> entry.identity().externalSsoId()),
            texts(entries, entry -> entry.identity().authMethod().name())
        };
    }

    private static Object[] place(List<Entry> entries) {
        return new Object[] {
            ids(entries, entry -> entry.user().value()),
            ids(entries, entry -> entry.identity().connection().value())
        };
    }

    private static Object[] request(List<Entry> entries) {
        return new Object[] {
            ids(entries, entry -> Ids.next()),
            ids(entries, entry -> entry.user().value()),
            ids(entries, entry -> entry.identity().connection().value()),
            texts(entries, entry -> entry.identity().externalSsoId()),
            texts(entries, entry -> entry.identity().authMethod().name()),
            texts(entries, Entry::email)
        };
    }

    private static Object[] news(List<Followed> changes) {
        return new Object[] {
            ids(changes, change -> change.user().value()),
            texts(changes, change -> change.news().email().orElse(null)),
            texts(changes, change -> change.news().display().orElse(null)),
            texts(changes, change -> change.news().given().orElse(null)),
            texts(changes, change -> change.news().family().orElse(null))
        };
    }

    private static Object[] refusal(List<Followed> changes) {
        return new Object[] {
            ids(changes, change -> change.identity().connection().value()),
            texts(changes, change -> change.identity().externalSsoId()),
            texts(changes, change -> change.news().refusedEmail().orElse(null))
        };
    }

    private static <T> UUID[] ids(List<T> rows, Function<T, UUID> part) {
        return rows.stream().map(part).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}

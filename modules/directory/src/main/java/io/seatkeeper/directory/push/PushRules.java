package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimClient;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.ScimUsers.Outcome;
import io.seatkeeper.directory.write.SeatCount;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbered push rules: a pure function from what is known to what is to be done. It only looks; nothing is written.
 *
 * <ol>
 *   <li>A replacement or deletion means the living person of that id, at the version that was read.
 *   <li><b>Rehire.</b> A POST means whom SCIM has deactivated and who has its externalId, or its userName: the account of
 *       before comes back.
 *   <li><b>Adoption.</b> It means a person whom SCIM does not manage yet and who is no Org Admin, if the External SSO ID on the
 *       client's connection is its externalId, or they came by that connection with a proven address that is among the pushed
 *       ones, or that address lies in a domain that the organization has verified.
 *   <li><b>Two people under one userName.</b> Where externalId is the External SSO ID, a deactivated person with the userName
 *       and another externalId is somebody else: they are archived and the name is free.
 *   <li><b>One name, one person.</b> userName, externalId and the account's address are unique among the living; what means two
 *       people, or holds what belongs to a third, is refused.
 *   <li><b>No push makes an admin.</b> A push sets no role, and a deactivation ends an elevated one.
 *   <li><b>Seats.</b> Whoever becomes active takes one.
 * </ol>
 */
final class PushRules {
    private PushRules() {}

    static Decision decide(ScimUsers.Push push, Candidates candidates, Premises organization) {
        return switch (push) {
            case ScimUsers.Create create -> create(create, candidates, organization);
            case ScimUsers.Replace replace ->
                named(
                        candidates.byId(),
                        replace.expectedVersion(),
                        person -> replace(replace, person, candidates, organization));
            case ScimUsers.Remove remove -> named(candidates.byId(), remove.expectedVersion(), Decision.Delete::new);
        };
    }

    /** Rule 1. */
    private static Decision named(
            Optional<Person> person, Optional<Long> expectedVersion, Function<Person, Decision> decision) {
        if (person.isEmpty()) {
            return new Decision.Refuse(ErrorCode.NOT_FOUND, "The organization has no such user.");
        }
        boolean stale = expectedVersion
                .filter(version -> version != person.get().version())
                .isPresent();
        return stale
                ? new Decision.Refuse(ErrorCode.VERSION_MISMATCH, "The user was changed since they were read.")
                : decision.apply(person.get());
    }

    private static Decision replace(
            ScimUsers.Replace replace, Person before, Candidates candidates, Premises organization) {
        ScimUser.Content content = replace.content();
        return taken(candidates, Optional.of(before), Optional.empty())
                .orElseGet(() -> changed(
                        new Decision.Change(
                                before,
                                content,
                                Optional.empty(),
                                proven(replace.client(), content, Optional.of(before), organization),
                                Optional.empty()),
                        replace.client(),
                        organization));
    }

    private static Decision create(ScimUsers.Create create, Candidates candidates, Premises organization) {
        ScimClient client = create.client();
        ScimUser.Content content = create.content();
        Optional<Person> archived = candidates.byUserName().filter(person -> isSomebodyElse(client, content, person));
        List<Person> meant = meant(client, candidates, archived, organization);
        if (meant.size() > 1) {
            return new Decision.Refuse(ErrorCode.SCIM_UNIQUENESS, "The user matches two that are there.");
        }
        Optional<Person> before = meant.stream().findFirst();
        Optional<Decision> taken = taken(candidates, before, archived);
        if (taken.isPresent()) {
            return taken.get();
        }
        boolean proven = proven(client, content, before, organization);
        if (before.isPresent()) {
            Outcome outcome = before.get().managed() ? Outcome.REVIVED : Outcome.ADOPTED;
            return changed(
                    new Decision.Change(before.get(), content, Optional.of(outcome), proven, archived),
                    client,
                    organization);
        }
        return content.active() && organization.seats().left() == 0
                ? noSeat(organization.seats())
                : new Decision.Create(content, proven, archived);
    }

    /** Rules 2 and 3: each account that the POST means, once. */
    private static List<Person> meant(
            ScimClient client, Candidates candidates, Optional<Person> archived, Premises organization) {
        Stream<Person> rehired = Stream.concat(candidates.byExternalId().stream(), candidates.byUserName().stream())
                .filter(person -> person.managed() && person.deactivated());
        Stream<Person> adopted = Stream.concat(
                candidates.byIdentity().stream().filter(PushRules::mayBeAdopted),
                candidates
                        .byAnyAddress()
                        .filter(PushRules::mayBeAdopted)
                        .filter(person -> vouched(client, person, organization)));
        return Stream.concat(rehired, adopted)
                .filter(person -> !is(person, archived))
                .collect(Collectors.toMap(Person::id, Function.identity(), (one, same) -> one))
                .values()
                .stream()
                .toList();
    }

    /** Rule 3: nobody is bound to an Org Admin's account by what a push says (invariant 2). */
    private static boolean mayBeAdopted(Person person) {
        return !person.managed() && person.role() != Role.ORG_ADMIN;
    }

    /** Rule 3, of a person whose address is among the pushed ones: whether that is reason enough. */
    private static boolean vouched(ScimClient client, Person person, Premises organization) {
        boolean cameByConnection = client.connection().isPresent() && person.identityHere() && person.emailProven();
        return cameByConnection || person.email().map(organization::verified).orElse(false);
    }

    /** Rule 4. */
    private static boolean isSomebodyElse(ScimClient client, ScimUser.Content content, Person person) {
        return client.externalIdIsSsoId()
                && person.managed()
                && person.deactivated()
                && person.externalId().isPresent()
                && content.externalId().isPresent()
                && !person.externalId().equals(content.externalId());
    }

    /** Rule 5: what is pushed and is somebody else's than the person's who is meant. */
    private static Optional<Decision> taken(Candidates candidates, Optional<Person> meant, Optional<Person> archived) {
        return holds(candidates.byUserName(), meant, archived, "userName")
                .or(() -> holds(candidates.byExternalId(), meant, archived, "externalId"))
                .or(() -> holds(candidates.byEmail(), meant, archived, "address"));
    }

    private static Optional<Decision> holds(
            Optional<Person> holder, Optional<Person> meant, Optional<Person> archived, String what) {
        return holder.filter(person -> !is(person, meant) && !is(person, archived))
                .map(person -> new Decision.Refuse(
                        ErrorCode.SCIM_UNIQUENESS, "Another user of the organization has this " + what + "."));
    }

    /** Rule 7, and nothing to do where nothing is new. */
    private static Decision changed(Decision.Change change, ScimClient client, Premises organization) {
        if (change.seats() > 0 && organization.seats().left() == 0) {
            return noSeat(organization.seats());
        }
        return isNews(change, client) ? change : new Decision.Nothing(change.before());
    }

    private static boolean isNews(Decision.Change change, ScimClient client) {
        Person before = change.before();
        ScimUser.Content content = change.content();
        return change.outcome().isPresent()
                || !before.managed()
                || !before.sameAttributes()
                || before.deactivated() == content.active()
                || before.emailProven() != change.proven()
                || !before.userName().equals(content.userName())
                || !before.externalId().equals(content.externalId())
                || !before.email().equals(content.email())
                || !before.name().equals(content.name())
                || !before.ssoConnection().equals(ssoConnection(client, content));
    }

    /** On which connection the pushed externalId is the External SSO ID by which the person will come (sign-in rule 2). */
    static Optional<ConnectionId> ssoConnection(ScimClient client, ScimUser.Content content) {
        return client.connection()
                .filter(id -> client.externalIdIsSsoId() && content.externalId().isPresent());
    }

    /** An address that stays keeps the proof that it has; any counts as proven by how it comes now. */
    private static boolean proven(
            ScimClient client, ScimUser.Content content, Optional<Person> before, Premises organization) {
        return content.email()
                .filter(email -> organization.proves(client.connection(), email)
                        || before.filter(Person::emailProven)
                                .flatMap(Person::email)
                                .filter(email::equalsIgnoreCase)
                                .isPresent())
                .isPresent();
    }

    private static Decision noSeat(SeatCount seats) {
        return new Decision.Refuse(
                ErrorCode.SEATS_EXHAUSTED,
                "Every seat of the organization is in use: %d of %d allowed."
                        .formatted(seats.used(), seats.limit().orElse(seats.used())));
    }

    private static boolean is(Person person, Optional<Person> other) {
        Optional<UserId> id = other.map(Person::id);
        return id.equals(Optional.of(person.id()));
    }
}

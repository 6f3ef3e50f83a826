package io.seatkeeper.directory.push;

import io.seatkeeper.contract.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The living accounts that one push may mean. Names and addresses are compared without regard to case, ids exactly.
 *
 * @param byId the one that it names
 * @param byExternalId the one with this externalId
 * @param byUserName the one with this userName
 * @param byEmail the one whose address the account is to have
 * @param byAddress those whose address is the pushed userName or another of the pushed addresses
 * @param byIdentity the one that the pushed externalId opens on the client's connection, where it is the External SSO ID there
 */
record Candidates(
        Optional<Person> byId,
        Optional<Person> byExternalId,
        Optional<Person> byUserName,
        Optional<Person> byEmail,
        List<Person> byAddress,
        Optional<Person> byIdentity) {
    static final Candidates NONE = new Candidates(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    Candidates {
        byAddress = List.copyOf(byAddress);
    }

    /** Whose address is among the pushed ones. */
    Stream<Person> byAnyAddress() {
        return Stream.concat(byEmail.stream(), byAddress.stream());
    }

    /** Everybody, each once. */
    Set<UserId> ids() {
        Stream<Person> byIds =
                Stream.of(byId, byExternalId, byUserName, byIdentity).flatMap(Optional::stream);
        return Stream.concat(byIds, byAnyAddress()).map(Person::id).collect(Collectors.toUnmodifiableSet());
    }

    Candidates withId(Person person) {
        return new Candidates(Optional.of(person), byExternalId, byUserName, byEmail, byAddress, byIdentity);
    }

    Candidates withExternalId(Person person) {
        return new Candidates(byId, Optional.of(person), byUserName, byEmail, byAddress, byIdentity);
    }

    Candidates withUserName(Person person) {
        return new Candidates(byId, byExternalId, Optional.of(person), byEmail, byAddress, byIdentity);
    }

    Candidates withEmail(Person person) {
        return new Candidates(byId, byExternalId, byUserName, Optional.of(person), byAddress, byIdentity);
    }

    Candidates withAddress(Person person) {
        List<Person> more = Stream.concat(byAddress.stream(), Stream.of(person)).toList();
        return new Candidates(byId, byExternalId, byUserName, byEmail, more, byIdentity);
    }

    Candidates withIdentity(Person person) {
        return new Candidates(byId, byExternalId, byUserName, byEmail, byAddress, Optional.of(person));
    }
}

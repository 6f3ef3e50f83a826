package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By what a person is looked for.
 *
 * @param email the address that the account is to have
 * @param addresses every address, {@code email} among them
 * @param connection the one by which they come or came
 * @param ssoId the External SSO ID on that connection
 * @param attributes what is to be compared with what was pushed before
 */
record Asked(
        Optional<UserId> user,
        Optional<String> userName,
        Optional<String> externalId,
        Optional<String> email,
        List<String> addresses,
        Optional<ConnectionId> connection,
        Optional<String> ssoId,
        Optional<String> attributes) {
    static Asked of(ScimUsers.Push push) {
        return switch (push) {
            case ScimUsers.Create create -> of(push, Optional.empty(), create.content(), false);
            case ScimUsers.Replace replace -> of(push, Optional.of(replace.user()), replace.content(), true);
            case ScimUsers.Remove remove ->
                new Asked(
                        Optional.of(remove.user()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        push.client().connection(),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    private static Asked of(ScimUsers.Push push, Optional<UserId> user, ScimUser.Content content, boolean compare) {
        return new Asked(
                user,
                Optional.of(content.userName()),
                content.externalId(),
                content.email(),
                addresses(content).toList(),
                push.client().connection(),
                content.externalId().filter(id -> push.client().externalIdIsSsoId()),
                Optional.of(content.attributes()).filter(attributes -> compare));
    }

    /** Every address that is pushed: the account's own, the others, and a userName, which may be one. */
    static Stream<String> addresses(ScimUser.Content content) {
        return Stream.concat(
                Stream.concat(content.email().stream(), Stream.of(content.userName())), content.emails().stream());
    }

    /** What two requests must not have in common when they share a transaction. */
    Set<String> claims() {
        Set<String> claims = new HashSet<>();
        user.ifPresent(id -> claims.add("id " + id));
        externalId.ifPresent(id -> claims.add("externalId " + id));
        ssoId.ifPresent(id -> claims.add("ssoId " + id));
        userName.ifPresent(name -> claims.add("userName " + name.toLowerCase(Locale.ROOT)));
        addresses.forEach(address -> claims.add("email " + address.toLowerCase(Locale.ROOT)));
        return claims;
    }
}

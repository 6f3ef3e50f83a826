package io.seatkeeper.directory.push;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Imports;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A row of an import, read and checked.
 *
 * @param user the id that they keep, where the product's own id is a UUID
 * @param externalId the product's own id, where it is none
 * @param way how they will sign in
 */
record Newcomer(
        Actor actor,
        Optional<UserId> user,
        Optional<String> externalId,
        String userName,
        String email,
        PersonName name,
        Optional<Way> way) {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** One identity that is to open the account. */
    record Way(ConnectionId connection, String externalSsoId, AuthMethod method) {}

    /** A connection that a row may name. */
    record Named(ConnectionId id, String slug, AuthMethod protocol, boolean isDefault) {}

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} saying what to mend, {@link ErrorCode#CONNECTION_UNKNOWN} */
    static Newcomer of(Actor actor, Imports.Row row, List<Named> connections) {
        String email = MailAddress.of(row.email().strip())
                .map(MailAddress::text)
                .orElseThrow(() -> invalid("email: no mail address."));
        String userName = row.userName()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElse(email);
        require(fits(userName, 320), "userName: 1 to 320 characters.");
        Optional<String> productId = row.productId().map(String::strip).filter(id -> !id.isEmpty());
        Optional<UserId> user =
                productId.filter(id -> UUID_TEXT.matcher(id).matches()).map(id -> new UserId(UUID.fromString(id)));
        require(productId.map(id -> fits(id, 512)).orElse(true), "id: 1 to 512 characters.");
        return new Newcomer(
                actor,
                user,
                productId.filter(id -> user.isEmpty()),
                userName,
                email,
                new PersonName(
                        row.name().display().map(Newcomer::withoutNul),
                        row.name().given().map(Newcomer::withoutNul),
                        row.name().family().map(Newcomer::withoutNul)),
                row.identity().map(identity -> way(identity, connections)));
    }

    Asked asked() {
        return new Asked(
                user,
                Optional.of(userName),
                externalId,
                Optional.of(email),
                List.of(email),
                way.map(Way::connection),
                way.map(Way::externalSsoId),
                Optional.empty());
    }

    private static Way way(Imports.Identity identity, List<Named> connections) {
        require(
                !identity.externalSsoId().isEmpty() && fits(identity.externalSsoId(), 512),
                "externalSsoId: 1 to 512 characters.");
        Named named = connections.stream()
                .filter(connection -> identity.connection()
                        .map(text -> text.equals(connection.slug())
                                || text.equals(connection.id().toString()))
                        .orElse(connection.isDefault()))
                .findFirst()
                .orElseThrow(() -> new ContractFailure(
                        ErrorCode.CONNECTION_UNKNOWN, "connection: the organization has no such connection."));
        return new Way(named.id(), identity.externalSsoId(), named.protocol());
    }

    private static boolean fits(String text, int longest) {
        return text.length() <= longest && text.indexOf('\0') < 0;
    }

    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw invalid(otherwise);
        }
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.INVALID_REQUEST, why);
    }
}

package io.seatkeeper.app.roster;

import io.seatkeeper.contract.Imports;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The columns of a list, by their names in the first line. What is exported can be imported. */
final class RosterColumns {
    /** What an export holds. Of these an import reads all but those that it does not decide. */
    private static final List<String> EXPORTED = List.of(
            "id",
            "email",
            "userName",
            "displayName",
            "givenName",
            "familyName",
            "connection",
            "externalSsoId",
            "externalId",
            "role",
            "status",
            "source",
            "teams");

    private final List<String> names;

    private RosterColumns(List<String> names) {
        this.names = names;
    }

    /** @throws RosterFault when a column is missing, unknown or there twice */
    static RosterColumns of(List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        for (String name : names) {
            if (!EXPORTED.contains(name)) {
                throw new RosterFault("The first line names the columns. \"" + name + "\" is none of: "
                        + String.join(", ", EXPORTED) + ".");
            }
        }
        if (!names.contains("email")) {
            throw new RosterFault("The column \"email\" is missing.");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new RosterFault("A column is there twice.");
        }
        return new RosterColumns(names);
    }

    static List<String> header() {
        return EXPORTED;
    }

    /** @throws RosterFault when the line has more or fewer fields than the first one */
    Imports.Row row(CsvReader.Line line) {
        if (line.fields().size() != names.size()) {
            throw new RosterFault(
                    "%d fields instead of %d.".formatted(line.fields().size(), names.size()));
        }
        return new Imports.Row(
                field(line, "id"),
                field(line, "email").orElse(""),
                field(line, "userName"),
                new PersonName(field(line, "displayName"), field(line, "givenName"), field(line, "familyName")),
                field(line, "externalSsoId").map(id -> new Imports.Identity(field(line, "connection"), id)));
    }

    /** What to tell of a row that comes in: that its role doesn't, where it names more than a Learner; else nothing. */
    String remark(CsvReader.Line line) {
        return field(line, "role")
                .filter(role -> !role.strip().equalsIgnoreCase(Role.LEARNER.text()))
                .map(role -> "role: not taken from a list; an Org Admin is made by hand.")
                .orElse("");
    }

    static List<String> fields(User user) {
        Optional<User.Identity> identity = user.identities().stream().findFirst();
        return new ArrayList<>(List.of(
                user.id().toString(),
                user.email().orElse(""),
                user.userName(),
                user.name().display().orElse(""),
                user.name().given().orElse(""),
                user.name().family().orElse(""),
                identity.map(way -> way.connection().toString()).orElse(""),
                identity.map(User.Identity::externalSsoId).orElse(""),
                user.externalId().orElse(""),
                Optional.of(user.role()).map(Role::text).orElse(""),
                user.status().text(),
                user.source().text(),
                String.join("; ", user.teams())));
    }

    private Optional<String> field(CsvReader.Line line, String name) {
        int place = names.indexOf(name);
        return place < 0
                ? Optional.empty()
                : Optional.of(line.fields().get(place)).filter(text -> !text.isBlank());
    }
}

package io.seatkeeper.directory.people;

import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is searched for, as parameters of {@link SearchSql}. */
record Wanted(Users.Search search, @Nullable UUID team) {
    UUID organization() {
        return search.organization().value();
    }

    /** Whether role, status or source matter. */
    boolean ofKind() {
        return search.role().isPresent()
                || search.status().isPresent()
                || search.source().isPresent();
    }

    /** Parameters 1 to 4. */
    Tuple kind() {
        return Tuple.of(organization())
                .addString(search.role().map(Role::text).orElse(null))
                .addString(search.status().map(UserStatus::text).orElse(null))
                .addString(search.source().map(Source::text).orElse(null));
    }

    /** Parameters 1 to 5. */
    Tuple text() {
        return kind().addString(search.text().map(Wanted::written).orElse(null));
    }

    /** Parameters 1 to 6. */
    Tuple textInTeam() {
        return text().addUUID(team);
    }

    /** Parameters 1 to 8. */
    Tuple all() {
        return textInTeam()
                .addString(search.email().map(Wanted::written).orElse(null))
                .addString(search.externalSsoId().map(Wanted::written).orElse(null));
    }

    /** Parameters 1 to 10, of a page with one item more than asked for. */
    Tuple page(@Nullable UUID after) {
        return all().addUUID(after).addInteger(search.page().limit() + 1);
    }

    /** Where a page begins, in everybody or in the team. */
    Tuple rest(@Nullable UUID after) {
        Tuple rest = Tuple.of(organization()).addUUID(after);
        return team == null ? rest : rest.addUUID(team);
    }

    /** PostgreSQL takes no NUL; nothing that is stored holds one. */
    static String written(String text) {
        return text.replace('\0', '\uFFFD');
    }
}

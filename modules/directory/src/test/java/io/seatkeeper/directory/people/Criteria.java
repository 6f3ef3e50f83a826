package io.seatkeeper.directory.people;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a search is for, one word at a time. */
final class Criteria {
    private @Nullable String text;
    private @Nullable String email;
    private @Nullable String externalSsoId;
    private @Nullable Role role;
    private @Nullable UserStatus status;
    private @Nullable Source source;
    private @Nullable String team;

    Criteria text(String value) {
        text = value;
        return this;
    }

    Criteria email(String value) {
        email = value;
        return this;
    }

    Criteria externalSsoId(String value) {
        externalSsoId = value;
        return this;
    }

    Criteria role(Role value) {
        role = value;
        return this;
    }

    Criteria status(UserStatus value) {
        status = value;
        return this;
    }

    Criteria source(Source value) {
        source = value;
        return this;
    }

    Criteria team(String value) {
        team = value;
        return this;
    }

    Users.Search search(Organization organization, Page.Request page) {
        return new Users.Search(
                organization.id(),
                Optional.ofNullable(text),
                Optional.ofNullable(email),
                Optional.ofNullable(externalSsoId),
                Optional.ofNullable(role),
                Optional.ofNullable(status),
                Optional.ofNullable(source),
                Optional.ofNullable(team),
                page);
    }
}

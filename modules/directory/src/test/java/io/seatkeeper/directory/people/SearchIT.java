package io.seatkeeper.directory.people;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;
import static io.seatkeeper.directory.DirectoryNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {
    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());
    private final Organization acme = node.organization(OptionalInt.empty());
    private final Organization other = node.organization(OptionalInt.empty());

    @BeforeAll
    void fill() {
        person("00u1", "Ada.Lovelace@example.com", "Ada", "Lovelace");
        User bob = person("00u2", "bob@example.com", "Bob", "Ångström");
        User eve = person("00u3", "eve@example.com", "Eve", "Adams");
        User gone = person("00u4", "gone@example.com", "Gone", "Girl");
        node.ask(
                Users.CHANGE_ROLE,
                new Users.ChangeRole(OPERATOR, acme.id(), bob.id(), Role.ORG_ADMIN, Optional.empty()));
        node.ask(Users.BLOCK, new Users.Block(OPERATOR, acme.id(), eve.id(), true, Optional.empty()));
        node.sql("UPDATE user_account SET deleted_at = now() WHERE user_id = '%s'".formatted(gone.id()));
        node.person(other, "ada");
    }

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void everybodyButTheDeletedIsListedNewestFirst() {
        assertThat(emails(new Criteria()))
                .containsExactly("eve@example.com", "bob@example.com", "Ada.Lovelace@example.com");
    }

    @Test
    void aTextFindsTheBeginningOfNameFamilyNameAndAddressWithoutRegardToCase() {
        assertThat(emails(new Criteria().text("ada"))).containsExactly("eve@example.com", "Ada.Lovelace@example.com");
        assertThat(emails(new Criteria().text("LOVE"))).containsExactly("Ada.Lovelace@example.com");
        assertThat(emails(new Criteria().text("ång"))).containsExactly("bob@example.com");
        assertThat(emails(new Criteria().text("bob@"))).containsExactly("bob@example.com");
        assertThat(emails(new Criteria().text("00u3"))).containsExactly("eve@example.com");
        assertThat(emails(new Criteria().text("00u"))).isEmpty();
    }

    @Test
    void whatSearchesMayMeanElsewhereIsTakenAsItIs() {
        for (String text : List.of("%", "_", "'", "\\", "\0", "a%", "\uDBFF\uDFFF")) {
            assertThat(emails(new Criteria().text(text))).as(text).isEmpty();
        }
    }

    @Test
    void exactConditionsAndFiltersWorkAloneAndTogether() {
        assertThat(emails(new Criteria().email("ADA.lovelace@EXAMPLE.com")))
                .containsExactly("Ada.Lovelace@example.com");
        assertThat(emails(new Criteria().externalSsoId("00u2"))).containsExactly("bob@example.com");
        assertThat(emails(new Criteria().externalSsoId("00U2"))).isEmpty();
        assertThat(emails(new Criteria().role(Role.ORG_ADMIN))).containsExactly("bob@example.com");
        assertThat(emails(new Criteria().role(Role.LEARNER)))
                .containsExactly("eve@example.com", "Ada.Lovelace@example.com");
        assertThat(emails(new Criteria().source(Source.SCIM))).isEmpty();
        assertThat(emails(new Criteria().source(Source.JIT))).hasSize(3);
        assertThat(emails(new Criteria().status(UserStatus.BLOCKED))).containsExactly("eve@example.com");
        assertThat(emails(new Criteria().status(UserStatus.DELETED))).containsExactly("gone@example.com");
        assertThat(emails(new Criteria().status(UserStatus.DELETED).email("gone@example.com")))
                .hasSize(1);
        assertThat(emails(new Criteria().status(UserStatus.ACTIVE).text("ada")))
                .containsExactly("Ada.Lovelace@example.com");
        assertThat(emails(new Criteria().text("eve").externalSsoId("00u2"))).isEmpty();
        assertThat(emails(new Criteria().text("eve").email("eve@example.com").externalSsoId("00u3")))
                .hasSize(1);
    }

    @Test
    void aTeamIsFoundByIdAndByNameAloneAndTogetherWithTheRest() {
        Organization own = node.organization(OptionalInt.empty());
        User ada = node.person(own, "ada");
        User bob = node.admin(own, "bob");
        User eve = node.person(own, "eve");
        User gone = node.person(own, "gone");
        node.person(own, "outsider");
        Team team = team(own, "Sales", List.of(ada.id(), bob.id(), eve.id(), gone.id()));
        team(own, "Empty", List.of());
        node.ask(Users.BLOCK, new Users.Block(OPERATOR, own.id(), eve.id(), true, Optional.empty()));
        node.sql("UPDATE user_account SET deleted_at = now() WHERE user_id = '%s'".formatted(gone.id()));

        for (String reference : List.of("sALES", "Sales", team.id().toString())) {
            assertThat(emails(own, new Criteria().team(reference)))
                    .as(reference)
                    .containsExactly("eve@example.com", "bob@example.com", "ada@example.com");
        }
        assertThat(emails(own, new Criteria().team("Sales").role(Role.LEARNER)))
                .containsExactly("eve@example.com", "ada@example.com");
        assertThat(emails(own, new Criteria().team("Sales").status(UserStatus.ACTIVE)))
                .containsExactly("bob@example.com", "ada@example.com");
        assertThat(emails(own, new Criteria().team("Sales").text("o"))).isEmpty();
        assertThat(emails(own, new Criteria().team("Sales").text("bo"))).containsExactly("bob@example.com");
        assertThat(emails(own, new Criteria().team("Sales").email("ada@example.com")))
                .hasSize(1);
        assertThat(emails(own, new Criteria().team("Sales").externalSsoId("outsider")))
                .isEmpty();
        for (String reference : List.of("Empty", "Sal", "%", "\0", acme.id().toString())) {
            assertThat(emails(own, new Criteria().team(reference)))
                    .as(reference)
                    .isEmpty();
        }
        assertThat(emails(new Criteria().team(team.id().toString()))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<User> page = search(new Criteria(), new Page.Request(2, cursor));
            assertThat(page.total()).isEqualTo(3);
            page.items().forEach(user -> seen.add(user.label()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly("eve@example.com", "bob@example.com", "Ada.Lovelace@example.com");
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        for (String cursor : List.of("", "x", "%%%", "bm8gaWQ")) {
            assertThat(node.refusal(Users.SEARCH, new Criteria().search(acme, new Page.Request(2, cursor))))
                    .as(cursor)
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
        }
    }

    private User person(String id, String email, String given, String family) {
        return node.signedIn(
                        acme,
                        new VerifiedIdentity(
                                CONNECTION,
                                id,
                                Optional.of(email),
                                true,
                                new PersonName(
                                        Optional.of(given + " " + family), Optional.of(given), Optional.of(family)),
                                AuthMethod.OIDC))
                .user();
    }

    private Team team(Organization organization, String name, List<UserId> members) {
        return node.ask(Teams.CREATE, new Teams.Create(OPERATOR, organization.id(), name, Optional.empty(), members));
    }

    private List<String> emails(Criteria criteria) {
        return emails(acme, criteria);
    }

    private List<String> emails(Organization organization, Criteria criteria) {
        Page<User> page = node.ask(Users.SEARCH, criteria.search(organization, Page.Request.FIRST))
                .page();
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream().map(User::label).toList();
    }

    private Page<User> search(Criteria criteria, Page.Request page) {
        return node.ask(Users.SEARCH, criteria.search(acme, page)).page();
    }
}

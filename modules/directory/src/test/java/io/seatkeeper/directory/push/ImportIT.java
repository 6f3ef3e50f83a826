package io.seatkeeper.directory.push;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;
import static io.seatkeeper.directory.DirectoryNode.OPERATOR;
import static io.seatkeeper.directory.DirectoryNode.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Imports;
import io.seatkeeper.contract.Imports.Result;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.Users;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Taking people over from the product's own list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportIT {
    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());

    @BeforeAll
    void connect() {
        PushPersonIT.everyConnectionSpeaks(node);
    }

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void aUuidOfTheProductBecomesTheUsersIdAndAnythingElseTheExternalId() {
        Organization acme = node.organization(5);
        String uuid = UUID.randomUUID().toString();

        List<Result> results = run(acme, row(uuid, "ada@example.com"), row("4711", "bob@example.com"));

        assertThat(results.getFirst()).isEqualTo(new Result.Created(UserId.of(uuid)));
        User bob = user(acme, results.getLast());
        assertThat(bob.externalId()).contains("4711");
        assertThat(bob.source()).isEqualTo(Source.IMPORT);
        assertThat(bob.role()).isEqualTo(Role.LEARNER);
        assertThat(bob.emailProven()).isTrue();
        assertThat(bob.managedByScim()).isFalse();
        assertThat(node.seats(acme).used()).isEqualTo(2);
        assertThat(node.actions(acme)).endsWith("user.created", "user.created");
    }

    @Test
    void aRowThatIsRefusedIsNamedAndTheOthersComeIn() {
        Organization tiny = node.organization(3);
        node.person(tiny, "ada");

        List<Result> results = run(
                tiny,
                row("", "ada@example.com"),
                row("", "no address"),
                row("", "bob@example.com"),
                row("", "BOB@example.com"),
                named("eve@example.com", "ada@example.com"),
                signingIn("cleo@example.com", "x", "nowhere"),
                signingIn("dora@example.com", "ada", CONNECTION.toString()),
                row("", "finn@example.com"),
                row("", "gus@example.com"));

        assertThat(results)
                .extracting(ImportIT::told)
                .containsExactly(
                        "present",
                        "INVALID_REQUEST",
                        "created",
                        "present",
                        "CONFLICT",
                        "CONNECTION_UNKNOWN",
                        "CONFLICT",
                        "created",
                        "SEATS_EXHAUSTED");
        assertThat(node.seats(tiny).used()).isEqualTo(3);
    }

    @Test
    void theSameListAgainChangesNothing() {
        Organization acme = node.organization(5);
        Imports.Row[] rows = {row(UUID.randomUUID().toString(), "ada@example.com"), row("7", "bob@example.com")};
        List<Result> first = run(acme, rows);
        List<String> told = node.actions(acme);

        List<Result> again = run(acme, rows);

        assertThat(first).extracting(ImportIT::told).containsExactly("created", "created");
        assertThat(again).extracting(ImportIT::told).containsExactly("present", "present");
        assertThat(node.actions(acme)).isEqualTo(told);
    }

    @Test
    void whoWasImportedWithAnIdentitySignsInByIt() {
        Organization acme = node.organization(5);

        List<Result> results = run(acme, signingIn("ada@example.com", "00u1", CONNECTION.toString()));

        assertThat(node.signedIn(acme, identity(CONNECTION, "00u1", "else@example.com", true))
                        .user()
                        .id())
                .isEqualTo(user(acme, results.getFirst()).id());
    }

    @Test
    void whoWasImportedIsLinkedByTheAddressAndAdoptedByAPush() {
        Organization acme = node.organization(5);
        User ada = user(acme, run(acme, row("4711", "ada@example.com")).getFirst());

        assertThat(node.signedIn(acme, identity("ada")).user().id()).isEqualTo(ada.id());
        assertThat(node.ask(ScimUsers.CREATE, Push.of("ada").externalId("00u1").create(acme)))
                .satisfies(written -> assertThat(written.user().id()).isEqualTo(ada.id()))
                .satisfies(written -> assertThat(written.outcome()).isEqualTo(ScimUsers.Outcome.ADOPTED));
    }

    @Test
    void aDeletedPersonCanBeImportedAgainButNotTheirId() {
        Organization acme = node.organization(5);
        String id = UUID.randomUUID().toString();
        User ada = user(acme, run(acme, row(id, "ada@example.com")).getFirst());
        node.ask(ScimUsers.REMOVE, Push.remove(acme, ada.id()));

        assertThat(told(run(acme, row(id, "ada@example.com")).getFirst())).isEqualTo("CONFLICT");
        assertThat(told(run(acme, row("", "ada@example.com")).getFirst())).isEqualTo("created");
    }

    @Test
    void aThousandRowsGoInOneCall() {
        Organization acme = node.organization(990);

        List<Result> results = run(
                acme,
                IntStream.range(0, 1_000)
                        .mapToObj(each -> row("", "p" + each + "@example.com"))
                        .toArray(Imports.Row[]::new));

        assertThat(results.stream().filter(Result.Created.class::isInstance)).hasSize(990);
        assertThat(node.seats(acme).used()).isEqualTo(990);
    }

    @Test
    void anOrganizationThatIsNotThereTakesNobody() {
        assertThat(node.refusal(
                        Imports.IMPORT,
                        new Imports.ImportPeople(
                                OPERATOR, new OrganizationId(Ids.next()), List.of(row("", "ada@example.com")))))
                .isEqualTo(ErrorCode.ORGANIZATION_UNKNOWN);
    }

    private List<Result> run(Organization organization, Imports.Row... rows) {
        return node.ask(Imports.IMPORT, new Imports.ImportPeople(OPERATOR, organization.id(), List.of(rows)))
                .results();
    }

    private User user(Organization organization, Result result) {
        return node.ask(Users.FIND, new Users.Find(organization.id(), ((Result.Created) result).user()));
    }

    private static String told(Result result) {
        return switch (result) {
            case Result.Created created -> "created";
            case Result.Present present -> "present";
            case Result.Refused refused -> refused.code().name();
        };
    }

    private static Imports.Row row(String productId, String email) {
        return new Imports.Row(Optional.of(productId), email, Optional.empty(), PersonName.UNKNOWN, Optional.empty());
    }

    private static Imports.Row named(String email, String userName) {
        return new Imports.Row(Optional.empty(), email, Optional.of(userName), PersonName.UNKNOWN, Optional.empty());
    }

    private static Imports.Row signingIn(String email, String externalSsoId, String connection) {
        return new Imports.Row(
                Optional.empty(),
                email,
                Optional.empty(),
                PersonName.UNKNOWN,
                Optional.of(new Imports.Identity(Optional.of(connection), externalSsoId)));
    }
}

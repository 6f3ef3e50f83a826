package io.seatkeeper.directory.provision;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;
import static io.seatkeeper.directory.DirectoryNode.await;
import static io.seatkeeper.directory.DirectoryNode.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Provisioning.Outcome;
import io.seatkeeper.contract.Provisioning.Provisioned;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The sign-in rules carried out by two nodes with a pool each on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvisionUserIT {
    private static final ConnectionId OTHER = new ConnectionId(Ids.next());

    private final DatabaseAddress address = TestPostgres.migrated();
    private final DirectoryNode node = new DirectoryNode(address);
    private final DirectoryNode second = new DirectoryNode(address);

    @BeforeAll
    void warmUp() {
        // Both nodes have prepared their statements before a storm is measured against their bounds.
        node.person(node.organization(1), "first");
        second.person(second.organization(1), "first");
    }

    @AfterAll
    void close() {
        node.close();
        second.close();
    }

    @Test
    void ruleSeven_everyFieldOfTheFirstProfileIsWritten() {
        Organization acme = node.organization(5);
        VerifiedIdentity ada = new VerifiedIdentity(
                CONNECTION,
                "00u-ada",
                Optional.of("Ada.Lovelace@Example.com"),
                true,
                new PersonName(Optional.of("Ada Lovelace"), Optional.of("Ada"), Optional.of("Lovelace")),
                AuthMethod.OIDC);

        Provisioned first = node.signedIn(acme, ada);

        assertThat(first.outcome()).isEqualTo(Outcome.CREATED);
        User user = node.find(first.user());
        assertThat(user).isEqualTo(first.user());
        assertThat(user.email()).contains("Ada.Lovelace@Example.com");
        assertThat(user.userName()).isEqualTo("Ada.Lovelace@Example.com");
        assertThat(user.emailProven()).isTrue();
        assertThat(user.name()).isEqualTo(ada.name());
        assertThat(user.role()).isEqualTo(Role.LEARNER);
        assertThat(user.authMethod()).contains(AuthMethod.OIDC);
        assertThat(user.externalSsoId()).contains("00u-ada");
        assertThat(user.teams()).isEmpty();
        assertThat(user.source()).isEqualTo(Source.JIT);
        assertThat(user.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(user.lastSignInAt()).isPresent();
        assertThat(node.seats(acme).used()).isEqualTo(1);
        assertThat(node.actions(acme)).containsExactly("organization.created", "user.provisioned");
    }

    @Test
    void ruleOne_aKnownPersonIsNotedAndNothingElseIsWritten() {
        Organization acme = node.organization(5);
        User before = node.person(acme, "ada");

        Provisioned again = node.signedIn(acme, identity("ada"));

        assertThat(again.outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(again.user().id()).isEqualTo(before.id());
        assertThat(again.user().version()).isEqualTo(before.version());
        assertThat(again.user().lastSignInAt().orElseThrow())
                .isAfter(before.lastSignInAt().orElseThrow());
        assertThat(node.find(before)).isEqualTo(again.user());
        assertThat(node.actions(acme)).containsExactly("organization.created", "user.provisioned");
    }

    @Test
    void ruleOne_aKnownPersonDoesNotWaitForTheOrganizationsLock() {
        Organization acme = node.organization(5);
        User before = node.person(acme, "ada");

        Provisioned again = await(node.whileLocked(acme, () -> node.signIn(acme, identity("ada"))));

        assertThat(again.user().id()).isEqualTo(before.id());
    }

    @Test
    void ruleOne_theIdentityIsComparedExactly() {
        Organization acme = node.organization(5);
        User lower = node.signedIn(acme, identity(CONNECTION, "id", "a@example.com", true))
                .user();
        User upper = node.signedIn(acme, identity(CONNECTION, "ID", "b@example.com", true))
                .user();

        assertThat(upper.id()).isNotEqualTo(lower.id());
    }

    @Test
    void ruleThree_theSameAddressLinksASecondConnection() {
        Organization acme = node.organization(5);
        User before = node.person(acme, "ada");

        Provisioned linked = node.signedIn(acme, identity(OTHER, "x1", "ADA@example.com", true));

        assertThat(linked.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(linked.user().id()).isEqualTo(before.id());
        assertThat(linked.user().externalSsoId()).contains("x1");
        assertThat(linked.user().identities())
                .extracting(User.Identity::externalSsoId)
                .containsExactly("x1", "ada");
        assertThat(node.signedIn(acme, identity("ada")).user().identities())
                .extracting(User.Identity::externalSsoId)
                .containsExactly("ada", "x1");
        assertThat(node.seats(acme).used()).isEqualTo(1);
        assertThat(node.actions(acme)).endsWith("user.provisioned", "user.identity_linked");
    }

    @Test
    void ruleThree_anAddressThatIsNotProvenOpensNothing() {
        Organization acme = node.organization(5);
        node.person(acme, "ada");

        assertThat(node.refusedSignIn(acme, identity(OTHER, "x1", "ada@example.com", false)))
                .isEqualTo(ErrorCode.EMAIL_NOT_PROVEN);
    }

    @Test
    void ruleThree_anAddressGivenToASecondPersonDoesNotOpenTheFirstOnesAccount() {
        Organization acme = node.organization(5);
        node.person(acme, "ada");

        assertThat(node.refusedSignIn(acme, identity(CONNECTION, "somebody-else", "ada@example.com", true)))
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
        assertThat(node.actions(acme)).endsWith("user.provisioned");
    }

    @Test
    void ruleFour_anOrgAdminIsLinkedByAnotherAdminOnly() {
        Organization acme = node.organization(5);
        User ada = node.admin(acme, "ada");
        User bob = node.admin(acme, "bob");
        VerifiedIdentity byOther = identity(OTHER, "x1", "ada@example.com", true);

        assertThat(node.refusedSignIn(acme, byOther)).isEqualTo(ErrorCode.ADMIN_LINK_REQUIRED);
        assertThat(node.refusedSignIn(acme, byOther)).isEqualTo(ErrorCode.ADMIN_LINK_REQUIRED);

        List<Users.LinkRequest> waiting = node.linkRequests(acme);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().user()).isEqualTo(ada.id());
        assertThat(node.actions(acme)).containsOnlyOnce("user.link_requested");
        assertThat(node.refusal(Users.DECIDE_LINK_REQUEST, node.decision(ada, waiting.getFirst(), true)))
                .isEqualTo(ErrorCode.FORBIDDEN);

        node.ask(Users.DECIDE_LINK_REQUEST, node.decision(bob, waiting.getFirst(), true));

        assertThat(node.signedIn(acme, byOther).user().id()).isEqualTo(ada.id());
        assertThat(node.linkRequests(acme)).isEmpty();
        assertThat(node.actions(acme)).endsWith("user.link_approved");
    }

    @Test
    void ruleFour_aDismissedRequestLinksNothing() {
        Organization acme = node.organization(5);
        node.admin(acme, "ada");
        User bob = node.admin(acme, "bob");
        VerifiedIdentity byOther = identity(OTHER, "x1", "ada@example.com", true);
        node.refusedSignIn(acme, byOther);

        node.ask(
                Users.DECIDE_LINK_REQUEST,
                node.decision(bob, node.linkRequests(acme).getFirst(), false));

        assertThat(node.linkRequests(acme)).isEmpty();
        assertThat(node.refusedSignIn(acme, byOther)).isEqualTo(ErrorCode.ADMIN_LINK_REQUIRED);
    }

    @Test
    void ruleFive_whoIsBlockedOrDeactivatedOrDeletedDoesNotComeBack() {
        Organization acme = node.organization(9);
        for (String state : List.of("blocked_at", "deactivated_at", "deleted_at")) {
            User user = node.person(acme, state);
            node.sql("UPDATE user_account SET %s = now() WHERE user_id = '%s'".formatted(state, user.id()));

            assertThat(node.refusedSignIn(acme, identity(state))).isEqualTo(ErrorCode.USER_DEACTIVATED);
            assertThat(node.refusedSignIn(acme, identity(OTHER, state, state + "@example.com", true)))
                    .as("by another connection")
                    .isEqualTo(ErrorCode.USER_DEACTIVATED);
        }
        assertThat(node.seats(acme).used()).isZero();
    }

    @Test
    void ruleFive_switchesOfTheOrganizationHold() {
        Organization off = node.organization(5);
        node.person(off, "ada");
        node.sql("UPDATE organization SET enabled = false WHERE org_id = '%s'".formatted(off.id()));
        assertThat(node.refusedSignIn(off, identity("ada"))).isEqualTo(ErrorCode.ORGANIZATION_DISABLED);
        assertThat(node.refusedSignIn(off, identity("bob"))).isEqualTo(ErrorCode.ORGANIZATION_DISABLED);

        Organization closed = node.organization(5);
        node.person(closed, "ada");
        node.sql("UPDATE organization SET jit_enabled = false WHERE org_id = '%s'".formatted(closed.id()));
        assertThat(node.refusedSignIn(closed, identity("bob"))).isEqualTo(ErrorCode.JIT_DISABLED);
        assertThat(node.signedIn(closed, identity("ada")).outcome()).isEqualTo(Outcome.KNOWN);
    }

    @Test
    void ruleFive_noAddressMakesNoAccount() {
        Organization acme = node.organization(5);
        VerifiedIdentity nameless =
                new VerifiedIdentity(CONNECTION, "x", Optional.empty(), true, PersonName.UNKNOWN, AuthMethod.OIDC);

        assertThat(node.refusedSignIn(acme, nameless)).isEqualTo(ErrorCode.EMAIL_MISSING);
        assertThat(node.refusedSignIn(acme, identity(CONNECTION, "y", "not an address\0", true)))
                .isEqualTo(ErrorCode.EMAIL_MISSING);
    }

    @Test
    void ruleSix_aFullOrganizationRefusesNewPeopleAndLetsEverybodyElseIn() {
        Organization tiny = node.organization(2);
        node.person(tiny, "ada");
        node.person(tiny, "bob");

        assertThat(node.refusedSignIn(tiny, identity("eve"))).isEqualTo(ErrorCode.SEATS_EXHAUSTED);
        assertThat(node.signedIn(tiny, identity("ada")).outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(node.signedIn(tiny, identity(OTHER, "x", "bob@example.com", true))
                        .outcome())
                .isEqualTo(Outcome.LINKED);
        assertThat(node.count("SELECT count(*) FROM user_account WHERE org_id = '%s'".formatted(tiny.id())))
                .isEqualTo(2);
    }

    @Test
    void ruleSix_aLimitedLoweredBelowTheUsedSeatsEvictsNobody() {
        Organization acme = node.organization(3);
        node.person(acme, "ada");
        node.person(acme, "bob");
        node.sql("UPDATE organization_counter SET max_seats = 1 WHERE org_id = '%s'".formatted(acme.id()));

        assertThat(node.signedIn(acme, identity("ada")).user().active()).isTrue();
        assertThat(node.refusedSignIn(acme, identity("eve"))).isEqualTo(ErrorCode.SEATS_EXHAUSTED);
        assertThat(node.seats(acme).available()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void ruleSeven_nameAndAddressFollowOnLaterSignIns() {
        Organization acme = node.organization(5);
        User before = node.person(acme, "ada");
        VerifiedIdentity renamed = new VerifiedIdentity(
                CONNECTION,
                "ada",
                Optional.of("ada.king@example.com"),
                true,
                new PersonName(Optional.of("Ada King"), Optional.empty(), Optional.empty()),
                AuthMethod.OIDC);

        User after = node.signedIn(acme, renamed).user();

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.email()).contains("ada.king@example.com");
        assertThat(after.userName()).isEqualTo("ada.king@example.com");
        assertThat(after.name().display()).contains("Ada King");
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(node.actions(acme)).endsWith("user.profile_changed");
        assertThat(node.signedIn(acme, renamed).user().version()).isEqualTo(after.version());
        assertThat(node.signedIn(acme, identity(CONNECTION, "next", "ada@example.com", true))
                        .outcome())
                .as("the address that was given up makes a new person")
                .isEqualTo(Outcome.CREATED);
    }

    @Test
    void ruleSeven_anAddressInUseOrNotProvenIsNotTakenAndRecordedOnce() {
        Organization acme = node.organization(5);
        node.person(acme, "ada");
        node.person(acme, "bob");
        VerifiedIdentity taken = identity(CONNECTION, "ada", "bob@example.com", true);
        VerifiedIdentity unproven = identity(CONNECTION, "ada", "new@example.com", false);

        assertThat(node.signedIn(acme, taken).user().email()).contains("ada@example.com");
        node.signedIn(acme, taken);
        assertThat(node.signedIn(acme, unproven).user().email()).contains("ada@example.com");
        node.signedIn(acme, unproven);

        assertThat(node.actions(acme).stream().filter("user.email_not_taken"::equals))
                .hasSize(2);
    }

    @Test
    void ruleSeven_nothingFollowsWhereScimManagesThePerson() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");
        node.sql("UPDATE user_account SET managed_by_scim = true WHERE user_id = '%s'".formatted(ada.id()));

        assertThat(node.signedIn(acme, identity(CONNECTION, "ada", "new@example.com", true))
                        .user()
                        .email())
                .contains("ada@example.com");
    }

    @Test
    void anotherOrganizationsPeopleAreStrangers() {
        Organization acme = node.organization(5);
        Organization other = node.organization(5);
        User ada = node.person(acme, "ada");

        Provisioned there = node.signedIn(other, identity("ada"));

        assertThat(there.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(there.user().id()).isNotEqualTo(ada.id());
    }

    @Test
    void threeHundredFirstSignInsForFiftySeatsGiveExactlyFifty() {
        Organization acme = node.organization(50);
        List<Future<Provisioned>> all = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            all.add((number % 2 == 0 ? node : second).signIn(acme, identity("person-" + number)));
        }

        assertThat(answers(all)).isEqualTo(Map.of("CREATED", 50L, ErrorCode.SEATS_EXHAUSTED.name(), 250L));
        assertThat(node.seats(acme).used()).isEqualTo(50);
        assertThat(node.count("SELECT count(*) FROM user_account WHERE active AND org_id = '%s'".formatted(acme.id())))
                .isEqualTo(50);
        assertThat(node.actions(acme).stream().filter("user.provisioned"::equals))
                .hasSize(50);
    }

    @Test
    void fortyFirstVisitsOfOnePersonMakeOneAccount() {
        Organization acme = node.organization(50);
        List<Future<Provisioned>> all = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            all.add((number % 2 == 0 ? node : second).signIn(acme, identity("ada")));
        }

        assertThat(answers(all)).isEqualTo(Map.of("CREATED", 1L, "KNOWN", 39L));
        assertThat(node.seats(acme).used()).isEqualTo(1);
    }

    @Test
    void anOrganizationThatIsHeldUpAnswersBusyAndOthersGoOn() {
        Organization stuck = node.organization(50);
        Organization free = node.organization(50);

        List<Future<Provisioned>> waiting = await(node.whileLocked(stuck, () -> {
            List<Future<Provisioned>> crowd = Stream.of("a", "b", "c")
                    .map(name -> node.signIn(stuck, identity(name)))
                    .toList();
            return node.signIn(free, identity("ada"))
                    .compose(let -> Future.join(crowd).transform(ended -> Future.succeededFuture(crowd)));
        }));

        assertThat(answers(waiting)).isEqualTo(Map.of(ErrorCode.SIGN_IN_BUSY.name(), 3L));
        assertThat(node.signedIn(stuck, identity("a")).outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    void anUnknownOrganizationIsSaidToBeUnknown() {
        Organization acme = node.organization(5);
        node.sql("DELETE FROM organization WHERE org_id = '%s'".formatted(acme.id()));

        assertThat(node.refusedSignIn(acme, identity("ada"))).isEqualTo(ErrorCode.ORGANIZATION_UNKNOWN);
    }

    private static Map<String, Long> answers(List<Future<Provisioned>> all) {
        await(Future.join(all).otherwiseEmpty());
        return all.stream()
                .collect(Collectors.groupingBy(
                        one -> one.succeeded()
                                ? one.result().outcome().name()
                                : ((ContractFailure) one.cause()).code().name(),
                        Collectors.counting()));
    }
}

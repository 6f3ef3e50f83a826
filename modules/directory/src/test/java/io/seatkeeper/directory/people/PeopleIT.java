package io.seatkeeper.directory.people;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;
import static io.seatkeeper.directory.DirectoryNode.OPERATOR;
import static io.seatkeeper.directory.DirectoryNode.await;
import static io.seatkeeper.directory.DirectoryNode.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleIT {
    private final DatabaseAddress address = TestPostgres.migrated();
    private final DirectoryNode node = new DirectoryNode(address);
    private final DirectoryNode second = new DirectoryNode(address);

    @AfterAll
    void close() {
        node.close();
        second.close();
    }

    @Test
    void aPromotionIsWrittenAndAudited() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");

        User promoted = node.ask(Users.CHANGE_ROLE, role(ada, Role.ORG_ADMIN));

        assertThat(promoted.role()).isEqualTo(Role.ORG_ADMIN);
        assertThat(promoted.epoch()).isEqualTo(ada.epoch());
        assertThat(promoted.version()).isEqualTo(ada.version() + 1);
        assertThat(node.actions(acme)).endsWith("user.role_changed");
    }

    @Test
    void theSameRoleAgainWritesNothing() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");

        assertThat(node.ask(Users.CHANGE_ROLE, role(ada, Role.LEARNER))).isEqualTo(ada);
        assertThat(node.actions(acme)).endsWith("user.provisioned");
    }

    @Test
    void aDemotionRaisesTheEpoch() {
        Organization acme = node.organization(5);
        User ada = node.admin(acme, "ada");
        node.admin(acme, "bob");

        assertThat(node.ask(Users.CHANGE_ROLE, role(ada, Role.LEARNER)).epoch()).isEqualTo(ada.epoch() + 1);
    }

    @Test
    void theLastOrgAdminIsNeitherDemotedNorBlocked() {
        Organization acme = node.organization(5);
        User ada = node.admin(acme, "ada");
        User bob = node.admin(acme, "bob");
        node.ask(Users.BLOCK, block(bob, true));

        assertThat(node.refusal(Users.CHANGE_ROLE, role(ada, Role.LEARNER))).isEqualTo(ErrorCode.LAST_ORG_ADMIN);
        assertThat(node.refusal(Users.BLOCK, block(ada, true))).isEqualTo(ErrorCode.LAST_ORG_ADMIN);
        assertThat(node.ask(Users.CHANGE_ROLE, role(bob, Role.LEARNER)).role())
                .as("a blocked admin is not what keeps the organization going")
                .isEqualTo(Role.LEARNER);
    }

    @RepeatedTest(10)
    void twoAdminsWhoDemoteEachOtherLeaveOne() {
        Organization acme = node.organization(5);
        User ada = node.admin(acme, "ada");
        User bob = node.admin(acme, "bob");

        Future<User> one = node.bus().call(Users.CHANGE_ROLE, role(ada, Role.LEARNER));
        Future<User> other = second.bus().call(Users.CHANGE_ROLE, role(bob, Role.LEARNER));
        await(Future.join(one, other).otherwiseEmpty());

        assertThat(List.of(one, other)).filteredOn(Future::succeeded).hasSize(1);
        assertThat(List.of(one, other))
                .filteredOn(Future::failed)
                .singleElement()
                .satisfies(refused ->
                        assertThat(((ContractFailure) refused.cause()).code()).isEqualTo(ErrorCode.LAST_ORG_ADMIN));
    }

    @Test
    void blockingFreesTheSeatAndRaisesTheEpochAndUnblockingTakesASeatAgain() {
        Organization tiny = node.organization(1);
        User ada = node.person(tiny, "ada");

        User blocked = node.ask(Users.BLOCK, block(ada, true));
        assertThat(blocked.status()).isEqualTo(UserStatus.BLOCKED);
        assertThat(blocked.epoch()).isEqualTo(ada.epoch() + 1);
        assertThat(node.seats(tiny).used()).isZero();

        User bob = node.person(tiny, "bob");
        assertThat(node.refusal(Users.BLOCK, block(ada, false))).isEqualTo(ErrorCode.SEATS_IN_USE);

        node.ask(Users.BLOCK, block(bob, true));
        assertThat(node.ask(Users.BLOCK, block(ada, false)).active()).isTrue();
        assertThat(node.actions(tiny)).endsWith("user.blocked", "seats.threshold", "user.unblocked");
    }

    @Test
    void unblockingDoesNotUndoWhatScimDid() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");
        node.ask(Users.BLOCK, block(ada, true));
        node.sql("UPDATE user_account SET deactivated_at = now() WHERE user_id = '%s'".formatted(ada.id()));

        User unblocked = node.ask(Users.BLOCK, block(ada, false));

        assertThat(unblocked.status()).isEqualTo(UserStatus.DEACTIVATED);
        assertThat(node.refusedSignIn(acme, identity("ada"))).isEqualTo(ErrorCode.USER_DEACTIVATED);
    }

    @Test
    void aChangeOfAVersionThatIsGoneIsRefused() {
        Organization acme = node.organization(5);
        User ada = node.admin(acme, "ada");

        assertThat(node.refusal(
                        Users.BLOCK,
                        new Users.Block(OPERATOR, acme.id(), ada.id(), true, Optional.of(ada.version() - 1))))
                .isEqualTo(ErrorCode.VERSION_MISMATCH);
    }

    @Test
    void anotherOrganizationsUserIsNotFound() {
        Organization acme = node.organization(5);
        Organization other = node.organization(5);
        User ada = node.person(acme, "ada");

        assertThat(node.refusal(Users.FIND, new Users.Find(other.id(), ada.id())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(Users.BLOCK, new Users.Block(OPERATOR, other.id(), ada.id(), true, Optional.empty())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(Users.FIND, new Users.Find(acme.id(), new UserId(Ids.next()))))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anIdentityMovesByHandAndWhoLosesItHasToSignInAnew() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");
        User bob = node.person(acme, "bob");

        User relinked = node.ask(
                Users.RELINK, new Users.Relink(OPERATOR, acme.id(), ada.id(), CONNECTION, "bob", AuthMethod.OIDC));

        assertThat(relinked.identities())
                .extracting(User.Identity::externalSsoId)
                .containsExactly("bob");
        assertThat(node.find(bob).identities()).isEmpty();
        assertThat(node.find(bob).epoch()).isEqualTo(bob.epoch() + 1);
        assertThat(node.signedIn(acme, identity(CONNECTION, "bob", "ada@example.com", true))
                        .user()
                        .id())
                .isEqualTo(ada.id());
        assertThat(node.actions(acme)).endsWith("user.identity_relinked");
    }

    @Test
    void whoCameByAnIdentityThatAnotherReplacesHasToSignInAnew() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");
        ConnectionId other = new ConnectionId(Ids.next());

        User added =
                node.ask(Users.RELINK, new Users.Relink(OPERATOR, acme.id(), ada.id(), other, "a1", AuthMethod.OIDC));
        assertThat(added.epoch()).as("nothing was taken").isEqualTo(ada.epoch());

        User replaced = node.ask(
                Users.RELINK, new Users.Relink(OPERATOR, acme.id(), ada.id(), CONNECTION, "ada2", AuthMethod.OIDC));
        assertThat(replaced.epoch()).isEqualTo(ada.epoch() + 1);
    }

    @Test
    void anApprovalIsForTheAccountThatTheAdminSaw() {
        Organization acme = node.organization(5);
        node.admin(acme, "ada");
        node.admin(acme, "root");
        User bob = node.admin(acme, "bob");
        ConnectionId other = new ConnectionId(Ids.next());
        node.refusedSignIn(acme, identity(other, "x1", "ada@example.com", true));
        Users.LinkRequest seen = node.linkRequests(acme).getFirst();

        node.refusedSignIn(acme, identity(other, "x1", "root@example.com", true));

        assertThat(node.refusal(Users.DECIDE_LINK_REQUEST, node.decision(bob, seen, true)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.linkRequests(acme)).hasSize(1);
    }

    @Test
    void anApprovedLinkIsRefusedWhereTheAdminGotAnotherIdentityMeanwhile() {
        Organization acme = node.organization(5);
        User ada = node.admin(acme, "ada");
        User bob = node.admin(acme, "bob");
        ConnectionId other = new ConnectionId(Ids.next());
        node.refusedSignIn(acme, identity(other, "x1", "ada@example.com", true));
        node.ask(Users.RELINK, new Users.Relink(OPERATOR, acme.id(), ada.id(), other, "x2", AuthMethod.SAML));

        assertThat(node.refusal(
                        Users.DECIDE_LINK_REQUEST,
                        node.decision(bob, node.linkRequests(acme).getFirst(), true)))
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    private static Users.ChangeRole role(User user, Role role) {
        return new Users.ChangeRole(OPERATOR, user.organization(), user.id(), role, Optional.empty());
    }

    private static Users.Block block(User user, boolean blocked) {
        return new Users.Block(OPERATOR, user.organization(), user.id(), blocked, Optional.empty());
    }
}

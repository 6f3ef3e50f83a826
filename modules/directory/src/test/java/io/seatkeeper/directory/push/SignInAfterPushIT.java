package io.seatkeeper.directory.push;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;
import static io.seatkeeper.directory.DirectoryNode.identity;
import static io.seatkeeper.directory.push.Push.BY_SSO_ID;
import static io.seatkeeper.directory.push.Push.UNBOUND;
import static io.seatkeeper.directory.push.PushPersonIT.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Provisioning.Outcome;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the rules of sign-in make of people who were pushed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInAfterPushIT {
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
    void signInRuleTwo_whoWasPushedAheadIsFoundByTheExternalSsoId() {
        Organization acme = node.organization(5);
        UserId ada = push(acme, Push.of("ada").externalId("00u1").by(BY_SSO_ID))
                .user()
                .id();
        UserId bob = push(acme, Push.of("bob").externalId("00u2")).user().id();

        assertThat(node.signedIn(acme, identity(CONNECTION, "00u1", "else@example.com", false)))
                .extracting(
                        one -> one.outcome(),
                        one -> one.user().id(),
                        one -> one.user().email())
                .containsExactly(Outcome.LINKED, ada, Optional.of("ada@example.com"));
        assertThat(node.refusedSignIn(acme, identity(CONNECTION, "00u2", "else@example.com", false)))
                .as("where the setting is off")
                .isEqualTo(ErrorCode.EMAIL_NOT_PROVEN);
        assertThat(node.refusedSignIn(acme, identity(OTHER, "00u1", "new@example.com", false)))
                .as("by another connection")
                .isEqualTo(ErrorCode.EMAIL_NOT_PROVEN);
        assertThat(node.signedIn(acme, identity(CONNECTION, "00u2", "bob@example.com", true)))
                .extracting(one -> one.user().id())
                .isEqualTo(bob);
    }

    @Test
    void signInRuleThree_anIdentityFollowsWhomTheConnectionsClientHasRenamed() {
        Organization acme = node.organization(5);
        User ada = node.signedIn(acme, identity(CONNECTION, "ada@example.com", "ada@example.com", true))
                .user();
        push(acme, Push.of("king").replace(acme, ada));

        User after = node.signedIn(acme, identity(CONNECTION, "king@example.com", "king@example.com", true))
                .user();

        assertThat(after.id()).isEqualTo(ada.id());
        assertThat(after.identities()).extracting(User.Identity::externalSsoId).containsExactly("king@example.com");
        assertThat(node.actions(acme)).endsWith("user.identity_followed");
        assertThat(node.refusedSignIn(acme, identity(CONNECTION, "third", "king@example.com", true)))
                .as("once")
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    @Test
    void signInRuleThree_anIdThatOutlivesARenameIsNotReplaced() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");
        push(acme, Push.of("king").replace(acme, ada));

        assertThat(node.signedIn(acme, identity("ada")).user().id()).isEqualTo(ada.id());
        assertThat(node.refusedSignIn(acme, identity(CONNECTION, "eve", "king@example.com", true)))
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    @Test
    void signInRuleThree_aRenameByAnotherConnectionsClientMovesNoIdentity() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");
        push(acme, Push.of("king").by(Push.boundTo(OTHER)).replace(acme, ada));

        assertThat(node.refusedSignIn(acme, identity(CONNECTION, "eve", "king@example.com", true)))
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    @Test
    void signInRuleThree_whoWaitsForAFirstSignInIsLinkedByAProvenAddressOnly() {
        Organization acme = node.organization(5);
        ScimUser ada = push(acme, Push.of("ada")).user();
        push(acme, Push.of("bob").by(UNBOUND));

        assertThat(node.signedIn(acme, identity("ada")).user().id()).isEqualTo(ada.id());
        assertThat(node.refusedSignIn(acme, identity("bob"))).isEqualTo(ErrorCode.EMAIL_NOT_PROVEN);
    }

    @Test
    void signInRuleFive_whomScimDeactivatedStaysOutUntilScimBringsThemBack() {
        Organization acme = node.organization(5);
        node.person(acme, "ada");
        ScimUser ada = push(acme, Push.of("ada")).user();
        push(acme, Push.of("ada").active(false).replace(ada));

        assertThat(node.refusedSignIn(acme, identity("ada"))).isEqualTo(ErrorCode.USER_DEACTIVATED);
        push(acme, Push.of("ada").replace(acme, ada.id()));
        assertThat(node.signedIn(acme, identity("ada")).outcome()).isEqualTo(Outcome.KNOWN);
    }

    @Test
    void signInRuleSeven_nothingFollowsWhatIsPushed() {
        Organization acme = node.organization(5);
        node.person(acme, "ada");
        push(acme, Push.of("ada").displayName("Ada"));

        User after = node.signedIn(acme, identity(CONNECTION, "ada", "other@example.com", true))
                .user();

        assertThat(after.email()).contains("ada@example.com");
        assertThat(after.name().display()).contains("Ada");
    }

    private ScimUsers.Written push(Organization organization, Push push) {
        return node.ask(ScimUsers.CREATE, push.create(organization));
    }

    private ScimUser push(Organization organization, ScimUsers.Replace replace) {
        assertThat(replace.organization()).isEqualTo(organization.id());
        return node.ask(ScimUsers.REPLACE, replace);
    }
}

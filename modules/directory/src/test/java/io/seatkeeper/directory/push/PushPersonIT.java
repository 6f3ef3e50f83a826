package io.seatkeeper.directory.push;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;
import static io.seatkeeper.directory.DirectoryNode.OPERATOR;
import static io.seatkeeper.directory.DirectoryNode.await;
import static io.seatkeeper.directory.DirectoryNode.identity;
import static io.seatkeeper.directory.push.Push.BY_SSO_ID;
import static io.seatkeeper.directory.push.Push.UNBOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The push rules carried out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushPersonIT {
    static final ConnectionId OTHER = new ConnectionId(Ids.next());

    private final DatabaseAddress address = TestPostgres.migrated();
    private final DirectoryNode node = new DirectoryNode(address);

    /** Stands in for jit: every connection speaks for every domain. */
    static void everyConnectionSpeaks(DirectoryNode node) {
        node.sql("""
                CREATE OR REPLACE VIEW connection_voice AS
                SELECT org_id, id::uuid AS connection_id, ('c' || left(id, 8)) COLLATE "C" AS slug,
                    'OIDC' AS protocol, id = '%1$s' AS is_default, ARRAY[]::text[] AS domains, ARRAY[]::text[] AS domains_of_others
                FROM organization, unnest(ARRAY['%1$s', '%2$s']) AS id""".formatted(CONNECTION, OTHER));
    }

    @BeforeAll
    void connect() {
        everyConnectionSpeaks(node);
    }

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void aPushedPersonIsALearnerWithASeatWhomEverybodySees() {
        Organization acme = node.organization(5);

        ScimUsers.Written written = push(acme, Push.of("ada").externalId("00u1").displayName("Ada Lovelace"));

        assertThat(written.outcome()).isEqualTo(ScimUsers.Outcome.CREATED);
        ScimUser ada = written.user();
        assertThat(find(acme, ada.id())).isEqualTo(ada);
        assertThat(ada.content().externalId()).contains("00u1");
        assertThat(ada.content().emails()).containsExactly("ada@example.com");
        assertThat(new JsonObject(ada.content().attributes()).getString("displayName"))
                .isEqualTo("Ada Lovelace");
        assertThat(ada.version()).isEqualTo(1);
        assertThat(ada.lastModified()).isAfterOrEqualTo(ada.created());
        User user = user(acme, ada);
        assertThat(user.role()).isEqualTo(Role.LEARNER);
        assertThat(user.source()).isEqualTo(Source.SCIM);
        assertThat(user.managedByScim()).isTrue();
        assertThat(user.emailProven()).isTrue();
        assertThat(user.name().display()).contains("Ada Lovelace");
        assertThat(node.seats(acme).used()).isEqualTo(1);
        assertThat(node.actions(acme)).endsWith("user.created");
        assertThat(node.count("SELECT count(*) FROM scim_email WHERE org_id = '%s' AND email_key = 'ada@example.com'"
                        .formatted(acme.id())))
                .isEqualTo(1);
    }

    @Test
    void aPersonNeedsNoAddress() {
        Organization acme = node.organization(5);

        User user =
                user(acme, push(acme, Push.of("ada").userName("ada").emails()).user());

        assertThat(user.email()).isEmpty();
        assertThat(user.emailProven()).isFalse();
        assertThat(user.label()).isEqualTo("ada");
        assertThat(push(acme, Push.of("bob").userName("bob").emails()).outcome())
                .isEqualTo(ScimUsers.Outcome.CREATED);
    }

    @Test
    void teamsAreShownWhereTheyAreAskedFor() {
        Organization acme = node.organization(5);
        ScimUser ada = push(acme, Push.of("ada")).user();
        Teams.Team team = node.ask(
                Teams.CREATE, new Teams.Create(OPERATOR, acme.id(), "Engineers", Optional.empty(), List.of(ada.id())));

        assertThat(find(acme, ada.id()).groups()).isEmpty();
        assertThat(node.ask(ScimUsers.FIND, new ScimUsers.Find(acme.id(), ada.id(), true))
                        .groups())
                .containsExactly(new ScimUser.Group(team.id(), "Engineers"));
        assertThat(push(acme, Push.of("ada").displayName("Ada").replace(ada)).groups())
                .hasSize(1);
    }

    @Test
    void whoSignedInBeforeIsShownToScimInTheSameForm() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");

        ScimUser shown = find(acme, ada.id());

        assertThat(shown.content().userName()).isEqualTo("ada@example.com");
        assertThat(shown.content().active()).isTrue();
        assertThat(shown.content().emails()).containsExactly("ada@example.com");
        assertThat(new JsonObject(shown.content().attributes())
                        .getJsonArray("emails")
                        .getJsonObject(0)
                        .getBoolean("primary"))
                .isTrue();
        assertThat(push(acme, Push.asIs(shown).replace(shown)).content()).isEqualTo(shown.content());
        assertThat(node.find(ada).managedByScim()).isTrue();
    }

    @Test
    void ruleOne_replaceWithStaleVersionIsRejected() {
        Organization acme = node.organization(5);
        ScimUser ada = push(acme, Push.of("ada")).user();
        ScimUser renamed = push(acme, Push.of("ada").displayName("Ada").replace(ada));

        assertThat(renamed.version()).isEqualTo(ada.version() + 1);
        assertThat(renamed.lastModified()).isAfter(ada.lastModified());
        assertThat(node.refusal(
                        ScimUsers.REPLACE, Push.of("ada").displayName("Eve").replace(ada)))
                .isEqualTo(ErrorCode.VERSION_MISMATCH);
        assertThat(find(acme, ada.id())).isEqualTo(renamed);
        assertThat(node.actions(acme)).endsWith("user.created", "user.updated");
    }

    @Test
    void ruleOne_whatIsThereAlreadyIsNotWritten() {
        Organization acme = node.organization(5);
        ScimUser ada = push(acme, Push.of("ada").displayName("Ada")).user();

        assertThat(push(acme, Push.of("ada").displayName("Ada").replace(ada))).isEqualTo(ada);
        assertThat(node.actions(acme)).endsWith("user.created");
    }

    @Test
    void ruleOne_anotherOrganizationsPersonIsNotThere() {
        Organization acme = node.organization(5);
        ScimUser ada = push(acme, Push.of("ada")).user();
        Organization other = node.organization(5);

        assertThat(node.refusal(ScimUsers.FIND, new ScimUsers.Find(other.id(), ada.id(), false)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(ScimUsers.REPLACE, Push.of("eve").replace(other, ada.id())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(ScimUsers.REMOVE, Push.remove(other, ada.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(push(other, Push.of("ada")).outcome()).isEqualTo(ScimUsers.Outcome.CREATED);
    }

    @Test
    void ruleTwo_aRehireIsTheSameAccountAgain() {
        Organization acme = node.organization(1);
        ScimUser ada = push(acme, Push.of("ada").externalId("00u1")).user();
        push(acme, Push.of("ada").externalId("00u1").active(false).replace(ada));
        assertThat(node.seats(acme).used()).isZero();
        ScimUser bob = push(acme, Push.of("bob")).user();

        assertThat(node.refusal(
                        ScimUsers.CREATE, Push.of("ada2").externalId("00u1").create(acme)))
                .isEqualTo(ErrorCode.SEATS_EXHAUSTED);
        node.ask(ScimUsers.REMOVE, Push.remove(acme, bob.id()));
        ScimUsers.Written back = push(acme, Push.of("ada2").externalId("00u1"));

        assertThat(back.outcome()).isEqualTo(ScimUsers.Outcome.REVIVED);
        assertThat(back.user().id()).isEqualTo(ada.id());
        assertThat(back.user().content().active()).isTrue();
        assertThat(back.user().content().userName()).isEqualTo("ada2@example.com");
        assertThat(node.actions(acme)).contains("user.reactivated");
        assertThat(node.refusal(
                        ScimUsers.CREATE, Push.of("ada2").externalId("00u1").create(acme)))
                .as("who is there is in the way")
                .isEqualTo(ErrorCode.SCIM_UNIQUENESS);
    }

    @Test
    void ruleThree_aPersonOfJitIsAdoptedAndNeverDoubled() {
        Organization acme = node.organization(1);
        User ada = node.person(acme, "ada");

        ScimUsers.Written adopted = push(acme, Push.of("ADA").externalId("00u1").displayName("Ada"));

        assertThat(adopted.outcome()).isEqualTo(ScimUsers.Outcome.ADOPTED);
        assertThat(adopted.user().id()).isEqualTo(ada.id());
        User after = node.find(ada);
        assertThat(after.managedByScim()).isTrue();
        assertThat(after.source()).isEqualTo(Source.JIT);
        assertThat(after.externalId()).contains("00u1");
        assertThat(after.name().display()).contains("Ada");
        assertThat(node.signedIn(acme, identity("ada")).user().id()).isEqualTo(ada.id());
        assertThat(node.seats(acme).used()).isEqualTo(1);
        assertThat(node.actions(acme)).contains("user.adopted");
    }

    @Test
    void ruleThree_aVerifiedDomainIsReasonEnough() {
        Organization acme = node.organization(5);
        User ada = node.person(acme, "ada");
        assertThat(node.refusal(ScimUsers.CREATE, Push.of("ada").by(UNBOUND).create(acme)))
                .isEqualTo(ErrorCode.SCIM_UNIQUENESS);

        node.sql("""
                INSERT INTO domain (org_id, domain_id, name, verification, verified_at)
                VALUES ('%s', gen_random_uuid(), 'example.com', 'x', now())""".formatted(acme.id()));

        assertThat(push(acme, Push.of("ada").by(UNBOUND)).user().id()).isEqualTo(ada.id());
    }

    @Test
    void ruleThree_theExternalSsoIdIsReasonEnoughWhereExternalIdIsOne() {
        Organization acme = node.organization(5);
        User ada = node.signedIn(acme, identity(CONNECTION, "00u1", "old@example.com", true))
                .user();

        assertThat(push(acme, Push.of("ada").externalId("00u1").by(BY_SSO_ID))
                        .user()
                        .id())
                .isEqualTo(ada.id());
        assertThat(node.find(ada).email()).contains("ada@example.com");
    }

    @Test
    void ruleFour_twoPeopleUnderOneUserNameAreNotOne() {
        Organization acme = node.organization(5);
        ScimUser old =
                push(acme, Push.of("ada").externalId("00u1").by(BY_SSO_ID)).user();
        node.signedIn(acme, identity(CONNECTION, "00u1", "ada@example.com", true));
        push(acme, Push.of("ada").externalId("00u1").by(BY_SSO_ID).active(false).replace(acme, old.id()));

        ScimUsers.Written other = push(acme, Push.of("ada").externalId("00u2").by(BY_SSO_ID));

        assertThat(other.outcome()).isEqualTo(ScimUsers.Outcome.CREATED);
        assertThat(other.user().id()).isNotEqualTo(old.id());
        assertThat(user(acme, old).status()).isEqualTo(UserStatus.DELETED);
        assertThat(node.actions(acme)).contains("user.archived");
        assertThat(node.signedIn(acme, identity(CONNECTION, "00u2", "ada@example.com", true))
                        .user()
                        .id())
                .isEqualTo(other.user().id());
        assertThat(node.refusedSignIn(acme, identity(CONNECTION, "00u1", "ada@example.com", true)))
                .as("the old person does not come into the new one's account")
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    @Test
    void ruleFive_namesAreUniqueWithoutRegardToCaseAndIdsExactly() {
        Organization acme = node.organization(9);
        push(acme, Push.of("ada").externalId("x"));
        ScimUser bob = push(acme, Push.of("bob").externalId("X")).user();

        assertThat(node.refusal(
                        ScimUsers.CREATE,
                        Push.of("eve").userName("ADA@example.com").create(acme)))
                .isEqualTo(ErrorCode.SCIM_UNIQUENESS);
        assertThat(node.refusal(
                        ScimUsers.CREATE,
                        Push.of("eve").emails("Ada@Example.com").create(acme)))
                .isEqualTo(ErrorCode.SCIM_UNIQUENESS);
        assertThat(node.refusal(ScimUsers.CREATE, Push.of("eve").externalId("x").create(acme)))
                .isEqualTo(ErrorCode.SCIM_UNIQUENESS);
        assertThat(node.refusal(
                        ScimUsers.REPLACE, Push.of("bob").externalId("x").replace(bob)))
                .isEqualTo(ErrorCode.SCIM_UNIQUENESS);
        assertThat(push(acme, Push.of("eve").emails("eve@example.com", "ada@example.com"))
                        .outcome())
                .as("a second address may be another's first")
                .isEqualTo(ScimUsers.Outcome.CREATED);
    }

    @Test
    void ruleSix_deactivationByScimEndsTheRoleAndSaysThatNobodyIsLeft() {
        Organization acme = node.organization(5);
        User ada = node.admin(acme, "ada");

        push(acme, Push.of("ada").active(false).replace(acme, ada));

        User gone = node.find(ada);
        assertThat(gone.status()).isEqualTo(UserStatus.DEACTIVATED);
        assertThat(gone.role()).isEqualTo(Role.LEARNER);
        assertThat(gone.formerRole()).contains(Role.ORG_ADMIN);
        assertThat(gone.epoch()).isGreaterThan(ada.epoch());
        assertThat(node.seats(acme).used()).isZero();
        assertThat(node.actions(acme))
                .endsWith("user.adopted", "user.deactivated", "user.role_changed", "organization_without_admin");

        push(acme, Push.of("ada").replace(acme, ada));
        assertThat(node.find(ada).role()).as("whoever comes back is a Learner").isEqualTo(Role.LEARNER);
        assertThat(node.find(ada).formerRole()).contains(Role.ORG_ADMIN);
        User restored = node.ask(
                Users.CHANGE_ROLE,
                new Users.ChangeRole(OPERATOR, acme.id(), ada.id(), Role.ORG_ADMIN, Optional.empty()));
        assertThat(restored.formerRole()).isEmpty();
    }

    @Test
    void ruleSix_whereAnotherAdminIsLeftNobodyIsAlarmed() {
        Organization acme = node.organization(5);
        User ada = node.admin(acme, "ada");
        node.admin(acme, "bob");

        node.ask(ScimUsers.REMOVE, Push.remove(acme, ada.id()));

        assertThat(node.actions(acme)).endsWith("user.deleted", "user.role_changed");
    }

    @Test
    void ruleSix_noPushRaisesARole() {
        Organization acme = node.organization(5);
        ScimUser ada = push(acme, Push.of("ada")).user();
        JsonObject attributes = new JsonObject(ada.content().attributes())
                .put("roles", List.of(new JsonObject().put("value", "org_admin").put("primary", true)));
        ScimUser.Content content = new ScimUser.Content(
                "ada@example.com",
                Optional.empty(),
                true,
                Optional.of("ada@example.com"),
                List.of("ada@example.com"),
                ada.content().name(),
                attributes.encode());

        node.ask(ScimUsers.REPLACE, new Push(Push.BOUND, content).replace(ada));

        assertThat(user(acme, ada).role()).isEqualTo(Role.LEARNER);
    }

    @Test
    void ruleSeven_theRefusalSaysHowManySeatsThereAre() {
        Organization tiny = node.organization(1);
        push(tiny, Push.of("ada"));

        ContractFailure full = catchThrowableOfType(ContractFailure.class, () -> push(tiny, Push.of("bob")));

        assertThat(full.code()).isEqualTo(ErrorCode.SEATS_EXHAUSTED);
        assertThat(full.getMessage()).contains("1 of 1");
        ScimUser waiting = push(tiny, Push.of("bob").active(false)).user();
        assertThat(node.refusal(ScimUsers.REPLACE, Push.of("bob").replace(waiting)))
                .isEqualTo(ErrorCode.SEATS_EXHAUSTED);
    }

    @Test
    void blockedAndDeactivatedNeverUndoOneAnother() {
        Organization acme = node.organization(5);
        node.admin(acme, "root");
        ScimUser ada = push(acme, Push.of("ada")).user();
        block(acme, ada, true);

        push(acme, Push.of("ada").displayName("Ada").replace(acme, ada.id()));
        assertThat(user(acme, ada).status()).as("a push of active").isEqualTo(UserStatus.BLOCKED);
        assertThat(find(acme, ada.id()).content().active()).isTrue();
        push(acme, Push.of("ada").active(false).replace(acme, ada.id()));
        block(acme, ada, false);
        assertThat(user(acme, ada).status()).as("unblocked").isEqualTo(UserStatus.DEACTIVATED);
        assertThat(node.seats(acme).used()).isEqualTo(1);
        block(acme, ada, true);
        assertThat(push(acme, Push.of("ada")).outcome()).isEqualTo(ScimUsers.Outcome.REVIVED);
        assertThat(user(acme, ada).status()).as("rehired").isEqualTo(UserStatus.BLOCKED);
        assertThat(node.seats(acme).used()).isEqualTo(1);
    }

    @Test
    void deletionIsFinalAndTheNameIsFreeForScimOnly() {
        Organization acme = node.organization(5);
        node.person(acme, "ada");
        ScimUser ada = push(acme, Push.of("ada").externalId("00u1")).user();

        node.ask(ScimUsers.REMOVE, Push.remove(acme, ada.id()));

        assertThat(node.refusal(ScimUsers.FIND, new ScimUsers.Find(acme.id(), ada.id(), false)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(ScimUsers.REMOVE, Push.remove(acme, ada.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(node.refusal(ScimUsers.REPLACE, Push.of("ada").replace(acme, ada.id())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(user(acme, ada).status()).isEqualTo(UserStatus.DELETED);
        assertThat(node.seats(acme).used()).isZero();
        assertThat(node.refusedSignIn(acme, identity("ada"))).isEqualTo(ErrorCode.USER_DEACTIVATED);
        assertThat(node.refusedSignIn(acme, identity(OTHER, "new", "ada@example.com", true)))
                .isEqualTo(ErrorCode.USER_DEACTIVATED);
        assertThat(node.refusedSignIn(acme, identity(CONNECTION, "ada", "elsewhere@example.com", true)))
                .as("by another address")
                .isEqualTo(ErrorCode.USER_DEACTIVATED);

        ScimUsers.Written again = push(acme, Push.of("ada").externalId("00u1"));

        assertThat(again.outcome()).isEqualTo(ScimUsers.Outcome.CREATED);
        assertThat(again.user().id()).isNotEqualTo(ada.id());
        assertThat(node.signedIn(acme, identity("ada")).user().id())
                .as("made again, they come in by the identity of before")
                .isEqualTo(again.user().id());
    }

    @Test
    void whatCanNotBeStoredIsRefusedInWords() {
        Organization acme = node.organization(5);

        assertThat(node.refusal(ScimUsers.CREATE, Push.of("a\0").create(acme))).isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
        assertThat(node.refusal(
                        ScimUsers.CREATE, Push.of("a").displayName("x\0").create(acme)))
                .isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
        assertThat(node.refusal(
                        ScimUsers.CREATE, Push.of("a").userName("x".repeat(321)).create(acme)))
                .isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
        assertThat(node.refusal(ScimUsers.CREATE, Push.of("a").externalId("").create(acme)))
                .isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
        assertThat(push(acme, Push.of("a").displayName("\\u0000")).outcome())
                .as("a backslash is no NUL")
                .isEqualTo(ScimUsers.Outcome.CREATED);
        assertThat(push(acme, Push.of("b").displayName("\ud800")).outcome()).isEqualTo(ScimUsers.Outcome.CREATED);
    }

    private ScimUsers.Written push(Organization organization, Push push) {
        return node.ask(ScimUsers.CREATE, push.create(organization));
    }

    private ScimUser push(Organization organization, ScimUsers.Replace replace) {
        assertThat(replace.organization()).isEqualTo(organization.id());
        return node.ask(ScimUsers.REPLACE, replace);
    }

    private ScimUser find(Organization organization, UserId user) {
        return await(node.bus().call(ScimUsers.FIND, new ScimUsers.Find(organization.id(), user, false)));
    }

    private User user(Organization organization, ScimUser user) {
        return node.ask(Users.FIND, new Users.Find(organization.id(), user.id()));
    }

    private void block(Organization organization, ScimUser user, boolean blocked) {
        node.ask(Users.BLOCK, new Users.Block(OPERATOR, organization.id(), user.id(), blocked, Optional.empty()));
    }
}

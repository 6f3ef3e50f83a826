package io.seatkeeper.directory.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.provision.Decision.Following;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvisioningRulesTest {
    private static final Premises OPEN = new Premises(true, true, 3);
    private static final Premises FULL = new Premises(true, true, 0);
    private static final Account ADA = account("ada@example.com");
    private static final Account BOB = account("bob@example.com");
    private static final VerifiedIdentity PROVEN = identity(Optional.of("ada@example.com"), true, PersonName.UNKNOWN);
    private static final VerifiedIdentity UNPROVEN =
            identity(Optional.of("ada@example.com"), false, PersonName.UNKNOWN);

    @Test
    void ruleOne_aKnownIdentityOpensItsAccountWhateverTheAddress() {
        Candidates candidates =
                Candidates.NONE.withIdentity(ADA, Optional.empty()).withEmail(ADA);

        assertThat(ProvisioningRules.decide(PROVEN, candidates, FULL))
                .isEqualTo(new Decision.Known(ADA.id(), withoutNews("in_use"), false));
    }

    @Test
    void ruleTwo_whomAPushGaveThisIdIsFoundWhateverTheAddress() {
        Account pushed = pushedAs("id", unproven(ADA));

        assertThat(decide(PROVEN, Candidates.NONE.withPush(pushed).withEmail(BOB)))
                .isEqualTo(link(ADA));
        assertThat(decide(UNPROVEN, Candidates.NONE.withPush(pushed))).isEqualTo(link(ADA));
        assertThat(decide(identity(Optional.empty(), false, PersonName.UNKNOWN), Candidates.NONE.withPush(pushed)))
                .isEqualTo(link(ADA));
    }

    @Test
    void ruleTwo_findsNobodyWhoHasAnIdentityHere() {
        Account pushed = pushedAs("id", linkedHere(ADA));

        assertThat(refusal(PROVEN, Candidates.NONE.withPush(pushed).withEmail(pushed)))
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    @Test
    void ruleTwo_anAddressDoesNotOpenTheAccountOfWhomAPushGaveAnotherId() {
        assertThat(refusal(PROVEN, Candidates.NONE.withEmail(pushedAs("another", ADA))))
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
        assertThat(decide(PROVEN, Candidates.NONE.withEmail(pushedAs("id", ADA))))
                .isEqualTo(link(ADA));
    }

    @Test
    void ruleThree_anIdentityFollowsWhomScimHasRenamed() {
        assertThat(decide(PROVEN, Candidates.NONE.withEmail(renamedHere(ADA))))
                .isEqualTo(new Decision.Link(ADA.id(), true, Optional.empty()));
        assertThat(refusal(UNPROVEN, Candidates.NONE.withEmail(renamedHere(ADA))))
                .isEqualTo(ErrorCode.EMAIL_NOT_PROVEN);
    }

    @Test
    void ruleThree_anIdentityThatStillComesAfterARenameNeedsNoSuccessor() {
        assertThat(((Decision.Known) decide(PROVEN, Candidates.NONE.withIdentity(renamedHere(ADA), Optional.empty())))
                        .confirmed())
                .isTrue();
    }

    @Test
    void ruleFive_aDeletedPersonStaysOutUntilSomebodyMakesThemAgain() {
        Candidates buried = Candidates.NONE.withIdentity(deleted(ADA), Optional.empty());

        assertThat(refusal(PROVEN, buried)).isEqualTo(ErrorCode.USER_DEACTIVATED);
        assertThat(refusal(identity(Optional.empty(), true, PersonName.UNKNOWN), buried))
                .isEqualTo(ErrorCode.USER_DEACTIVATED);
        assertThat(decide(PROVEN, buried.withEmail(BOB)))
                .isEqualTo(new Decision.Link(BOB.id(), false, Optional.of(ADA.id())));
        assertThat(decide(PROVEN, buried.withPush(pushedAs("id", BOB))))
                .isEqualTo(new Decision.Link(BOB.id(), false, Optional.of(ADA.id())));
        assertThat(refusal(PROVEN, buried.withEmail(pushedAs("another", BOB)))).isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    @Test
    void ruleThree_bothAddressesHaveToBeProven() {
        assertThat(decide(PROVEN, Candidates.NONE.withEmail(ADA))).isEqualTo(link(ADA));
        assertThat(refusal(UNPROVEN, Candidates.NONE.withEmail(ADA))).isEqualTo(ErrorCode.EMAIL_NOT_PROVEN);
        assertThat(refusal(PROVEN, Candidates.NONE.withEmail(unproven(ADA)))).isEqualTo(ErrorCode.EMAIL_NOT_PROVEN);
    }

    @Test
    void ruleThree_anotherIdentityOnTheConnectionIsAConflict() {
        assertThat(refusal(PROVEN, Candidates.NONE.withEmail(linkedHere(ADA)))).isEqualTo(ErrorCode.IDENTITY_CONFLICT);
        assertThat(refusal(PROVEN, Candidates.NONE.withEmail(linkedHere(admin(ADA)))))
                .isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    @Test
    void ruleFour_anOrgAdminIsNeverLinked() {
        assertThat(decide(PROVEN, Candidates.NONE.withEmail(admin(ADA))))
                .isEqualTo(new Decision.AskAdmin(ADA.id(), "ada@example.com", false));
        assertThat(decide(PROVEN, Candidates.NONE.withPush(pushedAs("id", admin(ADA)))))
                .isEqualTo(new Decision.AskAdmin(ADA.id(), "ada@example.com", false));
        assertThat(decide(PROVEN, Candidates.NONE.withEmail(admin(renamedHere(ADA)))))
                .isInstanceOf(Decision.AskAdmin.class);
    }

    @Test
    void ruleFive_whoIsNotActiveStaysOut() {
        assertThat(refusal(PROVEN, Candidates.NONE.withIdentity(inactive(ADA), Optional.empty())))
                .isEqualTo(ErrorCode.USER_DEACTIVATED);
        assertThat(refusal(PROVEN, Candidates.NONE.withEmail(inactive(ADA)))).isEqualTo(ErrorCode.USER_DEACTIVATED);
        assertThat(refusal(PROVEN, Candidates.NONE.withEmail(inactive(admin(ADA)))))
                .isEqualTo(ErrorCode.USER_DEACTIVATED);
        assertThat(refusal(PROVEN, Candidates.NONE.withTombstone())).isEqualTo(ErrorCode.USER_DEACTIVATED);
    }

    @Test
    void ruleFive_switchesAndMissingAddressesHaveTheirOwnCodes() {
        assertThat(refusal(PROVEN, Candidates.NONE, new Premises(false, true, 3)))
                .isEqualTo(ErrorCode.ORGANIZATION_DISABLED);
        assertThat(refusal(PROVEN, Candidates.NONE.withIdentity(ADA, Optional.empty()), new Premises(false, true, 3)))
                .isEqualTo(ErrorCode.ORGANIZATION_DISABLED);
        assertThat(refusal(PROVEN, Candidates.NONE, new Premises(true, false, 3)))
                .isEqualTo(ErrorCode.JIT_DISABLED);
        assertThat(refusal(identity(Optional.empty(), true, PersonName.UNKNOWN), Candidates.NONE))
                .isEqualTo(ErrorCode.EMAIL_MISSING);
    }

    @Test
    void ruleSix_aNewPersonNeedsASeat() {
        assertThat(decide(PROVEN, Candidates.NONE)).isEqualTo(new Decision.Create("ada@example.com"));
        assertThat(refusal(PROVEN, Candidates.NONE, FULL)).isEqualTo(ErrorCode.SEATS_EXHAUSTED);
        assertThat(ProvisioningRules.decide(PROVEN, Candidates.NONE.withEmail(ADA), FULL))
                .isEqualTo(link(ADA));
    }

    @Test
    void ruleSeven_aNewAccountNeedsAProvenAddressThatNobodyElseHas() {
        assertThat(refusal(UNPROVEN, Candidates.NONE)).isEqualTo(ErrorCode.EMAIL_NOT_PROVEN);
        assertThat(refusal(PROVEN, Candidates.NONE.withUserName(BOB))).isEqualTo(ErrorCode.IDENTITY_CONFLICT);
    }

    @Test
    void ruleSeven_laterSignInsBringNamesAndAddress() {
        VerifiedIdentity renamed = identity(
                Optional.of("new@example.com"),
                true,
                new PersonName(Optional.of("Ada King"), Optional.empty(), Optional.of("King")));

        assertThat(following(renamed, Candidates.NONE.withIdentity(ADA, Optional.empty())))
                .isEqualTo(new Following(
                        Optional.of("new@example.com"),
                        Optional.of("Ada King"),
                        Optional.empty(),
                        Optional.of("King"),
                        Optional.empty(),
                        "in_use"));
    }

    @Test
    void ruleSeven_anAddressThatBecomesProvenIsNoted() {
        Candidates candidates =
                Candidates.NONE.withIdentity(unproven(ADA), Optional.empty()).withEmail(unproven(ADA));

        assertThat(following(PROVEN, candidates).email()).contains("ada@example.com");
        assertThat(following(UNPROVEN, candidates).changesAccount()).isFalse();
    }

    @Test
    void ruleSeven_anAddressInUseIsRefusedOnce() {
        Candidates first = Candidates.NONE.withIdentity(BOB, Optional.empty()).withEmail(ADA);
        Candidates again = Candidates.NONE
                .withIdentity(BOB, Optional.of("ada@example.com"))
                .withEmail(ADA);

        assertThat(following(PROVEN, first))
                .extracting(Following::email, Following::refusedEmail, Following::refusal)
                .containsExactly(Optional.empty(), Optional.of("ada@example.com"), "in_use");
        assertThat(following(UNPROVEN, first).refusal()).isEqualTo("not_proven");
        assertThat(following(PROVEN, again).refusedEmail()).isEmpty();
    }

    @Test
    void ruleSeven_nothingFollowsWhereScimManages() {
        Account managed = new Account(
                ADA.id(),
                true,
                false,
                Role.LEARNER,
                ADA.email(),
                true,
                PersonName.UNKNOWN,
                true,
                Optional.empty(),
                true,
                false,
                false);

        assertThat(following(
                        identity(Optional.of("new@example.com"), true, PersonName.UNKNOWN),
                        Candidates.NONE.withIdentity(managed, Optional.empty())))
                .isEqualTo(Following.NOTHING);
    }

    private static Decision decide(VerifiedIdentity identity, Candidates candidates) {
        return ProvisioningRules.decide(identity, candidates, OPEN);
    }

    private static ErrorCode refusal(VerifiedIdentity identity, Candidates candidates) {
        return refusal(identity, candidates, OPEN);
    }

    private static ErrorCode refusal(VerifiedIdentity identity, Candidates candidates, Premises premises) {
        return ((Decision.Refuse) ProvisioningRules.decide(identity, candidates, premises)).code();
    }

    private static Following following(VerifiedIdentity identity, Candidates candidates) {
        return ((Decision.Known) decide(identity, candidates)).following();
    }

    private static Decision link(Account account) {
        return new Decision.Link(account.id(), false, Optional.empty());
    }

    private static Following withoutNews(String refusal) {
        return new Following(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), refusal);
    }

    private static VerifiedIdentity identity(Optional<String> email, boolean proven, PersonName name) {
        return new VerifiedIdentity(new ConnectionId(Ids.next()), "id", email, proven, name, AuthMethod.OIDC);
    }

    private static Account account(String email) {
        return with(
                new UserId(Ids.next()),
                true,
                false,
                Role.LEARNER,
                Optional.of(email),
                true,
                Optional.empty(),
                false,
                false);
    }

    private static Account unproven(Account account) {
        return with(account.id(), true, false, account.role(), account.email(), false, Optional.empty(), false, false);
    }

    private static Account inactive(Account account) {
        return with(account.id(), false, false, account.role(), account.email(), true, Optional.empty(), false, false);
    }

    private static Account deleted(Account account) {
        return with(account.id(), false, true, account.role(), account.email(), true, Optional.empty(), true, false);
    }

    private static Account admin(Account account) {
        return with(account.id(), true, false, Role.ORG_ADMIN, account.email(), true, Optional.empty(), false, false);
    }

    private static Account linkedHere(Account account) {
        return with(account.id(), true, false, account.role(), account.email(), true, Optional.empty(), true, false);
    }

    private static Account renamedHere(Account account) {
        return with(account.id(), true, false, account.role(), account.email(), true, Optional.empty(), true, true);
    }

    private static Account pushedAs(String id, Account account) {
        return with(
                account.id(),
                account.active(),
                false,
                account.role(),
                account.email(),
                account.emailProven(),
                Optional.of(id),
                account.hasIdentityHere(),
                false);
    }

    private static Account with(
            UserId id,
            boolean active,
            boolean deleted,
            Role role,
            Optional<String> email,
            boolean proven,
            Optional<String> pushedIdHere,
            boolean hasIdentityHere,
            boolean renamedHere) {
        return new Account(
                id,
                active,
                deleted,
                role,
                email,
                proven,
                PersonName.UNKNOWN,
                false,
                pushedIdHere,
                hasIdentityHere,
                renamedHere,
                false);
    }
}

package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.provision.Decision.Following;
import java.util.Optional;

/** The numbered sign-in rules: a pure function from what is known to what is to be done. It only looks; nothing is written. */
final class ProvisioningRules {
    private ProvisioningRules() {}

    static Decision decide(VerifiedIdentity identity, Candidates candidates, Premises organization) {
        if (!organization.enabled()) {
            return new Decision.Refuse(ErrorCode.ORGANIZATION_DISABLED, "The organization is switched off.");
        }
        Optional<Account> living = candidates.byIdentity().filter(account -> !account.deleted());
        if (living.isPresent()) {
            return known(identity, living.get(), candidates);
        }
        Optional<Account> pushed = candidates.byPush().filter(account -> !account.hasIdentityHere());
        if (pushed.isPresent()) {
            return link(identity, pushed.get(), candidates);
        }
        if (candidates.byEmail().isPresent()) {
            return sameEmail(identity, candidates.byEmail().get(), candidates);
        }
        if (candidates.byIdentity().isPresent()) {
            return deactivated();
        }
        return identity.email()
                .map(email -> created(identity, candidates, organization, email))
                .orElseGet(() ->
                        new Decision.Refuse(ErrorCode.EMAIL_MISSING, "The identity provider sent no email address."));
    }

    /** Rule 1, and rule 5 for those who are known. */
    private static Decision known(VerifiedIdentity identity, Account account, Candidates candidates) {
        return account.active()
                ? new Decision.Known(account.id(), following(identity, account, candidates), account.renamedHere())
                : deactivated();
    }

    /**
     * Rule 3: the address leads to an account that this identity does not open yet. An identity that is there already gives way
     * only where SCIM has renamed that very person; and where a push said by which id the person comes, only that one is theirs.
     */
    private static Decision sameEmail(VerifiedIdentity identity, Account account, Candidates candidates) {
        if (!identity.emailProven() || !account.emailProven()) {
            return notProven();
        }
        boolean anothersId = account.pushedIdHere()
                .filter(id -> !id.equals(identity.externalSsoId()))
                .isPresent();
        return anothersId || (account.hasIdentityHere() && !account.renamedHere())
                ? new Decision.Refuse(
                        ErrorCode.IDENTITY_CONFLICT,
                        "The address belongs to somebody else's account of this organization.")
                : link(identity, account, candidates);
    }

    /** Rules 4 and 5 for an account that rule 2 or 3 has found. */
    private static Decision link(VerifiedIdentity identity, Account account, Candidates candidates) {
        if (!account.active()) {
            return deactivated();
        }
        return account.role() == Role.ORG_ADMIN
                ? new Decision.AskAdmin(account.id(), identity.email().orElse(""), account.hasLinkRequest())
                : new Decision.Link(
                        account.id(),
                        account.hasIdentityHere(),
                        candidates.byIdentity().map(Account::id));
    }

    /** Rules 5, 6 and 7: nobody has this identity or address. */
    private static Decision created(
            VerifiedIdentity identity, Candidates candidates, Premises organization, String email) {
        if (!identity.emailProven()) {
            return notProven();
        }
        if (candidates.tombstone()) {
            return deactivated();
        }
        if (!organization.jitEnabled()) {
            return new Decision.Refuse(ErrorCode.JIT_DISABLED, "The organization makes no accounts at sign-in.");
        }
        if (candidates.byUserName().isPresent()) {
            return new Decision.Refuse(
                    ErrorCode.IDENTITY_CONFLICT, "The address is the userName of somebody else in this organization.");
        }
        return organization.seatsLeft() > 0
                ? new Decision.Create(email)
                : new Decision.Refuse(ErrorCode.SEATS_EXHAUSTED, "Every seat of the organization is in use.");
    }

    /** Rule 7's later sign-ins: name and email follow, unless SCIM manages the person; role and teams never do. */
    private static Following following(VerifiedIdentity identity, Account account, Candidates candidates) {
        if (account.managedByScim()) {
            return Following.NOTHING;
        }
        PersonName sent = identity.name();
        PersonName kept = account.name();
        boolean sameAddress = is(account, candidates.byEmail());
        boolean free = candidates.byEmail().isEmpty()
                && (candidates.byUserName().isEmpty() || is(account, candidates.byUserName()));
        boolean takes = identity.emailProven() && (sameAddress ? !account.emailProven() : free);
        Optional<String> refused = identity.email()
                .filter(email -> !sameAddress && !takes)
                .filter(email -> !candidates.refusedEmail().equals(Optional.of(email)));
        return new Following(
                identity.email()
                        .filter(email -> takes)
                        .map(email -> sameAddress ? account.email().orElse(email) : email),
                news(sent.display(), kept.display()),
                news(sent.given(), kept.given()),
                news(sent.family(), kept.family()),
                refused,
                identity.emailProven() ? "in_use" : "not_proven");
    }

    private static boolean is(Account account, Optional<Account> other) {
        return other.map(Account::id).equals(Optional.of(account.id()));
    }

    private static Optional<String> news(Optional<String> sent, Optional<String> kept) {
        return sent.filter(text -> !kept.equals(Optional.of(text)));
    }

    private static Decision notProven() {
        return new Decision.Refuse(
                ErrorCode.EMAIL_NOT_PROVEN, "Nobody who may speak for the address's domain has vouched for it.");
    }

    private static Decision deactivated() {
        return new Decision.Refuse(ErrorCode.USER_DEACTIVATED, "The account was deactivated, blocked or deleted.");
    }
}

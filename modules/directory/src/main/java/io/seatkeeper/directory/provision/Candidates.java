package io.seatkeeper.directory.provision;

import java.util.Optional;

/**
 * The accounts that one sign-in may mean.
 *
 * @param byIdentity the account that this identity opens, deleted ones too
 * @param refusedEmail the address that the identity brought last and that its account did not take
 * @param byPush the account to which a push gave this External SSO ID on this connection; no deleted one
 * @param byEmail the account with this address, without regard to case; no deleted one
 * @param byUserName the account whose userName is this address; no deleted one
 * @param tombstone whether a deleted account had this address
 */
record Candidates(
        Optional<Account> byIdentity,
        Optional<String> refusedEmail,
        Optional<Account> byPush,
        Optional<Account> byEmail,
        Optional<Account> byUserName,
        boolean tombstone) {
    static final Candidates NONE = new Candidates(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    Candidates withIdentity(Account account, Optional<String> refused) {
        return new Candidates(Optional.of(account), refused, byPush, byEmail, byUserName, tombstone);
    }

    Candidates withPush(Account account) {
        return new Candidates(byIdentity, refusedEmail, Optional.of(account), byEmail, byUserName, tombstone);
    }

    Candidates withEmail(Account account) {
        return new Candidates(byIdentity, refusedEmail, byPush, Optional.of(account), byUserName, tombstone);
    }

    Candidates withUserName(Account account) {
        return new Candidates(byIdentity, refusedEmail, byPush, byEmail, Optional.of(account), tombstone);
    }

    Candidates withTombstone() {
        return new Candidates(byIdentity, refusedEmail, byPush, byEmail, byUserName, true);
    }
}

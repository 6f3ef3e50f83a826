package io.seatkeeper.admin.key;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a new key may do, how long, and who answers for it: the rule that a key makes no key wider than itself, and that
 * the scope roles needs a person.
 */
record KeyTerms(Set<Scope> scopes, Optional<Instant> expiresAt, Optional<UserId> owner) {
    private static final Duration USUAL_SET_UP = Duration.ofDays(7);
    private static final Duration LONGEST_SET_UP = Duration.ofDays(30);

    KeyTerms {
        scopes = Set.copyOf(scopes);
    }

    /** @throws ContractFailure {@link ErrorCode#FORBIDDEN} for more than the maker has, {@link ErrorCode#INVALID_REQUEST} */
    static KeyTerms of(Caller maker, AdminKeys.Wish wish, Instant now) {
        if (wish.expiresAt().isPresent() && !wish.expiresAt().get().isAfter(now)) {
            throw ContractFailure.at("expiresAt", Flaw.Reason.PAST, "expiresAt lies in the past.");
        }
        return switch (maker) {
            case Caller.Operator operator -> new KeyTerms(withoutRoles(wish), wish.expiresAt(), Optional.empty());
            case Caller.Administrator administrator ->
                new KeyTerms(
                        wish.scopes().orElse(Scope.ALL_BUT_ROLES),
                        wish.expiresAt(),
                        Optional.of(administrator.user().id()));
            case Caller.SetUp setUp -> throw new ContractFailure(ErrorCode.FORBIDDEN, "A set-up link makes no key.");
            case Caller.Program program ->
                new KeyTerms(
                        within(program, wish),
                        within(program.expiresAt(), wish.expiresAt()),
                        program.owner().map(Caller.Program.Owner::user));
        };
    }

    /**
     * What a set-up link may do: all of what it is for, for a time that ends.
     *
     * @throws ContractFailure {@link ErrorCode#FORBIDDEN} when the maker has not all of that, {@link ErrorCode#INVALID_REQUEST}
     */
    static KeyTerms ofSetUp(Caller maker, AdminKeys.Wish wish, Instant now) {
        KeyTerms terms =
                of(maker, new AdminKeys.Wish(wish.name(), Optional.of(Caller.SetUp.SCOPES), wish.expiresAt()), now);
        if (wish.expiresAt().filter(now.plus(LONGEST_SET_UP)::isBefore).isPresent()) {
            throw new ContractFailure(
                    ErrorCode.INVALID_REQUEST, "A set-up link lasts " + LONGEST_SET_UP.toDays() + " days at most.");
        }
        Instant usual = now.plus(USUAL_SET_UP);
        Instant end = wish.expiresAt()
                .orElseGet(() -> terms.expiresAt().filter(usual::isAfter).orElse(usual));
        return new KeyTerms(terms.scopes(), Optional.of(end), terms.owner());
    }

    private static Set<Scope> withoutRoles(AdminKeys.Wish wish) {
        Set<Scope> scopes = wish.scopes().orElse(Scope.ALL_BUT_ROLES);
        if (scopes.contains(Scope.ROLES)) {
            throw new ContractFailure(
                    ErrorCode.FORBIDDEN, "A key with the scope roles belongs to an Org Admin, who makes it.");
        }
        return scopes;
    }

    private static Set<Scope> within(Caller.Program maker, AdminKeys.Wish wish) {
        if (wish.scopes().isEmpty()) {
            Set<Scope> scopes = EnumSet.copyOf(maker.scopes());
            scopes.remove(Scope.ROLES);
            return scopes;
        }
        if (!wish.scopes().get().stream().allMatch(maker::has)) {
            throw new ContractFailure(ErrorCode.FORBIDDEN, "A key makes no key wider than itself.");
        }
        return wish.scopes().get();
    }

    private static Optional<Instant> within(Optional<Instant> makersEnd, Optional<Instant> wished) {
        if (makersEnd.isEmpty()) {
            return wished;
        }
        if (wished.isPresent() && wished.get().isAfter(makersEnd.get())) {
            throw new ContractFailure(ErrorCode.FORBIDDEN, "A key makes no key that outlives it.");
        }
        return wished.or(() -> makersEnd);
    }
}

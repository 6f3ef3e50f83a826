package io.seatkeeper.admin.key;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.KeyId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who asks, as far as it has been proven. */
public sealed interface Caller {
    /** How the audit log names them. */
    Actor actor();

    /** Whether anything of the organization is theirs to see. */
    boolean reaches(OrganizationId organization);

    /** Whether they may do what the scope stands for, where they reach. */
    boolean has(Scope scope);

    /** Whose Idempotency-Keys these are: two callers with the same name share them. */
    String name();

    /** The vendor. */
    record Operator(KeyId key, String label) implements Caller {
        @Override
        public Actor actor() {
            return new Actor(Actor.Kind.OPERATOR, key.toString(), label);
        }

        @Override
        public boolean reaches(OrganizationId organization) {
            return true;
        }

        @Override
        public boolean has(Scope scope) {
            return true;
        }

        @Override
        public String name() {
            return "operator:" + key;
        }
    }

    /**
     * A program with an admin key.
     *
     * @param owner the Org Admin behind it; empty: the operator made it
     * @param expiresAt when it ends; empty: never
     */
    record Program(
            KeyId key,
            OrganizationId organization,
            String label,
            Set<Scope> scopes,
            Optional<Owner> owner,
            Optional<Instant> expiresAt)
            implements Caller {
        public Program {
            scopes = Set.copyOf(scopes);
        }

        /** An active Org Admin who answers for what the key does. */
        public record Owner(UserId user, String label) {}

        /** What a key does is its owner's deed; the key stands beside the name. */
        @Override
        public Actor actor() {
            return owner.map(person -> new Actor(
                            Actor.Kind.ORG_ADMIN, person.user().toString(), person.label() + " (key " + label + ")"))
                    .orElseGet(() -> new Actor(Actor.Kind.ADMIN_KEY, key.toString(), label));
        }

        @Override
        public boolean reaches(OrganizationId other) {
            return organization.equals(other);
        }

        @Override
        public boolean has(Scope scope) {
            return scopes.contains(scope) && (scope != Scope.ROLES || owner.isPresent());
        }

        @Override
        public String name() {
            return "key:" + key;
        }
    }

    /** Somebody of a customer's IT with a set-up link and no account. */
    record SetUp(KeyId key, OrganizationId organization, String label, Set<Scope> scopes) implements Caller {
        /** All that a set-up link is for. */
        static final Set<Scope> SCOPES = Set.of(Scope.CONNECTIONS, Scope.DOMAINS, Scope.SCIM);

        public SetUp {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public Actor actor() {
            return new Actor(Actor.Kind.ADMIN_KEY, key.toString(), label + " (set-up link)");
        }

        @Override
        public boolean reaches(OrganizationId other) {
            return organization.equals(other);
        }

        @Override
        public boolean has(Scope scope) {
            return scopes.contains(scope);
        }

        @Override
        public String name() {
            return "setup:" + key;
        }
    }

    /** An Org Admin in their browser. */
    record Administrator(Sessions.Current session) implements Caller {
        @Override
        public Actor actor() {
            return new Actor(Actor.Kind.ORG_ADMIN, user().id().toString(), user().label());
        }

        @Override
        public boolean reaches(OrganizationId organization) {
            return user().organization().equals(organization);
        }

        @Override
        public boolean has(Scope scope) {
            return true;
        }

        @Override
        public String name() {
            return "user:" + user().id();
        }

        public User user() {
            return session.user();
        }
    }
}

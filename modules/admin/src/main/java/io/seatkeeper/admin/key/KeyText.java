package io.seatkeeper.admin.key;

import io.seatkeeper.contract.KeyId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.secrets.BearerKey;
import java.util.Optional;

/**
 * How a key is written: {@code sk_op_<id>.<secret>} is an operator key, {@code sk_admin_<organization>.<id>.<secret>} an
 * admin key, {@code sk_setup_…} the same for a set-up link.
 */
sealed interface KeyText {
    String OPERATOR_PREFIX = "sk_op_";
    String ADMIN_PREFIX = "sk_admin_";
    String SETUP_PREFIX = "sk_setup_";

    KeyId id();

    /** The key as it was presented. */
    BearerKey key();

    /** An operator key as it was presented. */
    record Operator(BearerKey key) implements KeyText {
        @Override
        public KeyId id() {
            return new KeyId(key.ids().getFirst());
        }
    }

    /** An admin key, or what a set-up link holds, as it was presented; its row says which. */
    record Admin(BearerKey key) implements KeyText {
        OrganizationId organization() {
            return new OrganizationId(key.ids().getFirst());
        }

        @Override
        public KeyId id() {
            return new KeyId(key.ids().getLast());
        }
    }

    /** Makes a new operator key. */
    static String operator(KeyId id) {
        return BearerKey.make(OPERATOR_PREFIX, id.value());
    }

    /** Makes a new admin key or set-up link. */
    static String admin(String prefix, OrganizationId organization, KeyId id) {
        return BearerKey.make(prefix, organization.value(), id.value());
    }

    /** Reads a key; empty when the text has another form. */
    static Optional<KeyText> read(String text) {
        return BearerKey.read(OPERATOR_PREFIX, 1, text)
                .<KeyText>map(Operator::new)
                .or(() -> BearerKey.read(ADMIN_PREFIX, 2, text).map(Admin::new))
                .or(() -> BearerKey.read(SETUP_PREFIX, 2, text).map(Admin::new));
    }
}

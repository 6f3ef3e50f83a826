package io.seatkeeper.admin.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.KeyId;
import io.seatkeeper.contract.OrganizationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    private static final OrganizationId ORGANIZATION = new OrganizationId(Ids.next());
    private static final KeyId ID = new KeyId(Ids.next());

    @Test
    void anAdminKeyNamesItsOrganizationAndItself() {
        String key = KeyText.admin(KeyText.ADMIN_PREFIX, ORGANIZATION, ID);
        assertThat(key).matches("sk_admin_[\\w-]{22}\\.[\\w-]{22}\\.[\\w-]{43}");
        assertThat(KeyText.read(key)).hasValueSatisfying(read -> {
            assertThat(read).isInstanceOf(KeyText.Admin.class);
            assertThat(((KeyText.Admin) read).organization()).isEqualTo(ORGANIZATION);
            assertThat(read.id()).isEqualTo(ID);
        });
    }

    @Test
    void anOperatorKeyNamesItself() {
        String key = KeyText.operator(ID);
        assertThat(key).matches("sk_op_[\\w-]{22}\\.[\\w-]{43}");
        assertThat(KeyText.read(key)).map(KeyText::id).hasValue(ID);
    }

    @Test
    void noTwoKeysAreAlike() {
        assertThat(KeyText.operator(ID)).isNotEqualTo(KeyText.operator(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk_op_",
                "sk_op_.",
                "sk_admin_.",
                "sk_admin_..",
                "sk_admin_AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA",
                "sk_op_not-an-id.secret",
                "sk_op_AAAAAAAAAAAAAAAAAAAAA!.secret",
                "SK_OP_AAAAAAAAAAAAAAAAAAAAAA.secret",
                "Bearer sk_op_AAAAAAAAAAAAAAAAAAAAAA.secret"
            })
    void anotherFormIsNoKey(String text) {
        assertThat(KeyText.read(text)).isEmpty();
    }

    @Test
    void aTextTooLongIsNoKey() {
        assertThat(KeyText.read(KeyText.operator(ID) + "x".repeat(200))).isEmpty();
    }
}

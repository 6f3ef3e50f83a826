package io.seatkeeper.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final OrganizationId ACME = new OrganizationId(Ids.next());
    private static final OrganizationId TINY = new OrganizationId(Ids.next());

    private final String first = MasterKey.random();
    private final String second = MasterKey.random();

    @Test
    void whatWasSealedOpensAgainAndIsNotInThePlain() {
        SecretBox box = new SecretBox(MasterKey.parse(first));
        Buffer sealed = box.seal(ACME, "client secret");

        assertThat(sealed.toString()).doesNotContain("client secret");
        assertThat(box.open(ACME, sealed)).isEqualTo("client secret");
    }

    @Test
    void anotherOrganizationsSecretStaysShut() {
        SecretBox box = new SecretBox(MasterKey.parse(first));
        Buffer sealed = box.seal(ACME, "client secret");

        assertThatThrownBy(() -> box.open(TINY, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewKeyBeforeTheOldOneStillOpensWhatTheOldOneSealed() {
        Buffer sealed = new SecretBox(MasterKey.parse(first)).seal(ACME, "client secret");

        assertThat(new SecretBox(MasterKey.parse(second + "," + first)).open(ACME, sealed))
                .isEqualTo("client secret");
        assertThatThrownBy(() -> new SecretBox(MasterKey.parse(second)).open(ACME, sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMasterKeyOfAnotherLengthIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> MasterKey.parse("c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void keysOfTwoPurposesSignDifferently() {
        MasterKey master = MasterKey.parse(first);

        assertThat(new DerivedKey(master, "nonce").sign("state"))
                .isEqualTo(new DerivedKey(master, "nonce").sign("state"))
                .isNotEqualTo(new DerivedKey(master, "verifier").sign("state"))
                .hasSize(43);
    }
}

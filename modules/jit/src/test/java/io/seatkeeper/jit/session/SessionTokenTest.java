package io.seatkeeper.jit.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTokenTest {
    @Test
    void tokenNamesItsOrganizationAndHidesItself() {
        OrganizationId organization = new OrganizationId(Ids.next());
        SessionToken token = SessionToken.fresh(organization);
        assertThat(SessionToken.parse(token.text())).contains(token);
        assertThat(token.organization()).isEqualTo(organization);
        assertThat(token.toString()).doesNotContain(token.text());
        assertThat(SessionToken.fresh(organization).text()).isNotEqualTo(token.text());
    }

    @Test
    void anythingElseIsNoToken() {
        String text = SessionToken.fresh(new OrganizationId(Ids.next())).text();
        for (String other : List.of("", ".", text + "A", text.substring(1), text.replace('.', '_'), " " + text)) {
            assertThat(SessionToken.parse(other)).as(other).isEmpty();
        }
    }
}

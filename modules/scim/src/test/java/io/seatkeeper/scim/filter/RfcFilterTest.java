package io.seatkeeper.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.testkit.Rfc;
import org.junit.jupiter.api.Test;

/** The sentences of RFC 7644 §3.4.2.2 and §3.10, and what RFC 7643 says of comparing, one by one. */
class RfcFilterTest {
    private static final Filter A = present("title");
    private static final Filter B = present("nickName");
    private static final Filter C = present("locale");

    @Rfc("7644 §3.4.2.2")
    @Test
    void notBindsBeforeAndAndAndBeforeOr() {
        assertThat(read("title pr or nickName pr and not (locale pr)"))
                .isEqualTo(new Filter.Or(A, new Filter.And(B, new Filter.Not(C))));
    }

    @Rfc("7644 §3.4.2.2")
    @Test
    void parenthesesGroup() {
        assertThat(read("(title pr or nickName pr) and locale pr")).isEqualTo(new Filter.And(new Filter.Or(A, B), C));
    }

    @Rfc("7644 §3.4.2.2")
    @Test
    void bracketsMeanOneAndTheSameValueOfAList() {
        assertThat(read("emails[type pr and value pr]"))
                .isEqualTo(new Filter.Matches(
                        AttributePath.of("emails"), new Filter.And(present("type"), present("value"))));
    }

    @Rfc("7644 §3.4.2.2")
    @Rfc("7643 §2.4")
    @Test
    void aListThatIsComparedMeansItsValues() {
        assertThat(read("emails eq \"a\"")).isEqualTo(read("emails.value eq \"a\""));
    }

    @Rfc("7644 §3.4.2.2")
    @Test
    void namesAndOperatorsMayBeInAnyCase() {
        assertThat(read("TITLE PR AND NOT (NICKNAME PR)")).isEqualTo(read("title pr and not (nickName pr)"));
    }

    @Rfc("7644 §3.4.2.2")
    @Rfc("7643 §2.3.2")
    @Rfc("7643 §2.3.6")
    @Test
    void flagsAndBinariesHaveNoOrder() {
        assertInvalid("active gt true");
        assertInvalid("active le false");
        assertInvalid("x509Certificates.value lt \"AA\"");
    }

    @Rfc("7644 §3.4.2.2")
    @Test
    void anOperatorThatIsNoneIsRefused() {
        assertInvalid("title like \"a\"");
    }

    @Rfc("7644 §3.4.2.2")
    @Test
    void timesAreComparedAsTimes() {
        assertThat(read("meta.created gt \"2026-11-25T10:00:00+02:00\""))
                .isEqualTo(read("meta.created gt \"2026-11-25T08:00:00Z\""));
        assertInvalid("meta.created gt \"soon\"");
    }

    @Rfc("7643 §2.5")
    @Test
    void nullIsComparedWithWhatHasNoValue() {
        assertThat(read("title eq null"))
                .isEqualTo(
                        new Filter.Compare(AttributePath.of("title"), Filter.Operator.EQ, new Filter.Value.Nothing()));
    }

    @Rfc("7644 §3.10")
    @Test
    void aNameMayStandBehindTheUrnOfItsSchema() {
        assertThat(read("urn:ietf:params:scim:schemas:core:2.0:User:title pr")).isEqualTo(A);
        assertInvalid("urn:ietf:params:scim:schemas:core:2.0:Group:title pr");
    }

    @Rfc("7644 §3.10")
    @Test
    void anExtensionsNameStandsBehindItsUrn() {
        assertThat(read("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr"))
                .isInstanceOf(Filter.Present.class);
        assertInvalid("department pr");
    }

    @Rfc("7643 §7")
    @Test
    void whatIsNeverReturnedCantBeFoundOutByAFilter() {
        assertInvalid("password sw \"a\"");
        assertInvalid("password pr");
    }

    private static Filter read(String text) {
        return FilterParser.parse(ResourceType.USER, text);
    }

    private static Filter present(String name) {
        return new Filter.Present(AttributePath.of(name));
    }

    private static void assertInvalid(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCIM_INVALID_FILTER));
    }
}

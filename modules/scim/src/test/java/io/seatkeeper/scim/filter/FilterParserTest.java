package io.seatkeeper.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.testkit.Rfc;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilterParserTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @Rfc("7644 §3.4.2.2")
    @ParameterizedTest
    @EnumSource(Filter.Operator.class)
    void everyOperatorComparesInAnyCase(Filter.Operator operator) {
        String name = operator.name().toLowerCase(Locale.ROOT);

        assertThat(tree("userName " + name + " \"a\"")).isEqualTo("(" + name + " userName \"a\")");
        assertThat(tree("userName " + operator.name() + " \"a\"")).isEqualTo("(" + name + " userName \"a\")");
    }

    @Rfc("7644 §3.4.2.2")
    @Rfc("7643 §2.1")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // The examples of RFC 7644 §3.4.2.2.
                "userName Eq \"john\" | (eq userName \"john\")",
                "name.familyName co \"O'Malley\" | (co name.familyName \"O'Malley\")",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\" | (sw userName \"J\")",
                "title pr | (pr title)",
                "meta.lastModified gt \"2011-05-13T04:42:34Z\" | (gt meta.lastModified \"2011-05-13T04:42:34Z\")",
                "title pr and userType eq \"Employee\" | (and (pr title) (eq userType \"Employee\"))",
                "title pr or userType eq \"Intern\" | (or (pr title) (eq userType \"Intern\"))",
                "schemas eq \"" + ENTERPRISE + "\" | (eq schemas \"" + ENTERPRISE + "\")",
                "userType eq \"E\" and (emails co \"a.com\" or emails.value co \"a.org\")"
                        + " | (and (eq userType \"E\") (or (co emails.value \"a.com\") (co emails.value \"a.org\")))",
                "userType ne \"E\" and not (emails co \"a.com\")"
                        + " | (and (ne userType \"E\") (not (co emails.value \"a.com\")))",
                "userType eq \"E\" and (emails.type eq \"work\")"
                        + " | (and (eq userType \"E\") (eq emails.type \"work\"))",
                "userType eq \"E\" and emails[type eq \"work\" and value co \"@a.com\"]"
                        + " | (and (eq userType \"E\") [emails (and (eq type \"work\") (co value \"@a.com\"))])",
                "emails[type eq \"work\" and value co \"@a.com\"] or ims[type eq \"xmpp\" and value co \"@foo.com\"]"
                        + " | (or [emails (and (eq type \"work\") (co value \"@a.com\"))]"
                        + " [ims (and (eq type \"xmpp\") (co value \"@foo.com\"))])",
                // Names and keywords in any case, little and much space.
                "USERNAME EQ \"a\" AND ( TITLE PR ) | (and (eq userName \"a\") (pr title))",
                "  userName   eq\"a\"and(title pr)  | (and (eq userName \"a\") (pr title))",
                "EMAILS[TYPE EQ \"work\"] | [emails (eq type \"work\")]",
                "name[givenName eq \"A\"] | [name (eq givenName \"A\")]",
                // and before or, not before both, each chain from the left.
                "title pr or nickName pr and locale pr | (or (pr title) (and (pr nickName) (pr locale)))",
                "(title pr or nickName pr) and locale pr | (and (or (pr title) (pr nickName)) (pr locale))",
                "not (title pr) and not(nickName pr) | (and (not (pr title)) (not (pr nickName)))",
                "not (not (title pr)) | (not (not (pr title)))",
                "title pr and nickName pr and locale pr | (and (and (pr title) (pr nickName)) (pr locale))",
                // Extensions by their URN, in any case.
                ENTERPRISE + ":employeeNumber eq \"701\" | (eq " + ENTERPRISE + ":employeeNumber \"701\")",
                "URN:IETF:params:scim:schemas:extension:Enterprise:2.0:user:manager.value eq \"1\" | (eq " + ENTERPRISE
                        + ":manager.value \"1\")",
                ENTERPRISE + ":manager[displayName sw \"A\"] | [" + ENTERPRISE + ":manager (sw displayName \"A\")]",
                // Values: JSON's escapes, booleans, null, numbers, times.
                "displayName eq \"\" | (eq displayName \"\")",
                "displayName eq \"a ] ) or (\" | (eq displayName \"a ] ) or (\")",
                "displayName eq \"\\\"\\\\\\/\\u00e9\\ud83d\\ude00\" | (eq displayName \"\"\\/é😀\")",
                "active eq true | (eq active true)",
                "active ne FALSE | (ne active false)",
                "nickName eq null | (eq nickName null)",
                "active ne null | (ne active null)",
                "externalId eq 42 | (eq externalId \"42\")",
                "title eq true | (eq title \"true\")",
                "meta.created ge \"2026-11-25T10:00:00.5+02:00\" | (ge meta.created \"2026-11-25T08:00:00.500Z\")",
                "meta.created lt \"2026-11-25T08:00:00\" | (lt meta.created \"2026-11-25T08:00:00Z\")",
                "meta.created lt \"2026-11-25\" | (lt meta.created \"2026-11-25T00:00:00Z\")",
                "meta.created sw \"2026-11\" | (sw meta.created \"2026-11\")",
                "emails pr | (pr emails)",
                "groups eq \"7\" | (eq groups.value \"7\")",
                "groups.display co \"x\" | (co groups.display \"x\")",
                "photos.value eq \"https://a/b\" | (eq photos.value \"https://a/b\")",
                "x509Certificates eq \"AAEC\" | (eq x509Certificates.value \"AAEC\")",
                // What identity providers send beside the grammar.
                "active eq \"True\" | (eq active true)",
                "roles[primary eq \"true\"] | [roles (eq primary true)]",
                "not title pr | (not (pr title))",
                "emails[type eq \"work\"].value eq \"a@b.com\" | [emails (and (eq type \"work\") (eq value \"a@b.com\"))]",
                "emails[type eq \"work\" or primary eq true].value pr and title pr"
                        + " | (and [emails (and (or (eq type \"work\") (eq primary true)) (pr value))] (pr title))",
                ENTERPRISE + ":manager eq \"9\" | (eq " + ENTERPRISE + ":manager.value \"9\")",
                "urn:scim:schemas:core:1.0:userName eq \"a\" | (eq userName \"a\")",
            })
    void aFilterIsReadAsItsTree(String text, String tree) {
        assertThat(tree(text)).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "displayName eq \"Sales\" | (eq displayName \"Sales\")",
                "id eq \"g\" and members eq \"u\" | (and (eq id \"g\") (eq members.value \"u\"))",
                "members[value eq \"u\"] | [members (eq value \"u\")]",
                "externalId eq \"e\" | (eq externalId \"e\")",
            })
    void aFilterOfTeamsIsReadAsItsTree(String text, String tree) {
        assertThat(shown(FilterParser.parse(ResourceType.GROUP, text))).isEqualTo(tree);
    }

    @Rfc("7644 §3.4.2.2")
    @Rfc("7644 §3.12")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "``|1|expected an attribute",
                " |2|expected an attribute",
                "userName|9|expected one of eq",
                "userName eq|12|expected a value",
                "userName is \"a\"|10|expected one of eq",
                "userName eq a|13|double quotes",
                "userName eq 'a'|13|double quotes",
                "userName eq 01|13|double quotes",
                "userName eq \"a|13|no closing quote",
                "userName eq \"a\\x\"|15|no such escape",
                "userName eq \"\\u00g0\"|14|four hexadecimal digits",
                "userName eq \"\\u0000\"|13|NUL",
                "userName eq \"\\ud800\"|13|half a character",
                "userName eq \"a\" title pr|17|expected 'and', 'or' or the end",
                "userName eq \"a\")|16|expected 'and', 'or' or the end",
                "userName eq \"a\" and|20|expected an attribute",
                "(userName eq \"a\"|17|expected ')'",
                "\"userName\" eq \"a\"|1|expected an attribute",
                "userNam eq \"a\"|1|no schema has a readable attribute 'userNam'",
                "title pr and name.first eq \"a\"|14|no schema has a readable attribute 'name.first'",
                "employeeNumber eq \"1\"|1|no schema has a readable attribute",
                "urn:example:custom:User:a eq \"1\"|1|no schema has a readable attribute",
                "members eq \"1\"|1|no schema has a readable attribute",
                "password eq \"a\"|1|no schema has a readable attribute",
                "emails[first eq \"a\"]|8|no schema has a readable attribute 'first'",
                "emails[emails[type eq \"a\"]]|8|no schema has a readable attribute 'emails'",
                "emails[type eq \"work\"|22|expected ']'",
                "emails[type eq \"work\"].first eq \"a\"|24|no schema has a readable attribute 'first'",
                "userName[value eq \"a\"]|10|has no parts",
                "emails[type[value eq \"a\"]]|13|has no parts",
                "name eq \"a\"|9|compare one of its parts",
                "addresses co \"a\"|14|compare one of its parts",
                "active gt true|11|use eq or ne",
                "active eq \"perhaps\"|11|true or false",
                "active eq 1|11|true or false",
                "x509Certificates.value gt \"AA\"|27|use eq or ne",
                "userName gt null|13|null can be compared by eq and ne",
                "meta.created gt \"yesterday\"|17|is a time",
            })
    void aWrongFilterIsRefusedByItsPlace(String text, int place, String why) {
        assertThatThrownBy(() -> FilterParser.parse(ResourceType.USER, text == null ? "" : text))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCIM_INVALID_FILTER))
                .hasMessageContaining("at character " + place + ": ")
                .hasMessageContaining(why);
    }

    @Rfc("7644 §3.12")
    @Test
    void aFilterPastItsBoundsIsTooMany() {
        assertTooMany("title pr" + " or title pr".repeat(100));
        assertTooMany("(".repeat(33) + "title pr" + ")".repeat(33));
        assertTooMany("not ".repeat(33) + "title pr");
        assertTooMany("userName eq \"" + "a".repeat(8_000) + "\"");
    }

    @Test
    void aFilterWithinItsBoundsIsRead() {
        assertThat(tree("title pr" + " or title pr".repeat(99))).startsWith("(or ");
        assertThat(tree("(".repeat(31) + "title pr" + ")".repeat(31))).isEqualTo("(pr title)");
        assertThat(tree("userName eq \"" + "a".repeat(7_980) + "\"")).hasSizeGreaterThan(7_980);
        assertThat(tree(IntStream.range(0, 50).mapToObj(each -> "((title pr))").collect(Collectors.joining(" and "))))
                .startsWith("(and ");
    }

    private static void assertTooMany(String text) {
        assertThatThrownBy(() -> FilterParser.parse(ResourceType.USER, text))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCIM_TOO_MANY));
    }

    private static String tree(String text) {
        return shown(FilterParser.parse(ResourceType.USER, text));
    }

    private static String shown(Filter filter) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> "(and " + shown(left) + " " + shown(right) + ")";
            case Filter.Or(Filter left, Filter right) -> "(or " + shown(left) + " " + shown(right) + ")";
            case Filter.Not(Filter operand) -> "(not " + shown(operand) + ")";
            case Filter.Present present -> "(pr " + present.path() + ")";
            case Filter.Compare compare ->
                "(" + compare.operator().name().toLowerCase(Locale.ROOT) + " " + compare.path() + " "
                        + shown(compare.value()) + ")";
            case Filter.Matches matches -> "[" + matches.path() + " " + shown(matches.inside()) + "]";
        };
    }

    private static String shown(Filter.Value value) {
        return switch (value) {
            case Filter.Value.Text text -> '"' + text.text() + '"';
            case Filter.Value.Numeric numeric -> numeric.number().toString();
            case Filter.Value.Flag flag -> Boolean.toString(flag.flag());
            case Filter.Value.Nothing _ -> "null";
        };
    }
}

package io.seatkeeper.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "errors.md");

    private static final String HEAD = """
            # Errors

            Every code that Seatkeeper answers with. A browser gets a page in plain words with a reference; a program gets
            `application/problem+json` (RFC 9457) with the same `code`. The codes are stable. For a sign-in, the admin API's
            `sign-in-attempts` hold the detail under the reference, with expected beside received.

            Written from `ErrorCode` by `ErrorsPageTest`; after a change there:
            `mvn test -pl modules/app -am -Dtest=ErrorsPageTest -Derrors.write=true -Dsurefire.failIfNoSpecifiedTests=false`
            """;

    @Test
    void thePageHoldsEveryCode() throws IOException {
        String page = HEAD
                + Arrays.stream(ErrorCode.Category.values())
                        .map(ErrorsPageTest::section)
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("errors.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String section(ErrorCode.Category category) {
        String title = switch (category) {
            case SIGN_IN -> "A sign-in is refused";
            case OIDC -> "A check of OpenID Connect fails";
            case SCIM -> "A SCIM request is refused"; // the scimType is the code without scim_, in camel case
            case SAML -> "A check of SAML fails";
            case REQUEST -> "A request to the API is refused";
            case SERVICE -> "The service itself";
        };
        return "\n## " + title + "\n\n| code | status | meaning |\n| --- | --- | --- |\n"
                + Arrays.stream(ErrorCode.values())
                        .filter(code -> code.category() == category)
                        .map(code -> "| `%s` | %d | %s |\n".formatted(code.text(), code.status(), code.meaning()))
                        .collect(Collectors.joining());
    }
}

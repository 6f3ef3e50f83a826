package io.seatkeeper.practiceidp;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.page.Pages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The content security policy lets exactly the one script through that the page of {@code form_post} holds. */
class SubmitScriptTest {
    @Test
    void thePolicyNamesTheScriptOfThePage() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(Answers.SUBMIT_SCRIPT.getBytes(StandardCharsets.UTF_8));
        assertThat(Answers.SUBMIT_SCRIPT_HASH)
                .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(digest));
        assertThat(new Pages().formPost("http://localhost/callback", Map.of("code", "c")))
                .contains("<script>" + Answers.SUBMIT_SCRIPT + "</script>");
    }
}

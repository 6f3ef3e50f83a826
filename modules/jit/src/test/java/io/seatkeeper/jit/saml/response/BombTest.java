package io.seatkeeper.jit.saml.response;

import static io.seatkeeper.jit.saml.response.Scene.accepted;
import static io.seatkeeper.jit.saml.response.Scene.rejected;
import static io.seatkeeper.jit.saml.response.Scene.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.seatkeeper.contract.ErrorCode;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is made to cost: refused after reading little of it. The cost is counted in memory, which no other load changes. */
class BombTest {
    private static final String SIGNED = signed(it -> it);
    private static final long MEGABYTE = 1024 * 1024;

    @BeforeAll
    static void compileTheSchemas() {
        accepted(SIGNED);
    }

    @Test
    void entitiesThatMultiplyAreRefused() {
        String entities = IntStream.range(1, 30)
                .mapToObj(level -> "<!ENTITY e" + level + " \"" + ("&e" + (level - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining("", "<!DOCTYPE x [<!ENTITY e0 \"lol\">", "]>"));

        costsLittle(entities + SIGNED.replace("Ada", "&e29;"), ErrorCode.SAML_DOCTYPE_FORBIDDEN);
    }

    @Test
    void entitiesFromElsewhereAreRefused() {
        for (String declaration : new String[] {
            "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/\"> %e;]>"
        }) {
            costsLittle(declaration + SIGNED, ErrorCode.SAML_DOCTYPE_FORBIDDEN);
        }
    }

    @Test
    void whatIsNestedDeepIsRefused() {
        String deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);

        costsLittle(deep, ErrorCode.SAML_RESPONSE_TOO_LARGE);
        costsLittle(SIGNED.replace(">Ada<", ">" + deep + "<"), ErrorCode.SAML_RESPONSE_TOO_LARGE);
    }

    @Test
    void tooManyElementsAreRefused() {
        costsLittle(SIGNED.replace(">Ada<", ">" + "<a/>".repeat(50_000) + "<"), ErrorCode.SAML_RESPONSE_TOO_LARGE);
    }

    @Test
    void tooManyAttributesAreRefused() {
        String attributes =
                IntStream.range(0, 10_000).mapToObj(at -> " a" + at + "=''").collect(Collectors.joining());

        costsLittle("<a" + attributes + "/>", ErrorCode.SAML_RESPONSE_MALFORMED, ErrorCode.SAML_RESPONSE_TOO_LARGE);
        costsLittle(
                "<a" + attributes.replace(" a", " xmlns:a").replace("''", "'x'") + "/>",
                ErrorCode.SAML_RESPONSE_MALFORMED,
                ErrorCode.SAML_RESPONSE_TOO_LARGE);
    }

    @Test
    void tenMegabytesAreRefused() {
        String padded = SIGNED.replace(">Ada<", ">" + "A".repeat(10 * (int) MEGABYTE) + "<");
        byte[] bytes = padded.getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(bytes);

        assertThat(spent(() -> assertThat(((SamlOutcome.Rejected)
                                        ResponseValidator.validate(encoded, Scene.expectation(), Scene.NOW))
                                .code())
                        .isEqualTo(ErrorCode.SAML_RESPONSE_TOO_LARGE)))
                .isLessThan(MEGABYTE);
        assertThat(spent(() -> assertThat(((SamlOutcome.Rejected)
                                        ResponseValidator.validate(bytes, Scene.expectation(), Scene.NOW))
                                .code())
                        .isEqualTo(ErrorCode.SAML_RESPONSE_TOO_LARGE)))
                .isLessThan(MEGABYTE);
        rejected(padded, ErrorCode.SAML_RESPONSE_TOO_LARGE);
    }

    /** A thousand groups are no bomb. */
    @Test
    void manyGroupsAreRead() {
        String[] groups =
                IntStream.range(0, 1_000).mapToObj(at -> "group-" + at).toArray(String[]::new);

        accepted(signed(it -> it.attribute("groups", groups)));
    }

    private static void costsLittle(String xml, ErrorCode... codes) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);

        assertThat(spent(() -> assertThat(((SamlOutcome.Rejected)
                                        ResponseValidator.validate(bytes, Scene.expectation(), Scene.NOW))
                                .code())
                        .isIn((Object[]) codes)))
                .isLessThan(16 * MEGABYTE);
    }

    /** Bytes that this thread asked for meanwhile. */
    private static long spent(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}

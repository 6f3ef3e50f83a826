package io.seatkeeper.jit.saml.response;

import static io.seatkeeper.jit.saml.response.Scene.OURS;
import static io.seatkeeper.jit.saml.response.Scene.STYLE;
import static io.seatkeeper.jit.saml.response.Scene.accepted;
import static io.seatkeeper.jit.saml.response.Scene.assertion;
import static io.seatkeeper.jit.saml.response.Scene.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Answers that are sound but for one thing, changed at more than ten thousand places by a generator that begins from the
 * same seed each time. Whatever of them is let in says exactly what was signed.
 */
class MutationTest {
    private static final long SEED = 20_261_125;
    private static final int TREES = 4_000;

    private static final List<String> SCRAPS = List.of(
            "<!---->",
            "<?x?>",
            "<![CDATA[x]]>",
            "<x/>",
            "<x>",
            "</x>",
            "&#x0;",
            "&e;",
            "&lt;",
            "&amp;",
            " ",
            "\n",
            "\"",
            "'",
            "<",
            ">",
            "=",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "eve@acme.example",
            " xmlns=\"\"",
            " xmlns:saml=\"urn:x\"",
            " ID=\"_evil\"",
            "<saml:Assertion/>",
            "<ds:Signature/>");

    private record Identity(Object who, String assertion, Object name, Object session, Object end) {
        static Identity of(SamlOutcome.Accepted outcome) {
            return new Identity(
                    outcome.identity(),
                    outcome.assertionId(),
                    outcome.nameId(),
                    outcome.sessionIndex(),
                    outcome.sessionExpiry());
        }
    }

    @Test
    void whateverIsLetInSaysWhatWasSigned() {
        Random random = new Random(SEED);
        int places = 0;
        int letIn = 0;
        for (String sound : sound()) {
            Identity signed = Identity.of(accepted(sound));
            for (int place = 0; place < sound.length(); place++, places++) {
                letIn += judge(signed, changedText(sound, place, random));
            }
        }
        String[] trees = {
            response().with(assertion().sign(STYLE)).xml(),
            response().with(assertion()).sign(STYLE).xml()
        };
        for (String sound : trees) {
            Identity signed = Identity.of(accepted(sound));
            for (int count = 0; count < TREES / trees.length; count++, places++) {
                letIn += judge(signed, changedTree(sound, random));
            }
        }

        assertThat(places).isGreaterThanOrEqualTo(10_000);
        assertThat(letIn)
                .as("changes that matter to nobody, such as white space outside")
                .isPositive();
    }

    private static List<String> sound() {
        return List.of(
                response().with(assertion().sign(STYLE.withoutCertificate())).xml(),
                response().with(assertion()).sign(STYLE).xml(),
                response()
                        .with(assertion()
                                .sign(STYLE.withoutCertificate())
                                .encrypt(EncryptionStyle.to(OURS.certificate())))
                        .xml());
    }

    private static int judge(Identity signed, String changed) {
        if (Scene.validate(changed) instanceof SamlOutcome.Accepted outcome) {
            assertThat(Identity.of(outcome)).as(changed).isEqualTo(signed);
            return 1;
        }
        return 0;
    }

    private static String changedText(String sound, int place, Random random) {
        int end = Math.min(sound.length(), place + 1 + random.nextInt(40));
        String before = sound.substring(0, place);
        String span = sound.substring(place, end);
        return switch (random.nextInt(6)) {
            case 0 -> before + sound.substring(end);
            case 1 -> before + span + span + sound.substring(end);
            case 2 -> before + SCRAPS.get(random.nextInt(SCRAPS.size())) + sound.substring(place);
            case 3 -> before + SCRAPS.get(random.nextInt(SCRAPS.size())) + sound.substring(end);
            case 4 -> before + (char) (sound.charAt(place) ^ (1 << random.nextInt(6))) + sound.substring(place + 1);
            case 5 -> before + new StringBuilder(span).reverse() + sound.substring(end);
            default -> throw new IllegalStateException("six changes");
        };
    }

    private static String changedTree(String sound, Random random) {
        Document document = Xml.parse(sound);
        List<Element> elements = new ArrayList<>();
        collect(document.getDocumentElement(), elements);
        Element one = elements.get(1 + random.nextInt(elements.size() - 1));
        Element other = elements.get(random.nextInt(elements.size()));
        switch (random.nextInt(6)) {
            case 0 -> one.getParentNode().removeChild(one);
            case 1 -> other.appendChild(one.cloneNode(true));
            case 2 -> one.getParentNode().insertBefore(one.cloneNode(true), one);
            case 3 -> {
                if (!inside(other, one)) {
                    other.insertBefore(one, other.getFirstChild());
                }
            }
            case 4 -> one.getParentNode().replaceChild(other.cloneNode(true), one);
            case 5 -> {
                if (one.getAttributes().getLength() > 0) {
                    Node attribute = one.getAttributes()
                            .item(random.nextInt(one.getAttributes().getLength()));
                    attribute.setNodeValue(other.getTextContent() + "x");
                }
            }
            default -> throw new IllegalStateException("six changes");
        }
        return Xml.text(document);
    }

    private static void collect(Element element, List<Element> found) {
        found.add(element);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner, found);
            }
        }
    }

    private static boolean inside(Node node, Node holder) {
        for (Node above = node; above != null; above = above.getParentNode()) {
            if (above.isSameNode(holder)) {
                return true;
            }
        }
        return false;
    }
}

package io.seatkeeper.jit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.jit.saml.message.MessageDecoder;
import io.seatkeeper.jit.saml.message.UnreadableMessage;
import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.ResponseDraft;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection has its requests ask for, and that the answers have to keep to it. */
class SamlWishesIT {
    private static final String ADA = "ada@acme.example";
    private static final String CONTEXT = "https://refeds.org/profile/mfa";

    private static JitNode node;

    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    static void start() {
        node = new JitNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void presentTime() {
        node.later(Duration.ZERO);
    }

    @Test
    void loginHintGoesAlongAsTheSubjectWhereTheConnectionSaysSo() {
        Organization organization = organization(false, List.of(), Optional.of("subject"));
        Request request = request(organization);
        assertThat(request.parameters()).doesNotContainKeys("login_hint", "username");
        assertThat(request.message().select("saml|Subject > saml|NameID").eachText())
                .containsExactly(ADA);
        assertThat(new TestBrowser()
                        .open(request.address().toString())
                        .document()
                        .select("input[name=SAMLResponse]"))
                .as("the provider asks nobody else")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login_hint", "username"})
    void loginHintGoesAlongInTheQueryWhereTheConnectionSaysSo(String parameter) {
        Request request = request(organization(false, List.of(), Optional.of(parameter)));
        assertThat(request.parameters()).containsEntry(parameter, ADA);
        assertThat(request.message().select("saml|Subject")).isEmpty();
    }

    @Test
    void loginHintStaysHereWhereTheConnectionSaysSo() {
        Request request = request(organization(false, List.of(), Optional.of("none")));
        assertThat(request.parameters()).containsOnlyKeys("SAMLRequest", "RelayState", "SigAlg", "Signature");
        assertThat(request.message().select("saml|Subject")).isEmpty();
    }

    @Test
    void whoProvedThemselvesBeforeItWasAskedIsRefusedWhereTheConnectionForcesIt() {
        Organization organization = organization(true, List.of(), Optional.empty());
        Request stale = request(organization);
        assertThat(stale.message().select("samlp|AuthnRequest").attr("ForceAuthn"))
                .isEqualTo("true");
        Instant before = Instant.now().minus(Duration.ofMinutes(3));
        assertThat(answer(organization, stale, draft -> draft.authnInstant(before))
                        .status())
                .isEqualTo(403);
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.SAML_AUTHN_TOO_OLD);

        Page fresh = answer(organization, request(organization), draft -> draft.authnInstant(Instant.now()));
        assertThat(fresh.address().getPath()).isEqualTo("/signed-in");
    }

    @Test
    void whoProvedThemselvesBeforeIsLetInWhereNothingForcesIt() {
        Organization organization = organization(false, List.of(), Optional.empty());
        Instant before = Instant.now().minus(Duration.ofHours(3));
        Page page = answer(organization, request(organization), draft -> draft.authnInstant(before));
        assertThat(page.address().getPath()).isEqualTo("/signed-in");
    }

    @Test
    void contextThatWasAskedForIsDemandedOfTheAnswer() {
        Organization organization = organization(false, List.of(CONTEXT), Optional.empty());
        Request request = request(organization);
        assertThat(request.message()
                        .select("samlp|RequestedAuthnContext > saml|AuthnContextClassRef")
                        .eachText())
                .containsExactly(CONTEXT);
        assertThat(answer(organization, request, draft -> draft).status()).isEqualTo(403);
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.SAML_AUTHN_CONTEXT_MISMATCH);

        Page page = answer(organization, request(organization), draft -> draft.context(CONTEXT));
        assertThat(page.address().getPath()).isEqualTo("/signed-in");
    }

    @Test
    void nameIdFormatOfTheConnectionIsAskedFor() {
        Request request = request(organization(false, List.of(), Optional.empty()));
        assertThat(request.message().select("samlp|NameIDPolicy").attr("Format"))
                .isEqualTo(NameId.PERSISTENT);
    }

    @Test
    void sessionEndsWhenTheProviderWantsItTo() {
        Organization organization = organization(false, List.of(), Optional.empty());
        Instant end = Instant.now().plus(Duration.ofMinutes(20));
        answer(organization, request(organization), draft -> draft.sessionNotOnOrAfter(end));
        assertThat(session()).isEqualTo(200);
        node.later(Duration.ofMinutes(19));
        assertThat(session()).isEqualTo(200);
        node.later(Duration.ofMinutes(21));
        assertThat(session()).isEqualTo(401);
    }

    private int session() {
        return browser.open(node.baseUrl() + "/session").status();
    }

    private static Organization organization(boolean forceAuthn, List<String> contexts, Optional<String> loginHint) {
        Organization made = node.organizationWithoutConnection();
        SamlConfiguration settings = new SamlConfiguration(
                node.saml().metadata(),
                Map.of(),
                Optional.empty(),
                Optional.of(forceAuthn),
                contexts,
                Optional.of(NameId.PERSISTENT),
                loginHint,
                Optional.empty(),
                Optional.empty());
        node.connection(made, "idp", settings, List.of());
        return made;
    }

    /** A request on its way to the provider. */
    private record Request(URI address, Map<String, String> parameters, Document message) {}

    private Request request(Organization organization) {
        URI address = browser.openUntil(
                        node.start(organization, ADA),
                        next -> next.toString().startsWith(node.idp().baseUrl()))
                .location()
                .orElseThrow();
        Map<String, String> parameters = Arrays.stream(address.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> decoded(parts[1])));
        return new Request(address, parameters, message(parameters.getOrDefault("SAMLRequest", "")));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Document message(String deflated) {
        try {
            String xml = new String(MessageDecoder.redirect(deflated), StandardCharsets.UTF_8);
            return Jsoup.parse(xml, Parser.xmlParser());
        } catch (UnreadableMessage unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Ada's browser brings an answer of the provider's own making. */
    private Page answer(Organization organization, Request request, UnaryOperator<AssertionDraft> change) {
        String sp = node.baseUrl() + "/sso/" + organization.slug() + "/idp/";
        String idp = node.idp().baseUrl() + "/saml/metadata";
        String id = request.message().select("samlp|AuthnRequest").attr("ID");
        AssertionDraft assertion = AssertionDraft.of(
                        idp, sp + "acs", sp + "metadata", id, NameId.of("ada", NameId.PERSISTENT), Instant.now())
                .attribute("email", ADA);
        String xml = ResponseDraft.of(idp, sp + "acs", id, Instant.now())
                .with(change.apply(assertion).sign(SignatureStyle.of(node.idp().samlKey())))
                .xml();
        return browser.post(
                sp + "acs",
                Map.of(
                        "SAMLResponse",
                        Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)),
                        "RelayState",
                        request.parameters().getOrDefault("RelayState", "")));
    }
}

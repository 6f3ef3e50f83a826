package io.seatkeeper.practiceidp.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import io.seatkeeper.practiceidp.tenant.Loopback;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.Tenant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns models into HTML. */
public final class Pages {
    private static final int MOST_PEOPLE = 30;
    private static final int MOST_SIGNED_IN = 20;

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * The page on which a person is picked or invented.
     *
     * @param clientId who asks
     * @param replyTo where the answer goes
     * @param parameters what the page carries back with the choice
     */
    public String pick(
            Tenant tenant,
            Protocols protocol,
            String clientId,
            URI replyTo,
            Map<String, String> parameters,
            Optional<Fault> fault,
            Optional<Person> signedIn) {
        return render(
                "pick",
                new PickPage(
                        tenant.path() + (protocol == Protocols.OIDC ? "/authorize/choice" : "/saml/choice"),
                        tenant.path() + (protocol == Protocols.OIDC ? "/authorize" : "/saml/choice"),
                        clientId,
                        replyTo.getScheme() + "://" + replyTo.getRawAuthority(),
                        parameters,
                        fault.orElse(null),
                        FaultMenu.of(protocol),
                        cards(tenant.people().listed(MOST_PEOPLE)),
                        signedIn.map(Person::subject).orElse(""),
                        tenant.people().domain()));
    }

    /**
     * The front page. The addresses count only when they are on loopback.
     *
     * @param initiateLoginUri where an OpenID Connect client starts a sign-in
     * @param entityId a SAML service provider's entity id; its tiles win over the client's
     */
    public String home(Tenant tenant, @Nullable String initiateLoginUri, @Nullable String entityId) {
        Optional<URI> start = Loopback.address(initiateLoginUri);
        Optional<URI> party = Loopback.address(entityId);
        List<Person> signedIn = tenant.sessions().newestFirst().stream()
                .map(PracticeSession::person)
                .distinct()
                .limit(MOST_SIGNED_IN)
                .toList();
        return render(
                "home",
                new HomePage(
                        tenant.path(),
                        tenant.issuer(),
                        start.map(URI::toString).orElse(""),
                        party.map(URI::toString).orElse(""),
                        party.or(() -> start).map(URI::getRawAuthority).orElse(""),
                        isThere(initiateLoginUri) && start.isEmpty(),
                        isThere(entityId) && party.isEmpty(),
                        tenant.people().listed(MOST_PEOPLE).stream()
                                .map(person ->
                                        new HomePage.Tile(PersonCard.of(person), link(tenant, person, start, party)))
                                .toList(),
                        cards(signedIn)));
    }

    /** A page that posts itself to the client: the response mode {@code form_post}. */
    public String formPost(String action, Map<String, String> values) {
        StringOutput output = new StringOutput();
        templates.render("practiceidp/formPost.jte", Map.of("action", action, "values", values), output);
        return output.toString();
    }

    /** The page from which the directory is pushed. */
    public String push(PushPage page) {
        return render("push", page);
    }

    /** A page with a heading and a sentence. */
    public String message(String heading, String text) {
        StringOutput output = new StringOutput();
        templates.render("practiceidp/message.jte", Map.of("heading", heading, "text", text), output);
        return output.toString();
    }

    /** A tile's link: IdP-initiated SAML, or OpenID Connect Core §4 with {@code iss} and {@code login_hint}. */
    private static String link(Tenant tenant, Person person, Optional<URI> start, Optional<URI> party) {
        String hint = "&login_hint=" + encoded(person.subject());
        return party.map(uri -> tenant.path() + "/saml/initiate?sp=" + encoded(uri.toString()) + hint)
                .or(() -> start.map(uri ->
                        uri + (uri.getRawQuery() == null ? "?" : "&") + "iss=" + encoded(tenant.issuer()) + hint))
                .orElse("");
    }

    private static boolean isThere(@Nullable String address) {
        return address != null && !address.isBlank();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<PersonCard> cards(List<Person> people) {
        return people.stream().map(PersonCard::of).toList();
    }

    private String render(String template, Object page) {
        StringOutput output = new StringOutput();
        templates.render("practiceidp/" + template + ".jte", page, output);
        return output.toString();
    }
}

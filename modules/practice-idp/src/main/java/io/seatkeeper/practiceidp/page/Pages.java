package io.seatkeeper.practiceidp.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Fault;
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

    /** The page on which a person is picked or invented. */
    public String pick(
            Tenant tenant,
            String clientId,
            URI redirectUri,
            Map<String, String> parameters,
            Optional<Fault> fault,
            Optional<Person> signedIn) {
        return render(
                "pick",
                new PickPage(
                        tenant.path(),
                        clientId,
                        redirectUri.getScheme() + "://" + redirectUri.getRawAuthority(),
                        parameters,
                        fault.orElse(null),
                        FaultMenu.all(),
                        cards(tenant.people().listed(MOST_PEOPLE)),
                        signedIn.map(Person::subject).orElse(""),
                        tenant.people().domain()));
    }

    /** The front page. {@code initiateLoginUri} counts only when it is on loopback. */
    public String home(Tenant tenant, @Nullable String initiateLoginUri) {
        Optional<URI> start = Loopback.address(initiateLoginUri);
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
                        start.map(URI::getRawAuthority).orElse(""),
                        initiateLoginUri != null && !initiateLoginUri.isBlank() && start.isEmpty(),
                        tenant.people().listed(MOST_PEOPLE).stream()
                                .map(person -> tile(tenant, person, start))
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

    /** OpenID Connect Core §4: third-party-initiated login with {@code iss} and {@code login_hint}. */
    private static HomePage.Tile tile(Tenant tenant, Person person, Optional<URI> start) {
        String link = start.map(uri -> uri
                        + (uri.getRawQuery() == null ? "?" : "&")
                        + "iss=" + encoded(tenant.issuer())
                        + "&login_hint=" + encoded(person.subject()))
                .orElse("");
        return new HomePage.Tile(PersonCard.of(person), link);
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

package io.seatkeeper.jit.page;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.jit.page.template.JtelinkGenerated;
import io.seatkeeper.platform.page.Catalogue;
import java.text.NumberFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says why somebody was not let in, in four parts: what happened, why, whom to ask or what to do, and a reference under
 * which the sign-in log or the service's log holds the detail.
 *
 * @param code why
 * @param reference what the person reads out, {@code 7K2M-9XQP}
 * @param organization which they meant, where that is known; its contact is whom they are sent to
 * @param provider the host of the identity provider that took part, for whoever is asked
 * @param retryLink where they begin anew: a path on this service; empty where that leads nowhere
 */
public record RefusalPage(
        ErrorCode code,
        String reference,
        Optional<Organization> organization,
        Optional<String> provider,
        Optional<String> retryLink)
        implements DoorPage {
    /** What another try may well mend. */
    private static final Set<ErrorCode> PASSING = Set.of(
            ErrorCode.ATTEMPT_EXPIRED,
            ErrorCode.ATTEMPT_UNKNOWN,
            ErrorCode.REPLAYED,
            ErrorCode.SIGN_IN_BUSY,
            ErrorCode.RATE_LIMITED,
            ErrorCode.UNAVAILABLE,
            ErrorCode.INTERNAL);

    /** More squares than this would say nothing. */
    private static final int SEATS_DRAWN_AT_MOST = 60;

    @Override
    public int status() {
        return code.status();
    }

    @Override
    public String title(Catalogue words) {
        return words.text("refusal.title");
    }

    /** Whether something is out of order, here or at the identity provider, rather than merely not allowed. */
    public boolean faulty() {
        return code.status() >= 500 || code.ofIdentityProvider();
    }

    public Content what(Catalogue words) {
        return part(words, whatKey(words));
    }

    public Content why(Catalogue words) {
        return part(words, words.nearest("refusal.*.why", code.text()));
    }

    public Content whatToDo(Catalogue words) {
        return part(words, words.nearest("refusal.*.do", code.text()));
    }

    /** Whether trying again comes before asking somebody. */
    public boolean retryFirst() {
        return PASSING.contains(code) || code.ofIdentityProvider();
    }

    private Optional<Contact> contact(Catalogue words) {
        return organization
                .flatMap(Organization::contactUrl)
                .flatMap(Contact::of)
                .map(found -> found.withSubject(words.text(
                        "refusal.mail.subject",
                        Map.of("organization", organization.orElseThrow().name(), "reference", reference))));
    }

    public Optional<Contact> upgrade() {
        return code == ErrorCode.SEATS_EXHAUSTED
                ? organization.flatMap(Organization::upgradeUrl).flatMap(Contact::of)
                : Optional.empty();
    }

    /** How many squares show the seats in use; 0 where that is not what the page is about. */
    public int seatsDrawn() {
        return code == ErrorCode.SEATS_EXHAUSTED
                ? seats().filter(seats -> seats <= SEATS_DRAWN_AT_MOST).orElse(0)
                : 0;
    }

    private String whatKey(Catalogue words) {
        String key = words.nearest("refusal.*.what", code.text());
        if (code != ErrorCode.SEATS_EXHAUSTED || seats().isEmpty()) {
            return key;
        }
        return key + (seats().orElseThrow() == 1 ? ".one" : ".many");
    }

    /** The organization's limit; empty where it has none or it is zero, so that no number would make sense. */
    private Optional<Integer> seats() {
        return organization.flatMap(
                known -> known.maxSeats().isPresent() && known.maxSeats().getAsInt() > 0
                        ? Optional.of(known.maxSeats().getAsInt())
                        : Optional.empty());
    }

    private Content part(Catalogue words, String key) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(words.language().locale());
        return words.content(
                key,
                Map.of(
                        "organization",
                        organizationName(words),
                        "contact",
                        contactLink(words),
                        "seats",
                        output -> output.writeUserContent(
                                seats().map(numbers::format).orElse(""))));
    }

    private Content contactLink(Catalogue words) {
        return contact(words)
                .<Content>map(found -> output -> JtelinkGenerated.render((HtmlTemplateOutput) output, null, found))
                .orElseGet(() -> output -> output.writeUserContent(words.text("fallback.contact")));
    }
}

package io.seatkeeper.jit.page;

import gg.jte.Content;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.platform.page.Catalogue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The way in. Where the organization is known there is nothing to ask, only a link that starts its connection; else one
 * field takes a work email or the organization's slug, and is posted as {@value #FIELD}.
 *
 * @param organization whose people sign in, where that is known
 * @param target where the link or the form leads: a path on this service
 * @param carried what the form carries along, {@value #RETURN_TO} among it; a link has it in its address
 * @param entered what stands in the field
 * @param fault why what was entered did not lead on
 */
public record SignInPage(
        Optional<Organization> organization,
        String target,
        Map<String, String> carried,
        String entered,
        Optional<ErrorCode> fault)
        implements DoorPage {
    public static final String FIELD = "who";
    public static final String RETURN_TO = "return_to";
    /** The longest email address there is (RFC 5321 §4.5.3.1.3 less the angle brackets). */
    public static final int LONGEST_ENTRY = 254;

    public SignInPage {
        carried = new TreeMap<>(carried);
    }

    /** Asks who somebody is. */
    public static SignInPage asking(String formAction, Map<String, String> carried) {
        return new SignInPage(Optional.empty(), formAction, carried, "", Optional.empty());
    }

    /** Leads people of one organization on. */
    public static SignInPage of(Organization organization, String startLink) {
        return new SignInPage(Optional.of(organization), startLink, Map.of(), "", Optional.empty());
    }

    /** Asks again, saying what was wrong. */
    public SignInPage refused(String wasEntered, ErrorCode why) {
        String shown = wasEntered.length() <= LONGEST_ENTRY ? wasEntered : wasEntered.substring(0, LONGEST_ENTRY);
        return new SignInPage(organization, target, carried, shown, Optional.of(why));
    }

    @Override
    public int status() {
        return fault.map(ErrorCode::status).orElse(200);
    }

    @Override
    public String title(Catalogue words) {
        String title = organization.isEmpty()
                ? words.text("sign_in.title")
                : words.text("sign_in.heading.organization", Map.of("organization", plainOrganizationName(words)));
        return fault.isEmpty() ? title : words.text("sign_in.fault.title", Map.of("title", title));
    }

    public Content heading(Catalogue words) {
        return words.content(
                organization.isEmpty() ? "sign_in.heading" : "sign_in.heading.organization",
                Map.of("organization", organizationName(words)));
    }

    public String faultText(Catalogue words) {
        return fault.map(code -> words.text(words.nearest("sign_in.fault.*", code.text())))
                .orElse("");
    }
}

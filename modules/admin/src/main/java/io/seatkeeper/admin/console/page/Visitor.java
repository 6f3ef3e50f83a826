package io.seatkeeper.admin.console.page;

import io.seatkeeper.admin.key.Caller;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Sessions;
import java.util.Optional;

/**
 * Who has been let in.
 *
 * @param csrfToken what every form of theirs must bring
 * @param base where their pages begin, without a slash at its end
 * @param session an Org Admin's; empty for a customer's IT with a set-up link
 */
public record Visitor(
        Caller caller, Organization organization, String csrfToken, String base, Optional<Sessions.Current> session) {
    public static final String CONSOLE = "/console";
    public static final String SETUP = "/setup";

    /** An Org Admin in the console. */
    public static Visitor of(Sessions.Current session) {
        return new Visitor(
                new Caller.Administrator(session),
                session.organization(),
                session.csrfToken(),
                CONSOLE,
                Optional.of(session));
    }

    /** A customer's IT with a set-up link. */
    public static Visitor of(Caller.SetUp link, Organization organization, String csrfToken) {
        return new Visitor(link, organization, csrfToken, SETUP, Optional.empty());
    }

    @Override
    public String toString() {
        return "Visitor[" + caller.name() + "]";
    }
}

package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.MailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which mail domains an admin may let a connection speak for: an organization's only connection need not name any, from the
 * second on they must be named ({@code *} says all aloud), so that a contractors' identity provider can't take over
 * employees.
 */
final class DomainRule {
    /** Every domain, said aloud. */
    static final String ALL = "*";

    private static final int MOST = 500;

    private DomainRule() {}

    /**
     * Domains as they are kept: in lower case and ASCII form, each once.
     *
     * @param entered what an admin names
     * @param othersExist whether the organization has another connection
     * @throws ContractFailure {@link ErrorCode#DOMAINS_REQUIRED} or {@link ErrorCode#INVALID_REQUEST}
     */
    static List<String> checked(List<String> entered, boolean othersExist) {
        if (entered.isEmpty() && othersExist) {
            throw new ContractFailure(
                    ErrorCode.DOMAINS_REQUIRED,
                    "The organization has another connection: name the mail domains that this one may speak for,"
                            + " or \"*\" for all.");
        }
        if (entered.size() > MOST) {
            throw ContractFailure.at(
                    "domains",
                    Flaw.Reason.TOO_MANY,
                    Map.of("most", String.valueOf(MOST)),
                    "A connection names at most 500 domains.");
        }
        Set<String> kept = new LinkedHashSet<>();
        entered.forEach(text -> kept.add(one(text.strip())));
        return List.copyOf(kept);
    }

    private static String one(String text) {
        if (text.equals(ALL)) {
            return ALL;
        }
        return MailAddress.asciiDomain(text)
                .filter(domain -> domain.indexOf('.') > 0)
                .orElseThrow(() -> ContractFailure.at(
                        "domains", Flaw.Reason.NO_DOMAIN, "A domain is written as in a mail address: acme.example."));
    }
}

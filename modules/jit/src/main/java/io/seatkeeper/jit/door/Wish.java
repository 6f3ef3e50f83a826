package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Freshness;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How fresh a proof an address that begins a sign-in asks for, as OpenID Connect Core §3.1.2.1 spells it: {@code prompt=login} and
 * {@code max_age} in seconds. Whoever sends the browser there may rely on nothing of it, since the person may take it out of the
 * address: what was proven stands in the session.
 */
final class Wish {
    private static final String PROMPT = "prompt";
    private static final String MAX_AGE = "max_age";
    private static final String LOGIN = "login";
    private static final int LONGEST = 50;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private Wish() {}

    /**
     * Reads it.
     *
     * @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} for another prompt, and for an age that is no number
     */
    static Freshness read(MultiMap parameters) {
        Optional<String> prompt = Parameters.one(parameters, PROMPT, LONGEST);
        Optional<String> maxAge = Parameters.one(parameters, MAX_AGE, LONGEST);
        require(prompt.filter(text -> !text.equals(LOGIN)).isEmpty(), "The parameter prompt is login.");
        require(
                maxAge.filter(text -> !SECONDS.matcher(text).matches()).isEmpty(),
                "The parameter max_age is a number of seconds of at most 9 digits.");
        return new Freshness(prompt.isPresent(), maxAge.map(text -> Duration.ofSeconds(Long.parseLong(text))));
    }

    /** The same parameters again, to be carried on. */
    static Map<String, String> parameters(Freshness freshness) {
        Map<String, String> parameters = new TreeMap<>();
        freshness.maxAge().ifPresent(age -> parameters.put(MAX_AGE, Long.toString(age.toSeconds())));
        if (freshness.anew()) {
            parameters.put(PROMPT, LOGIN);
        }
        return parameters;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ContractFailure(ErrorCode.INVALID_REQUEST, otherwise);
        }
    }
}

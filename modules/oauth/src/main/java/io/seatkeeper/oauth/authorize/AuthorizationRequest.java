package io.seatkeeper.oauth.authorize;

import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.OrganizationId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization request that was found good.
 *
 * @param prompt as OpenID Connect Core §3.1.2.1 lists them; empty: what suits
 * @param maxAge how long ago the person may have signed in at most
 * @param organization whose connection starts where nobody is signed in, by slug
 * @param parameters all as they were sent, to be kept while the person signs in
 */
public record AuthorizationRequest(
        Application application,
        ReplyTo replyTo,
        String scope,
        Optional<String> nonce,
        String codeChallenge,
        Set<String> prompt,
        Optional<Duration> maxAge,
        Optional<String> loginHint,
        Optional<String> organization,
        Map<String, String> parameters) {
    public AuthorizationRequest {
        prompt = Set.copyOf(prompt);
        parameters = Map.copyOf(parameters);
    }

    /**
     * Where an answer goes, once it is sure that it may go there.
     *
     * @param formPost by a form that posts itself (OAuth 2.0 Form Post Response Mode), else in the query
     */
    public record ReplyTo(String redirectUri, boolean formPost, Optional<String> state) {}

    /** Whether the person has to prove anew who they are: {@code max_age=0} says the same as {@code prompt=login} (Core §3.1.2.1). */
    public boolean provesAnew() {
        return prompt.contains("login") || maxAge.filter(Duration::isZero).isPresent();
    }

    /** Whether the person has to sign in anew, with a proof that may be older where they only choose the account. */
    boolean signsInAnew() {
        return provesAnew() || prompt.contains("select_account");
    }

    /** The one organization whose people the application takes; empty: all. */
    Optional<OrganizationId> only() {
        return application.organization();
    }
}

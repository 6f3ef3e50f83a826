package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.message.RedirectBinding;
import io.seatkeeper.practiceidp.message.Verifier;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import io.seatkeeper.practiceidp.tenant.Hint;
import io.seatkeeper.practiceidp.tenant.Loopback;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * Reads what is asked for and checks it as a provider that knows the service provider does: by the metadata that stands at
 * its entity id. Whatever can't be answered fails with an {@link IllegalArgumentException} that says why.
 */
final class Requests {
    private final ServiceProviders providers;

    Requests(ServiceProviders providers) {
        this.providers = providers;
    }

    /**
     * A request that was read.
     *
     * @param asked what is to be answered
     * @param hint who is to be signed in, and what goes wrong
     * @param passive whether no page may be shown
     */
    record Read(Asked asked, Hint hint, boolean passive) {}

    /** An AuthnRequest by the redirect or the POST binding, with its hints. */
    Future<Read> read(RoutingContext ctx) {
        try {
            boolean post = ctx.request().method().equals(HttpMethod.POST);
            MultiMap sent = post ? ctx.request().formAttributes() : ctx.queryParams();
            String message = sent.get(RedirectBinding.REQUEST);
            if (message == null) {
                throw new IllegalArgumentException("There is no SAMLRequest");
            }
            Document document = Xml.parse(post ? Posts.message(message) : RedirectBinding.inflated(message));
            AuthnRequest request = AuthnRequest.read(document);
            Hint hint = hint(ctx, request.subject());
            Wishes wishes = Wishes.read(ctx.queryParams());
            return providers.find(request.issuer()).map(found -> {
                found.ifPresent(provider -> check(ctx, provider, document, post));
                Asked asked = new Asked(
                        request.issuer(),
                        acs(request.acsUrl(), found),
                        request.id(),
                        sent.get("RelayState"),
                        request.nameIdFormat(),
                        request.forceAuthn(),
                        found,
                        wishes);
                return new Read(asked, hint, request.passive());
            });
        } catch (IllegalArgumentException unanswerable) {
            return Future.failedFuture(unanswerable);
        }
    }

    /**
     * A sign-in that nobody asked for: {@code sp} is the entity id, {@code acs} the address where the entity id leads to no
     * metadata.
     */
    Future<Read> unsolicited(RoutingContext ctx) {
        try {
            MultiMap query = ctx.queryParams();
            String party = query.get("sp");
            if (party == null || party.isBlank()) {
                throw new IllegalArgumentException("The parameter sp names no service provider");
            }
            Hint hint = hint(ctx, null);
            Wishes wishes = Wishes.read(query);
            return providers.find(party).map(found -> {
                URI acs = acs(query.get("acs"), found);
                return new Read(
                        new Asked(party, acs, null, query.get("RelayState"), null, false, found, wishes), hint, false);
            });
        } catch (IllegalArgumentException unanswerable) {
            return Future.failedFuture(unanswerable);
        }
    }

    private static Hint hint(RoutingContext ctx, @Nullable String subject) {
        String named = first(ctx, "login_hint", "username");
        return Hint.read(named == null ? subject : named, first(ctx, Hint.FAULT_PARAMETER), Protocols.SAML);
    }

    private static @Nullable String first(RoutingContext ctx, String... names) {
        return List.of(names).stream()
                .flatMap(name -> ctx.queryParams().getAll(name).stream())
                .findFirst()
                .orElse(null);
    }

    private static void check(RoutingContext ctx, ServiceProvider provider, Document document, boolean post) {
        boolean signed = post
                ? Verifier.verifies(document, provider.keys())
                : RedirectBinding.verifies(
                        String.valueOf(ctx.request().query()), RedirectBinding.REQUEST, provider.keys());
        if (provider.signsRequests() && !signed) {
            throw new IllegalArgumentException("The metadata of " + provider.entityId()
                    + " says that it signs its requests, but this one isn't" + " signed by a key published there");
        }
    }

    private static URI acs(@Nullable String asked, Optional<ServiceProvider> provider) {
        List<URI> known = provider.map(ServiceProvider::acsUrls).orElse(List.of());
        Optional<URI> acs = asked == null ? known.stream().findFirst() : Loopback.address(asked);
        if (acs.isEmpty()) {
            throw new IllegalArgumentException("The AssertionConsumerServiceURL is not an address on this machine"
                    + " (localhost, 127.0.0.1 or [::1]), and this practice provider answers nowhere else");
        }
        if (provider.isPresent() && !known.contains(acs.get())) {
            throw new IllegalArgumentException(
                    "The AssertionConsumerServiceURL is none of those in the metadata of the service provider");
        }
        return acs.get();
    }
}

package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.door.Refusals.Known;
import io.seatkeeper.jit.logout.SignOut;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.page.SignedOutPage;
import io.seatkeeper.jit.page.SignedOutPage.AtProvider;
import io.seatkeeper.jit.session.Cookies;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ends a session, here and at the provider, and says so. */
final class SignOutHandler {
    static final String SIGNED_OUT = Sessions.SIGNED_OUT_PATH;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,63}");

    private final SignOut signOut;
    private final ConnectionStore connections;
    private final ConnectionAddresses addresses;
    private final Cookies cookies;
    private final Pages pages;
    private final Refusals refusals;

    SignOutHandler(
            SignOut signOut,
            ConnectionStore connections,
            ConnectionAddresses addresses,
            Cookies cookies,
            Pages pages,
            Refusals refusals) {
        this.signOut = signOut;
        this.connections = connections;
        this.addresses = addresses;
        this.cookies = cookies;
        this.pages = pages;
        this.refusals = refusals;
    }

    /** {@code POST /sign-out}. A call from a page of another origin changes nothing. */
    void signOut(RoutingContext context) {
        Future.succeededFuture(context.request().getHeader(HttpHeaders.ORIGIN))
                .map(origin -> {
                    if (origin != null && !origin.toLowerCase(Locale.ROOT).equals(addresses.ofPath(""))) {
                        throw new ContractFailure(ErrorCode.CSRF_REJECTED, "The sign-out was asked for elsewhere.");
                    }
                    return cookies.session(context.request());
                })
                .compose(signOut::of)
                .compose(rest -> {
                    cookies.takeSession(context.response());
                    return rest.map(known -> known.departure()
                                    .map(departure -> Departures.take(context, pages, known.organization(), departure))
                                    .orElseGet(() ->
                                            Redirects.to(context, signedOut(known.organization(), AtProvider.UNKNOWN))))
                            .orElseGet(() -> Redirects.to(context, SIGNED_OUT));
                })
                .onFailure(failure -> refusals.refuse(context, failure, Known.nothing()));
    }

    /**
     * {@code GET /signed-out}, where an OpenID Connect provider sends the browser back to with the organization's slug as
     * state, and where {@code provider} tells how a SAML provider took it. Where an application had asked for the logout, its
     * browser goes on.
     */
    void signedOut(RoutingContext context) {
        Optional<String> onward = cookies.takenOnward(context.request());
        if (onward.isPresent()) {
            Redirects.to(context, Sessions.ONWARD_PATH + "?" + Redirects.parameter("to", onward.get()));
            return;
        }
        Optional<String> slug = Optional.ofNullable(context.queryParams().get("state"))
                .filter(text -> SLUG.matcher(text).matches());
        slug.map(this::organization)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(organization -> pages.send(
                        context,
                        page(organization, AtProvider.of(context.queryParams().get("provider")))))
                .onFailure(failure -> refusals.refuse(context, failure, Known.nothing()));
    }

    /** Our page that says so. */
    static String signedOut(Organization organization, AtProvider provider) {
        String page = SIGNED_OUT + "?" + Redirects.parameter("state", organization.slug());
        return provider == AtProvider.UNKNOWN ? page : page + "&" + Redirects.parameter("provider", provider.text());
    }

    private Future<Optional<Organization>> organization(String slug) {
        return connections
                .door(slug, Optional.empty())
                .map(door -> Optional.of(door.organization()))
                .recover(failure ->
                        failure instanceof ContractFailure refusal && refusal.code() == ErrorCode.ORGANIZATION_UNKNOWN
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(failure));
    }

    private static SignedOutPage page(Optional<Organization> organization, AtProvider provider) {
        return new SignedOutPage(
                organization,
                provider,
                organization.map(known -> "/sso/" + known.slug()).orElse(SignInHandler.PATH));
    }
}

package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Organizations.Find;
import io.seatkeeper.contract.Organizations.FindByDomain;
import io.seatkeeper.jit.door.Refusals.Known;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.page.SignInPage;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page for whoever has no link yet: a work email or the organization's slug leads to its connection. */
final class SignInHandler {
    static final String PATH = "/sign-in";

    private static final int LONGEST_RETURN = 2_000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,63}");

    private final Bus bus;
    private final Pages pages;
    private final Refusals refusals;

    SignInHandler(Bus bus, Pages pages, Refusals refusals) {
        this.bus = bus;
        this.pages = pages;
        this.refusals = refusals;
    }

    /** {@code GET /sign-in}. */
    void show(RoutingContext context) {
        Future.succeededFuture(context.queryParams())
                .map(SignInHandler::carried)
                .compose(carried -> pages.send(context, SignInPage.asking(PATH, carried)))
                .onFailure(failure -> refusals.refuse(context, failure, Known.nothing()));
    }

    /** {@code POST /sign-in}. */
    void submit(RoutingContext context) {
        MultiMap form = context.request().formAttributes();
        Future.succeededFuture(form)
                .compose(parameters -> find(context, parameters))
                .onFailure(failure -> refusals.refuse(context, failure, Known.nothing()));
    }

    private Future<Void> find(RoutingContext context, MultiMap form) {
        Map<String, String> carried = carried(form);
        String entered =
                Optional.ofNullable(form.get(SignInPage.FIELD)).orElse("").strip();
        return organization(entered)
                .compose(found -> Redirects.to(context, link(found, entered, carried)))
                .recover(failure -> failure instanceof ContractFailure refusal
                                && refusal.code() == ErrorCode.ORGANIZATION_UNKNOWN
                                && !Refusals.readsJson(context)
                        ? pages.send(context, SignInPage.asking(PATH, carried).refused(entered, refusal.code()))
                        : Future.failedFuture(failure));
    }

    private Future<Organization> organization(String entered) {
        Optional<MailAddress> address = entered.length() <= SignInPage.LONGEST_ENTRY && entered.indexOf('@') >= 0
                ? MailAddress.of(entered)
                : Optional.empty();
        if (address.isPresent()) {
            return bus.call(
                    Organizations.FIND_BY_DOMAIN, new FindByDomain(address.get().domain()));
        }
        String slug = entered.toLowerCase(Locale.ROOT);
        return SLUG.matcher(slug).matches()
                ? bus.call(Organizations.FIND, new Find(slug))
                : Future.failedFuture(
                        new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "No organization is found by that."));
    }

    /** What goes on to the connection's address as it came. */
    private static Map<String, String> carried(MultiMap parameters) {
        Map<String, String> carried = new TreeMap<>(Wish.parameters(Wish.read(parameters)));
        Parameters.one(parameters, SignInPage.RETURN_TO, LONGEST_RETURN)
                .ifPresent(returnTo -> carried.put(SignInPage.RETURN_TO, returnTo));
        return carried;
    }

    private static String link(Organization organization, String entered, Map<String, String> carried) {
        Map<String, String> query = new TreeMap<>(carried);
        if (entered.indexOf('@') >= 0) {
            query.put("login_hint", entered);
        }
        String link = "/sso/" + organization.slug();
        return query.isEmpty()
                ? link
                : link + "?"
                        + query.entrySet().stream()
                                .map(entry -> Redirects.parameter(entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining("&"));
    }
}

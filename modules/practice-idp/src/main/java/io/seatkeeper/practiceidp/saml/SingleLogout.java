package io.seatkeeper.practiceidp.saml;

import static io.seatkeeper.practiceidp.message.Xml.ASSERTION;
import static io.seatkeeper.practiceidp.message.Xml.PROTOCOL;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.message.RedirectBinding;
import io.seatkeeper.practiceidp.message.Status;
import io.seatkeeper.practiceidp.message.Verifier;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.PracticeSession.SamlParty;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code /saml/slo}: takes logout requests and responses of service providers, by redirect and POST, signed only. */
final class SingleLogout {
    private final Pages pages;
    private final ServiceProviders providers;
    private final SignOut signOut;

    SingleLogout(Pages pages, ServiceProviders providers, SignOut signOut) {
        this.pages = pages;
        this.providers = providers;
        this.signOut = signOut;
    }

    /** {@code GET} and {@code POST /saml/slo}. */
    Future<Void> take(RoutingContext ctx, Tenant tenant) {
        boolean post = ctx.request().method().equals(HttpMethod.POST);
        MultiMap sent = post ? ctx.request().formAttributes() : ctx.queryParams();
        String parameter = sent.contains(RedirectBinding.REQUEST) ? RedirectBinding.REQUEST : RedirectBinding.RESPONSE;
        try {
            String value = sent.get(parameter);
            if (value == null) {
                throw new IllegalArgumentException("There is no SAMLRequest and no SAMLResponse");
            }
            Document message = Xml.parse(post ? Posts.message(value) : RedirectBinding.inflated(value));
            String issuer = text(message, "Issuer");
            return providers
                    .find(issuer)
                    .compose(found -> {
                        ServiceProvider party = found.orElseThrow(() -> new IllegalArgumentException(
                                "The message’s issuer publishes no metadata on this machine"));
                        boolean signed = post
                                ? Verifier.verifies(message, party.keys())
                                : RedirectBinding.verifies(
                                        String.valueOf(ctx.request().query()), parameter, party.keys());
                        return parameter.equals(RedirectBinding.REQUEST)
                                ? asked(ctx, tenant, party, message, signed, post, sent.get("RelayState"))
                                : answered(ctx, tenant, message, signed, sent.get("RelayState"));
                    })
                    .recover(unanswerable -> sorry(ctx, unanswerable));
        } catch (IllegalArgumentException unanswerable) {
            return sorry(ctx, unanswerable);
        }
    }

    private Future<Void> asked(
            RoutingContext ctx,
            Tenant tenant,
            ServiceProvider party,
            Document message,
            boolean signed,
            boolean post,
            @Nullable String relayState) {
        Element root = message.getDocumentElement();
        if (!"LogoutRequest".equals(root.getLocalName()) || !signed) {
            throw new IllegalArgumentException(
                    "This is no LogoutRequest that is signed by a key in the metadata of its issuer");
        }
        ServiceProvider.Endpoint endpoint = party.logout().stream()
                .filter(known -> known.post() == post)
                .findFirst()
                .or(() -> party.logout().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("The issuer’s metadata names no SingleLogoutService"));
        List<PracticeSession> sessions =
                sessions(tenant, party.entityId(), text(message, "NameID"), sessionIndexes(message));
        return signOut.begin(
                ctx,
                tenant,
                sessions,
                party.entityId(),
                post,
                (last, everybody) -> signOut.messages()
                        .answer(
                                last,
                                tenant,
                                endpoint.responseLocation(),
                                root.getAttribute("ID"),
                                everybody ? Status.SUCCESS : Status.PARTIAL_LOGOUT,
                                endpoint.post(),
                                relayState));
    }

    private Future<Void> answered(
            RoutingContext ctx, Tenant tenant, Document message, boolean signed, @Nullable String relayState) {
        Element root = message.getDocumentElement();
        String code = Xml.first(message, PROTOCOL, "StatusCode")
                .map(status -> status.getAttribute("Value"))
                .orElse("");
        boolean success = signed && "LogoutResponse".equals(root.getLocalName()) && code.equals(Status.SUCCESS.code());
        return signOut.heard(ctx, tenant, String.valueOf(relayState), root.getAttribute("InResponseTo"), success)
                .orElseThrow(() -> new IllegalArgumentException("Nobody waits for this LogoutResponse"));
    }

    private static List<PracticeSession> sessions(
            Tenant tenant, String entityId, String nameId, List<String> sessionIndexes) {
        return tenant.sessions().newestFirst().stream()
                .filter(session -> sessionIndexes.isEmpty() || sessionIndexes.contains(session.id()))
                .filter(session -> session.participants().stream()
                        .anyMatch(participant -> participant instanceof SamlParty party
                                && party.entityId().equals(entityId)
                                && party.nameId().value().equals(nameId)))
                .toList();
    }

    private static List<String> sessionIndexes(Document message) {
        List<String> indexes = new ArrayList<>();
        NodeList all = message.getElementsByTagNameNS(PROTOCOL, "SessionIndex");
        for (int i = 0; i < all.getLength(); i++) {
            indexes.add(all.item(i).getTextContent().strip());
        }
        return indexes;
    }

    private static String text(Document message, String name) {
        return Xml.first(message, ASSERTION, name)
                .map(Element::getTextContent)
                .map(String::strip)
                .orElseThrow(() -> new IllegalArgumentException("The message has no " + name));
    }

    private Future<Void> sorry(RoutingContext ctx, Throwable unanswerable) {
        return unanswerable instanceof IllegalArgumentException
                ? Answers.html(
                        ctx, 400, pages.message("This logout can’t be answered", unanswerable.getMessage() + "."))
                : Future.failedFuture(unanswerable);
    }
}

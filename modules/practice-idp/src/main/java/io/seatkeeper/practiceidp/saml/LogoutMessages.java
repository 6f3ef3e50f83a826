package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.message.LogoutRequestDraft;
import io.seatkeeper.practiceidp.message.LogoutResponseDraft;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.RedirectBinding;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.message.Signer;
import io.seatkeeper.practiceidp.message.Status;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.PracticeSession.SamlParty;
import io.seatkeeper.practiceidp.tenant.SigningKeys;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** Sends logout messages through the browser, signed, by either binding, each with the fault that waits for it. */
final class LogoutMessages {
    private static final Duration FAR = Duration.ofHours(1);

    private final Pages pages;
    private final Clock clock;

    LogoutMessages(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /** A LogoutRequest of this ID to a service provider of the session. */
    Future<Void> ask(
            RoutingContext ctx,
            Tenant tenant,
            PracticeSession session,
            SamlParty party,
            String id,
            boolean post,
            String relayState) {
        Fault fault = fault(ctx, tenant);
        Instant now = clock.instant();
        LogoutRequestDraft draft = LogoutRequestDraft.of(
                        Responses.entityId(tenant),
                        party.logoutUrl().toString(),
                        party.nameId(),
                        List.of(session.id()),
                        now)
                .id(id);
        if (fault != null) {
            switch (fault) {
                case WRONG_ISSUER -> draft.issuer(Responses.OTHER);
                case MISSING_ISSUER -> draft.issuer(null);
                case WRONG_DESTINATION -> draft.destination(Responses.OTHER);
                case EXPIRED_TOKEN -> draft.issueInstant(now.minus(FAR)).notOnOrAfter(now.minus(FAR));
                case FUTURE_ISSUED_AT -> draft.issueInstant(now.plus(FAR));
                case UNKNOWN_SESSION ->
                    draft.nameId(NameId.of(Forgeries.NAME, NameId.EMAIL)).sessionIndexes("_no-such-session");
                case REPLAYED_LOGOUT -> draft.id("_replayed-" + session.person().subject());
                default -> {
                    // The others strike at the signature, or in responses.
                }
            }
        }
        return send(ctx, tenant, RedirectBinding.REQUEST, draft.document(), party.logoutUrl(), post, relayState, fault);
    }

    /** A LogoutResponse to whoever asked. */
    Future<Void> answer(
            RoutingContext ctx,
            Tenant tenant,
            URI to,
            String inResponseTo,
            Status status,
            boolean post,
            @Nullable String relayState) {
        Fault fault = fault(ctx, tenant);
        Instant now = clock.instant();
        LogoutResponseDraft draft = LogoutResponseDraft.of(Responses.entityId(tenant), to.toString(), inResponseTo, now)
                .status(status);
        if (fault != null) {
            switch (fault) {
                case WRONG_ISSUER -> draft.issuer(Responses.OTHER);
                case MISSING_ISSUER -> draft.issuer(null);
                case WRONG_DESTINATION -> draft.destination(Responses.OTHER);
                case WRONG_IN_RESPONSE_TO -> draft.inResponseTo("_a-request-that-nobody-made");
                case MISSING_IN_RESPONSE_TO -> draft.inResponseTo(null);
                case EXPIRED_TOKEN -> draft.issueInstant(now.minus(FAR));
                case FUTURE_ISSUED_AT -> draft.issueInstant(now.plus(FAR));
                case PARTIAL_LOGOUT -> draft.status(Status.PARTIAL_LOGOUT);
                case LOGOUT_FAILED -> draft.status(Status.RESPONDER);
                default -> {
                    // The others strike at the signature, or in requests.
                }
            }
        }
        return send(ctx, tenant, RedirectBinding.RESPONSE, draft.document(), to, post, relayState, fault);
    }

    private static @Nullable Fault fault(RoutingContext ctx, Tenant tenant) {
        Fault fault = tenant.faults().next(Place.LOGOUT).orElse(null);
        if (fault != null) {
            Answers.strike(ctx, fault);
        }
        return fault;
    }

    private Future<Void> send(
            RoutingContext ctx,
            Tenant tenant,
            String parameter,
            Document message,
            URI to,
            boolean post,
            @Nullable String relayState,
            @Nullable Fault fault) {
        return ctx.vertx().executeBlocking(() -> style(tenant, fault), false).compose(style -> {
            if (!post) {
                String query = RedirectBinding.query(
                        parameter, Forgeries.spoilt(message, fault), relayState, style.orElse(null));
                return Answers.seeOther(ctx, to + (to.getRawQuery() == null ? "?" : "&") + bent(query, fault));
            }
            style.ifPresent(known -> Signer.sign(message.getDocumentElement(), known));
            String xml = Forgeries.spoilt(message, fault);
            return Answers.html(ctx, 200, pages.formPost(to.toString(), Posts.fields(parameter, xml, relayState)));
        });
    }

    private static Optional<SignatureStyle> style(Tenant tenant, @Nullable Fault fault) {
        SigningKeys keys = tenant.keys();
        if (fault == Fault.UNSIGNED) {
            return Optional.empty();
        }
        if (fault == Fault.UNKNOWN_KEY) {
            return Optional.of(SignatureStyle.of(SigningKeys.certified(keys.stranger())));
        }
        SignatureStyle style = SignatureStyle.of(keys.certified());
        return Optional.of(
                fault == Fault.SHA1_SIGNATURE
                        ? style.withMethod(SignatureStyle.RSA_SHA1).withDigest(SignatureStyle.SHA1)
                        : style);
    }

    private static String bent(String query, @Nullable Fault fault) {
        int signature = query.indexOf("&Signature=") + "&Signature=".length();
        return fault == Fault.BAD_SIGNATURE
                ? query.substring(0, signature) + Forgeries.withOneWrongBit(query.substring(signature))
                : query;
    }
}

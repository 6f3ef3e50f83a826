package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.Misbehaviour;
import io.seatkeeper.practiceidp.message.IdpMetadataDraft;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metadata document. A query of {@link Wishes} goes on in the addresses that it publishes. */
final class IdpMetadata {
    private final Pages pages;
    private final Misbehaviour misbehaviour;

    IdpMetadata(Pages pages, Misbehaviour misbehaviour) {
        this.pages = pages;
        this.misbehaviour = misbehaviour;
    }

    /** {@code GET /saml/metadata}. */
    Future<Void> document(RoutingContext ctx, Tenant tenant) {
        Wishes wishes;
        try {
            wishes = Wishes.read(ctx.queryParams());
        } catch (IllegalArgumentException unknown) {
            return Answers.html(ctx, 400, pages.message("This metadata can’t be made", unknown.getMessage() + "."));
        }
        Fault fault = tenant.faults().next(Place.METADATA).orElse(null);
        return misbehaviour.answer(
                ctx, fault, () -> Answers.plain(ctx, 200, "application/samlmetadata+xml", xml(tenant, wishes, fault)));
    }

    private static String xml(Tenant tenant, Wishes wishes, @Nullable Fault fault) {
        List<SamlKey> keys = wishes.elliptic()
                ? List.of(tenant.keys().elliptic())
                : tenant.keys().allCertified();
        return IdpMetadataDraft.xml(
                fault == Fault.WRONG_ISSUER ? Responses.OTHER : Responses.entityId(tenant),
                keys,
                tenant.issuer() + "/saml/sso" + wishes.query(),
                tenant.issuer() + "/saml/slo");
    }
}

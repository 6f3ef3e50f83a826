package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.Misbehaviour;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The userinfo endpoint (OpenID Connect Core §5.3): the same claims as in the ID token, for an access token. */
final class Userinfo {
    private static final String BEARER = "Bearer ";

    private final Grants grants;
    private final Misbehaviour misbehaviour;

    Userinfo(Grants grants, Misbehaviour misbehaviour) {
        this.grants = grants;
        this.misbehaviour = misbehaviour;
    }

    /** {@code GET} and {@code POST /userinfo}. */
    Future<Void> tell(RoutingContext ctx, Tenant tenant) {
        Fault queued = tenant.faults().next(Place.USERINFO).orElse(null);
        return misbehaviour.answer(ctx, queued, () -> claims(ctx, tenant));
    }

    private Future<Void> claims(RoutingContext ctx, Tenant tenant) {
        String header = ctx.request().getHeader("authorization");
        Optional<Grant> grant = header != null && header.startsWith(BEARER)
                ? grants.granted(tenant, header.substring(BEARER.length()))
                : Optional.empty();
        if (grant.isEmpty()) {
            ctx.response().putHeader("www-authenticate", "Bearer error=\"invalid_token\"");
            return Answers.json(ctx, 401, new JsonObject().put("error", "invalid_token"));
        }
        Grant granted = grant.get();
        return Answers.json(
                ctx,
                200,
                new JsonObject(Profile.atUserinfo(
                        tenant, granted.session().person(), granted.request().scope(), granted.fault())));
    }
}

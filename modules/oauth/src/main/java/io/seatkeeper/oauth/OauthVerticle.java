package io.seatkeeper.oauth;

import io.seatkeeper.contract.Applications;
import io.seatkeeper.contract.scim.ScimClients;
import io.seatkeeper.oauth.application.ApplicationRegister;
import io.seatkeeper.oauth.authorize.KeptRequests;
import io.seatkeeper.oauth.client.ClientAssertions;
import io.seatkeeper.oauth.grant.Grants;
import io.seatkeeper.oauth.key.SigningKeys;
import io.seatkeeper.oauth.logout.EndedGrants;
import io.seatkeeper.oauth.logout.LogoutSender;
import io.seatkeeper.oauth.pusher.PushTokens;
import io.seatkeeper.oauth.pusher.PusherRegister;
import io.seatkeeper.oauth.pusher.WarnOfSecrets;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves what other modules ask of the OpenID provider, makes its keys, and keeps its tables tidy. */
public final class OauthVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(OauthVerticle.class);
    private static final Duration ROUND = Duration.ofMinutes(10);

    private final OauthParts parts;

    public OauthVerticle(OauthParts parts) {
        this.parts = parts;
    }

    @Override
    public Future<?> start() {
        Bus bus = parts.bus();
        ApplicationRegister register = new ApplicationRegister(parts.database(), parts.clock());
        bus.serve(Applications.CREATE, register::create);
        bus.serve(Applications.UPDATE, register::update);
        bus.serve(Applications.FIND, register::find);
        bus.serve(Applications.LIST, register::list);
        bus.serve(Applications.REMOVE, register::remove);
        bus.serve(Applications.ADD_SECRET, register::addSecret);
        bus.serve(Applications.REMOVE_SECRET, register::removeSecret);

        PusherRegister pushers =
                new PusherRegister(bus, parts.database(), parts.keySets(), parts.publicUrl(), parts.clock());
        PushTokens pushTokens = new PushTokens(parts.database(), parts.refusals(), parts.clock());
        WarnOfSecrets warnings = new WarnOfSecrets(parts.database(), parts.clock());
        bus.serve(ScimClients.CREATE, pushers::create);
        bus.serve(ScimClients.UPDATE, pushers::update);
        bus.serve(ScimClients.FIND, pushers::find);
        bus.serve(ScimClients.LIST, pushers::list);
        bus.serve(ScimClients.REMOVE, pushers::remove);
        bus.serve(ScimClients.ADD_SECRET, pushers::addSecret);
        bus.serve(ScimClients.REMOVE_SECRET, pushers::removeSecret);
        bus.serve(ScimClients.RECOGNIZE, pushTokens::recognize);

        SigningKeys keys = new SigningKeys(vertx, parts.database(), new SecretBox(parts.masterKey()), parts.clock());
        Grants grants = new Grants(parts.database(), parts.clock());
        KeptRequests kept = new KeptRequests(parts.database(), parts.clock());
        ClientAssertions assertions = new ClientAssertions(parts.database(), Set.of(), parts.clock());
        EndedGrants ended = new EndedGrants(parts.database(), parts.clock());
        LogoutSender logouts = new LogoutSender(
                parts.database(), parts.outbound(), keys, parts.publicUrl().toString(), parts.clock());
        logouts.start(vertx);
        bus.listen(event -> ended.hear(event).onSuccess(done -> logouts.wake()));
        vertx.setPeriodic(
                ROUND.toMillis(),
                timer -> keys.renew()
                        .compose(renewed -> grants.forget())
                        .compose(forgotten -> kept.forget())
                        .compose(forgotten -> assertions.forget())
                        .compose(forgotten -> ended.sweep())
                        .compose(forgotten -> pushTokens.forget())
                        .compose(forgotten -> warnings.round())
                        .onFailure(fault ->
                                LOG.warn("Keys and what is over were not looked after: {}", fault.getMessage())));
        return keys.renew().compose(renewed -> ended.sweep());
    }
}

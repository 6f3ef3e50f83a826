package io.seatkeeper.oauth.http;

import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.pusher.PusherProof;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Reads forms. A fault of one is noted in the name of the client that the form names all the same, proven or not. */
final class Forms {
    private final Clients clients;
    private final PusherProof pushers;

    Forms(Clients clients, PusherProof pushers) {
        this.clients = clients;
        this.pushers = pushers;
    }

    /** Fails with {@link Form#fault}. */
    Future<Form> read(RoutingContext context) {
        Form form = Form.of(context);
        return form.fault().map(fault -> refuse(form, fault)).orElseGet(() -> Future.succeededFuture(form));
    }

    private Future<Form> refuse(Form form, OauthFailure fault) {
        String client = Clients.claimed(form.asSent(), form.all());
        return form.orEmpty("grant_type").equals("client_credentials")
                ? pushers.refuse(client, fault)
                : clients.refuse(client, fault);
    }
}

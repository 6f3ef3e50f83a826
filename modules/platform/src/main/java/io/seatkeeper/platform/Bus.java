package io.seatkeeper.platform;

import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Event;
import io.seatkeeper.platform.logging.RequestId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.tracing.TracingPolicy;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only door to the event bus. Messages are handed over as they are, within the process; a refusal arrives as the very
 * {@link ContractFailure} that was thrown; a fault nobody meant becomes {@link ErrorCode#INTERNAL} with a reference to
 * the log; and no call waits longer than its endpoint says.
 */
public final class Bus {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
    private static final String REQUEST_ID = "request";

    private final EventBus events;
    private final DeliveryOptions options = new DeliveryOptions()
            .setCodecName(LocalCodec.NAME)
            .setLocalOnly(true)
            .setTracingPolicy(TracingPolicy.IGNORE);

    /** Opens the bus of a Vert.x instance. Once per instance. */
    public Bus(Vertx vertx) {
        events = vertx.eventBus();
        events.registerCodec(new LocalCodec());
        events.codecSelector(body -> body instanceof Carried ? LocalCodec.NAME : LocalCodec.NONE);
    }

    /** Answers an endpoint until the verticle that calls this is undeployed. A throw counts as a failed future. */
    public <Q extends BusMessage, R extends BusMessage> void serve(
            Endpoint<Q, R> endpoint, Function<Q, Future<R>> handler) {
        events.<Carried>localConsumer(
                endpoint.address(),
                message -> Future.succeededFuture(message)
                        .onSuccess(Bus::resumeRequest)
                        .compose(received -> handler.apply(endpoint.request().cast(carriedBy(received))))
                        .<Carried>map(
                                reply -> new Carried.Value(endpoint.reply().cast(reply)))
                        .otherwise(fault -> new Carried.Refusal(refusal(endpoint, fault)))
                        .onSuccess(answer -> message.reply(answer, options)));
    }

    /** Asks an endpoint. Fails with a {@link ContractFailure} and nothing else. */
    public <Q extends BusMessage, R extends BusMessage> Future<R> call(Endpoint<Q, R> endpoint, Q request) {
        return events.<Carried>request(endpoint.address(), new Carried.Value(request), asking(endpoint))
                .recover(fault -> Future.failedFuture(unreachable(endpoint, fault)))
                .map(reply -> switch (reply.body()) {
                    case Carried.Value value -> endpoint.reply().cast(value.message());
                    case Carried.Refusal refusal -> throw refusal.failure();
                });
    }

    /** Tells every module of this node what happened. */
    public void publish(Event event) {
        events.publish(Event.ADDRESS, new Carried.Value(event), options);
    }

    /** Hears what happens until the verticle that calls this is undeployed. A throw is logged and ends nothing. */
    public void listen(Consumer<Event> listener) {
        events.<Carried>localConsumer(Event.ADDRESS, message -> {
            if (carriedBy(message) instanceof Event event) {
                try {
                    listener.accept(event);
                } catch (RuntimeException fault) {
                    LOG.error("A listener failed on the event {} of {}", event.type(), event.organization(), fault);
                }
            }
        });
    }

    /** The request that is worked on goes along, so that what the other module logs bears its id. */
    private DeliveryOptions asking(Endpoint<?, ?> endpoint) {
        DeliveryOptions asking = new DeliveryOptions(options)
                .setSendTimeout(endpoint.longestWait().toMillis());
        return RequestId.current().map(id -> asking.addHeader(REQUEST_ID, id)).orElse(asking);
    }

    private static void resumeRequest(Message<Carried> message) {
        String id = message.headers().get(REQUEST_ID);
        if (id != null) {
            RequestId.set(id);
        }
    }

    private static BusMessage carriedBy(Message<Carried> message) {
        return switch (message.body()) {
            case Carried.Value value -> value.message();
            case Carried.Refusal refusal -> throw refusal.failure();
        };
    }

    private static ContractFailure refusal(Endpoint<?, ?> endpoint, Throwable fault) {
        return fault instanceof ContractFailure refusal ? refusal : Faults.unexpected(endpoint.address(), fault);
    }

    private static ContractFailure unreachable(Endpoint<?, ?> endpoint, Throwable fault) {
        LOG.warn("{} did not answer: {}", endpoint.address(), fault.getMessage());
        return new ContractFailure(ErrorCode.UNAVAILABLE, "This part is not reachable just now.");
    }
}

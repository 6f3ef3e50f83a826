package io.seatkeeper.jit.saml.metadata;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.seatkeeper.platform.Faults;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundClient;
import io.seatkeeper.platform.egress.OutboundFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gets a provider's metadata from where it is: a URL, through the gate; a document; three fields. Fails with {@link
 * ErrorCode#METADATA_FAILED} or {@link ErrorCode#OUTBOUND_REFUSED}.
 */
public final class MetadataFetch {
    private static final String MEDIA_TYPES = "application/samlmetadata+xml, application/xml, text/xml, */*;q=0.5";

    private final Vertx vertx;
    private final OutboundClient client;
    private final MetadataReader reader;
    private final InstantSource clock;

    public MetadataFetch(Vertx vertx, EgressGate gate, InstantSource clock) {
        this.vertx = vertx;
        this.client = new OutboundClient(vertx, gate);
        this.reader = new MetadataReader(address -> gate.refusal(address).isEmpty());
        this.clock = clock;
    }

    public Future<IdpMetadata> read(MetadataSource source) {
        return switch (source) {
            case MetadataSource.AtUrl at ->
                client.getDocument(at.url(), MEDIA_TYPES)
                        .compose(document -> parsed(document.getBytes()))
                        .recover(fault -> Future.failedFuture(told(fault)));
            case MetadataSource.Document document -> parsed(document.xml().getBytes(StandardCharsets.UTF_8));
            case MetadataSource.ByHand entered ->
                Future.succeededFuture(entered).map(this::entered);
        };
    }

    private Future<IdpMetadata> parsed(byte[] xml) {
        return vertx.executeBlocking(() -> reader.read(xml, clock.instant()), false);
    }

    /** The three fields, checked as those of a document. */
    private IdpMetadata entered(MetadataSource.ByHand entered) {
        List<String> notes = new ArrayList<>();
        Stream.of(Optional.of(entered.ssoUrl()), entered.sloUrl())
                .flatMap(Optional::stream)
                .filter(address -> !reader.permits(address))
                .findFirst()
                .ifPresent(address -> {
                    throw MetadataReader.failed("The ssoUrl and the sloUrl are https URLs.");
                });
        return new IdpMetadata(
                MetadataReader.entityId(entered.entityId()),
                List.of(new IdpEndpoint(Binding.REDIRECT, entered.ssoUrl(), Optional.empty())),
                entered.sloUrl().map(address -> new IdpEndpoint(Binding.REDIRECT, address, Optional.empty())).stream()
                        .toList(),
                SigningKeys.of(entered.certificates(), notes),
                List.of(),
                false,
                Optional.empty(),
                notes);
    }

    private static ContractFailure told(Throwable fault) {
        return switch (fault) {
            case OutboundFailure outbound ->
                new ContractFailure(code(outbound.kind()), String.valueOf(outbound.getMessage()));
            case ContractFailure failure -> failure;
            default -> Faults.unexpected("SAML metadata", fault);
        };
    }

    private static ErrorCode code(OutboundFailure.Kind kind) {
        return switch (kind) {
            case REFUSED_ADDRESS, NOT_HTTPS -> ErrorCode.OUTBOUND_REFUSED;
            case UNREACHABLE, TIMED_OUT, TOO_LARGE, BAD_STATUS, NOT_JSON -> ErrorCode.METADATA_FAILED;
        };
    }
}

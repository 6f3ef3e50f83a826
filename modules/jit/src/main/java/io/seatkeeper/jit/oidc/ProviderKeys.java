package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.egress.Kept;
import io.seatkeeper.platform.egress.OutboundClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Predicate;

/** The providers' published keys, read again when a token was signed by one that is not among them. */
final class ProviderKeys {
    private final Kept<JWKSet> kept;

    ProviderKeys(Vertx vertx, InstantSource clock, OutboundClient client) {
        kept = new Kept<>(vertx, clock, address -> client.getJson(address).map(answer -> parse(answer.encode())));
    }

    /**
     * Judges a token by the keys at hand, and once more by fresh ones where it fails for its key, so that a roll-over costs
     * no sign-in.
     */
    <V> Future<V> judge(String address, Function<JWKSet, V> judgement, Predicate<V> blamesKeys) {
        return kept.get(address).compose(keys -> {
            V first = judgement.apply(keys);
            return blamesKeys.test(first)
                    ? kept.newerThan(address, keys).map(newer -> newer.equals(keys) ? first : judgement.apply(newer))
                    : Future.succeededFuture(first);
        });
    }

    private static JWKSet parse(String answer) {
        try {
            return JWKSet.parse(answer);
        } catch (ParseException unreadable) {
            throw new ContractFailure(
                    ErrorCode.OIDC_IDP_ANSWER_INVALID, "The identity provider's keys can't be understood.");
        }
    }
}

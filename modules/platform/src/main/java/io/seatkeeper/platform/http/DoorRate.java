package io.seatkeeper.platform.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * How often one address may knock at a door that is open to anybody, so that nobody fills the tables: generous, since a whole
 * company may sit behind one address and a sign-in takes two or three requests; counted by each event loop and each door for itself.
 * An address on this very machine is not counted, which may be a proxy that stands for everybody.
 */
public final class DoorRate {
    private static final int BURST = 6_000;
    private static final int PER_SECOND = 100;

    private final Function<HttpServerRequest, String> client;
    private final Allowances allowances;

    /** @param client tells the address that a request came from, proxies seen through */
    public DoorRate(Function<HttpServerRequest, String> client, InstantSource clock) {
        this.client = client;
        allowances = new Allowances(BURST, PER_SECOND, clock);
    }

    /**
     * Counts a request.
     *
     * @throws ContractFailure {@link ErrorCode#RATE_LIMITED} when the client has sent too many
     */
    public HttpServerRequest counted(HttpServerRequest request) {
        if (!allows(client.apply(request))) {
            throw new ContractFailure(
                    ErrorCode.RATE_LIMITED, "Too many sign-ins come from there; try again in a moment.");
        }
        return request;
    }

    /** Counts one more of this address, and answers whether it may be. */
    boolean allows(String address) {
        return isThisMachine(address) || allowances.take(network(address)).isZero();
    }

    /** What one client has to itself: an IPv4 address, or the /64 of an IPv6 one (RFC 6177 §2). */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    private static boolean isThisMachine(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}

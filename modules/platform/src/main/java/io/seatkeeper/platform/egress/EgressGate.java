package io.seatkeeper.platform.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The one way out of the process (ADR 1): a SOCKS 5 server on 127.0.0.1 with a user name and a password made anew each
 * time. For each connection it looks a name up once, refuses addresses that are neither public nor allowed, connects to
 * the very address that it judged, and ends what takes too long or brings too much. One per process.
 */
public final class EgressGate {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 24;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int LONGEST_URL = 2_000;

    private final OutboundAllow allow;
    private final GateLimits limits;
    private final NetServer server;
    private final NetClient outside;
    private final ProxyOptions proxy;

    private EgressGate(
            OutboundAllow allow, GateLimits limits, NetServer server, NetClient outside, ProxyOptions proxy) {
        this.allow = allow;
        this.limits = limits;
        this.server = server;
        this.outside = outside;
        this.proxy = proxy;
    }

    /** Opens the gate on a free port. */
    public static Future<EgressGate> open(Vertx vertx, OutboundAllow allow) {
        return open(vertx, allow, GateLimits.USUAL, NameLookup.ofTheMachine(vertx));
    }

    static Future<EgressGate> open(Vertx vertx, OutboundAllow allow, GateLimits limits, NameLookup names) {
        String user = secret();
        String password = secret();
        NetClient outside = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout((int) limits.connectTime().toMillis()));
        GateConnection.Terms terms =
                new GateConnection.Terms(vertx, outside, names, allow, limits, user + "\n" + password);
        return vertx.createNetServer()
                .connectHandler(client -> GateConnection.begin(terms, client))
                .listen(0, "127.0.0.1")
                .map(server -> new EgressGate(
                        allow,
                        limits,
                        server,
                        outside,
                        new ProxyOptions()
                                .setType(ProxyType.SOCKS5)
                                .setHost("127.0.0.1")
                                .setPort(server.actualPort())
                                .setUsername(user)
                                .setPassword(password)));
    }

    /** Options for an HTTP client, ours or a library's, whose every request goes through the gate. A new copy each time. */
    public HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setProxyOptions(new ProxyOptions(proxy))
                .setConnectTimeout((int) limits.connectTime().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false);
    }

    /**
     * Checks an address before it is called or shown to a browser: an https URL, or a plain one to a host on the allow-list.
     * Where the name leads to is judged when it is called.
     *
     * @return what is wrong with it; empty when nothing is
     */
    public Optional<OutboundFailure> refusal(String url) {
        Optional<URI> address = parse(url);
        if (address.isEmpty()) {
            return Optional.of(new OutboundFailure(OutboundFailure.Kind.NOT_HTTPS, "The address is no https URL."));
        }
        URI uri = address.get();
        return "https".equalsIgnoreCase(uri.getScheme()) || allow.permitsPlainHttp(uri.getHost())
                ? Optional.empty()
                : Optional.of(new OutboundFailure(
                        OutboundFailure.Kind.NOT_HTTPS, "The address of " + uri.getHost() + " is not https."));
    }

    /** Ends the gate. Connections through it break. */
    public Future<Void> close() {
        return server.close().eventually(outside::close);
    }

    private static Optional<URI> parse(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean fits = web && uri.getHost() != null && uri.getRawUserInfo() == null && url.length() <= LONGEST_URL;
            return fits ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

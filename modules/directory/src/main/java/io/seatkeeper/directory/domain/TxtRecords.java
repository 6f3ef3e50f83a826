package io.seatkeeper.directory.domain;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks name servers for TXT records (RFC 1035 §3.3.14), one server after the other until one knows. */
public final class TxtRecords {
    private static final Logger LOG = LoggerFactory.getLogger(TxtRecords.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_SERVERS = 3;

    private final List<DnsClient> servers;

    /** @param servers none: the machine's own. Three are asked at most */
    public TxtRecords(Vertx vertx, List<InetSocketAddress> servers) {
        this.servers = servers.isEmpty()
                ? List.of(vertx.createDnsClient(options()))
                : servers.stream()
                        .limit(MOST_SERVERS)
                        .map(server -> vertx.createDnsClient(options()
                                .setHost(server.getAddress().getHostAddress())
                                .setPort(server.getPort())))
                        .toList();
    }

    /** The texts at a name, none where the name does not exist; {@link ErrorCode#UNAVAILABLE} when no server answers. */
    Future<List<String>> at(String name) {
        Future<List<String>> texts = ask(servers.getFirst(), name);
        for (DnsClient server : servers.subList(1, servers.size())) {
            texts = texts.recover(fault -> ask(server, name));
        }
        return texts.recover(fault -> {
            LOG.warn("No name server answers a question for the TXT records of {}: {}", name, fault.getMessage());
            return Future.failedFuture(new ContractFailure(ErrorCode.UNAVAILABLE, "No name server answers just now."));
        });
    }

    private static Future<List<String>> ask(DnsClient server, String name) {
        return server.resolveTXT(name)
                .recover(fault -> fault instanceof DnsException said && said.code() == DnsResponseCode.NXDOMAIN
                        ? Future.succeededFuture(List.of())
                        : Future.failedFuture(fault));
    }

    private static DnsClientOptions options() {
        return new DnsClientOptions().setQueryTimeout(PATIENCE.toMillis()).setRecursionDesired(true);
    }
}

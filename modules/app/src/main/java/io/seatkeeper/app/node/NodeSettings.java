package io.seatkeeper.app.node;

import io.seatkeeper.platform.configuration.Configuration;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.platform.mail.Mailer;
import io.seatkeeper.platform.secrets.MasterKey;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a node is started with, once it is known where the database is and which key its secrets are kept under.
 *
 * @param connections how many the node keeps to the database at most
 * @param dnsServers whom to ask for domains; empty: the machine's own
 * @param mail empty: none goes out
 */
public record NodeSettings(
        Configuration.Http http,
        DatabaseAddress database,
        int connections,
        MasterKey masterKey,
        OutboundAllow outboundAllow,
        List<InetSocketAddress> dnsServers,
        Configuration.Scim scim,
        Optional<Mailer.Post> mail) {
    public NodeSettings {
        dnsServers = List.copyOf(dnsServers);
    }

    /** Takes what the configuration says and what was opened by it. */
    public static NodeSettings of(Configuration configuration, DatabaseAddress database, MasterKey masterKey) {
        return new NodeSettings(
                configuration.http(),
                database,
                configuration.database().connections(),
                masterKey,
                configuration.outboundAllow(),
                configuration.dnsServers(),
                configuration.scim(),
                configuration.mail());
    }
}

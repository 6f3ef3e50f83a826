package io.seatkeeper.admin.console.connect;

import gg.jte.generated.precompiled.console.JteconnectionsGenerated;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import java.util.Map;

/**
 * Every connection of the organization.
 *
 * @param base where the visitor's pages begin
 */
public record ConnectionsPage(String base, Items<Connection> connections) {
    static final String PATH = "/connections";

    public static Future<Reply> show(Visit visit) {
        return visit.read("listConnections", Map.of(), Map.of("limit", "200"))
                .map(found -> new ConnectionsPage(visit.at(""), Items.of(found, Connection::of)))
                .map(page -> Reply.page(
                        visit.voice().text("console.connections.title"),
                        Section.CONNECTIONS,
                        output -> JteconnectionsGenerated.render(output, null, visit.voice(), page)));
    }
}

package io.seatkeeper.admin.console.connect;

import gg.jte.generated.precompiled.console.JteconnectioneditGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The form that changes a connection. What is as it was is not sent, so that a new name needs no secret and reads no
 * metadata anew.
 *
 * @param base where the visitor's pages begin
 */
public record EditPage(String base, Connection connection, long version, Fields fields) {
    public static Future<Reply> show(Visit visit) {
        return ConnectionPage.versioned(visit)
                .map(read -> drawn(visit, 200, read, Fields.of(values(read.connection()))));
    }

    /** {@code POST …/edit}. */
    public static Future<Reply> change(Visit visit) {
        return ConnectionPage.versioned(visit).compose(read -> {
            JsonObject body = changed(visit, read.connection());
            String back = visit.at(read.connection().path());
            if (body.isEmpty()) {
                return Future.succeededFuture(Reply.done(back, "connection_changed", Map.of()));
            }
            return visit.changeSeen(
                            "updateConnection",
                            Map.of("connection", read.connection().id()),
                            body)
                    .map(done -> Reply.done(back, "connection_changed", Map.of()))
                    .recover(failure -> Future.succeededFuture(refused(visit, read, failure)));
        });
    }

    private static Reply refused(Visit visit, ConnectionPage.Versioned read, Throwable failure) {
        Refused refused = Refused.of(failure, "the console");
        boolean stale = refused.problem().code() == ErrorCode.VERSION_MISMATCH;
        return drawn(
                visit,
                refused.problem().code().status(),
                stale ? read : new ConnectionPage.Versioned(read.connection(), seen(visit, read)),
                ConnectionForm.refused(visit, refused, read.connection().saml()));
    }

    private static long seen(Visit visit, ConnectionPage.Versioned read) {
        return visit.field("version")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(read.version());
    }

    private static Map<String, String> values(Connection connection) {
        Map<String, String> values = new HashMap<>();
        values.put("name", connection.name());
        values.put("domains", String.join(", ", connection.domains()));
        connection.issuer().ifPresent(issuer -> values.put("issuer", issuer));
        connection.clientId().ifPresent(id -> values.put("clientId", id));
        connection.hostedDomain().ifPresent(domain -> values.put("hostedDomain", domain));
        connection
                .provider()
                .flatMap(Connection.Provider::metadataUrl)
                .ifPresent(url -> values.put("metadataUrl", url));
        return values;
    }

    private static JsonObject changed(Visit visit, Connection connection) {
        JsonObject body = ConnectionForm.body(visit);
        Map<String, String> before = values(connection);
        before.forEach((name, value) -> {
            if (!name.equals("domains") && Objects.equals(body.getString(name), value)) {
                body.remove(name);
            }
        });
        if (ConnectionForm.words(before.getOrDefault("domains", "")).equals(body.getJsonArray("domains"))) {
            body.remove("domains");
        }
        return body;
    }

    private static Reply drawn(Visit visit, int status, ConnectionPage.Versioned read, Fields fields) {
        EditPage page = new EditPage(visit.at(""), read.connection(), read.version(), fields);
        return Reply.again(
                status,
                visit.voice().text("console.connection.edit"),
                Section.CONNECTIONS,
                output -> JteconnectioneditGenerated.render(output, null, visit.voice(), page));
    }

    /** The address of the connection's page. */
    public String path() {
        return base + connection.path();
    }
}

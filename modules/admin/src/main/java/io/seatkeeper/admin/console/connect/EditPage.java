package io.seatkeeper.admin.console.connect;

import gg.jte.generated.precompiled.console.JteconnectioneditGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Meanwhile;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Wish;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form that changes a connection. What is as it was is not sent, so that a new name needs no secret and reads no
 * metadata anew.
 *
 * @param base where the visitor's pages begin
 * @param naming whether the visitor may change whom an identity names, as the holder of a set-up link may not
 */
public record EditPage(String base, Connection connection, long version, boolean naming, Fields fields) {
    public static Future<Reply> show(Visit visit) {
        return ConnectionPage.versioned(visit)
                .map(read ->
                        drawn(visit, 200, read.connection(), read.version(), Fields.of(values(read.connection()))));
    }

    /** {@code POST …/edit}. */
    public static Future<Reply> change(Visit visit) {
        return ConnectionPage.versioned(visit).compose(read -> {
            Connection connection = read.connection();
            JsonObject wish =
                    Wish.of(said(visit, visit.fields(), connection), said(visit, values(connection), connection));
            String back = visit.at(connection.path());
            if (wish.isEmpty()) {
                return Future.succeededFuture(Reply.done(back, "connection_changed", Map.of()));
            }
            return visit.changeSeen("updateConnection", Map.of("connection", connection.id()), wish)
                    .map(done -> Reply.done(back, "connection_changed", Map.of()))
                    .recover(failure -> refused(visit, read, Refused.of(failure, "the console")));
        });
    }

    private static Future<Reply> refused(Visit visit, ConnectionPage.Versioned read, Refused refused) {
        Connection connection = read.connection();
        return Meanwhile.told(
                        visit,
                        refused,
                        ConnectionForm.refused(visit, refused, connection.saml()),
                        connection.id(),
                        values(connection))
                .map(fields -> drawn(
                        visit,
                        refused.problem().code().status(),
                        connection,
                        Meanwhile.version(visit, refused, read.version()),
                        fields));
    }

    private static JsonObject said(Visit visit, Map<String, String> form, Connection connection) {
        JsonObject body = ConnectionForm.changes(form, connection.saml());
        Setting.each(connection.saml(), naming(visit)).forEach(setting -> setting.write(form, body));
        return body;
    }

    private static Map<String, String> values(Connection connection) {
        Map<String, String> values = new HashMap<>(connection.settings());
        values.put("name", connection.name());
        values.put("domains", String.join(", ", connection.domains()));
        connection.issuer().ifPresent(issuer -> values.put("issuer", issuer));
        connection.clientId().ifPresent(id -> values.put("clientId", id));
        connection
                .provider()
                .ifPresent(provider ->
                        values.put("metadataUrl", provider.metadataUrl().orElse("")));
        return values;
    }

    private static boolean naming(Visit visit) {
        return visit.visitor().session().isPresent();
    }

    private static Reply drawn(Visit visit, int status, Connection connection, long version, Fields fields) {
        EditPage page = new EditPage(visit.at(""), connection, version, naming(visit), fields);
        return Reply.again(
                status,
                visit.voice().text("console.connection.edit"),
                Section.CONNECTIONS,
                output -> JteconnectioneditGenerated.render(output, null, visit.voice(), page));
    }

    /** The settings beside who the provider is. */
    public List<Setting.Group> groups() {
        return Setting.of(connection.saml(), naming);
    }

    /** Whether they are shown without being asked for, as there is something to be seen among them. */
    public boolean open() {
        return fields.concerns(
                Setting.each(connection.saml(), naming).map(Setting::name).toList());
    }

    /** The address of the connection's page. */
    public String path() {
        return base + connection.path();
    }
}

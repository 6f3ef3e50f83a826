package io.seatkeeper.admin.console.push;

import gg.jte.generated.precompiled.console.JtescimclienteditGenerated;
import io.seatkeeper.admin.api.Asked;
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
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The form that changes a client: its name, its manners, and how it proves itself, which is sent whole or not at all.
 *
 * @param version for {@code If-Match}
 */
public record ClientEditPage(Client client, long version, Fields fields) {
    public static Future<Reply> show(Visit visit) {
        return read(visit)
                .map(read -> drawn(visit, 200, read.client(), read.version(), Fields.of(values(read.client()))));
    }

    /** {@code POST …/edit}. */
    public static Future<Reply> change(Visit visit) {
        return read(visit).compose(read -> {
            JsonObject wish = wish(visit.fields(), values(read.client()));
            Reply done = Reply.done(read.client().path(), "scim_client_changed", Map.of());
            return wish.isEmpty()
                    ? Future.succeededFuture(done)
                    : visit.changeSeen(
                                    "updateScimClient",
                                    Map.of("client", read.client().id()),
                                    wish)
                            .map(changed -> done)
                            .recover(failure -> refused(visit, read, Refused.of(failure, "the console")));
        });
    }

    /** Another proof ends what was got by the old one, so the same one is not sent. */
    private static JsonObject wish(Map<String, String> form, Map<String, String> before) {
        JsonObject wish = Wish.of(said(form), said(before));
        JsonObject proof = ClientForm.proof(form);
        return proof.equals(ClientForm.proof(before)) ? wish : wish.mergeIn(proof);
    }

    private static JsonObject said(Map<String, String> form) {
        return Manners.into(
                new JsonObject().put("name", form.getOrDefault("name", "").strip()), form);
    }

    private static Future<Reply> refused(Visit visit, Read read, Refused refused) {
        return Meanwhile.told(
                        visit,
                        refused,
                        Fields.refused(visit.fields(), refused, visit.voice()),
                        read.client().id(),
                        values(read.client()))
                .map(fields -> drawn(
                        visit,
                        refused.problem().code().status(),
                        read.client(),
                        Meanwhile.version(visit, refused, read.version()),
                        fields));
    }

    private static Map<String, String> values(Client client) {
        Map<String, String> values = new HashMap<>(client.proof());
        values.put("name", client.name());
        values.put("authentication", client.authentication());
        client.jwks().ifPresent(jwks -> values.put("jwks", jwks));
        values.put(Manners.EXTERNAL_ID, String.valueOf(client.externalIdIsSsoId()));
        values.put(Manners.STRICT, String.valueOf(client.strict()));
        return values;
    }

    private static Reply drawn(Visit visit, int status, Client client, long version, Fields fields) {
        ClientEditPage page = new ClientEditPage(client, version, fields);
        return Reply.again(
                status,
                visit.voice().text("console.scim.client.edit"),
                Section.SCIM,
                output -> JtescimclienteditGenerated.render(output, null, visit.voice(), page));
    }

    private static Future<Read> read(Visit visit) {
        return visit.call(
                        "getScimClient",
                        Asked.reading(visit.inOrganization(Map.of("client", visit.path("client"))), Map.of()))
                .map(answer -> new Read(
                        Client.of(Objects.requireNonNull(answer.body())), Objects.requireNonNull(answer.version())));
    }

    private record Read(Client client, long version) {}

    /** Whether what goes with another proof than a secret is shown without being asked for. */
    public boolean open() {
        List<String> names =
                Stream.concat(ClientForm.PROOF.stream(), Stream.of("jwks")).toList();
        return !client.bySecret()
                || fields.concerns(names)
                || names.stream().anyMatch(name -> !fields.value(name).isEmpty());
    }
}

package io.seatkeeper.admin.console.push;

import gg.jte.generated.precompiled.console.JtescimclientformGenerated;
import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Entered;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SecretPage;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form that makes a SCIM client.
 *
 * @param connections what it may push for: names by id, with "none" first
 */
public record ClientForm(Map<String, String> connections, Fields fields) {
    /** What a proof without a secret is compared with. */
    public static final List<String> PROOF = List.of("issuer", "subject", "audience", "jwksUri");

    public static Future<Reply> show(Visit visit) {
        return drawn(visit, 200, Fields.EMPTY);
    }

    /** {@code POST …/clients/new}: makes one, and shows its secret this once where it has one. */
    public static Future<Reply> make(Visit visit) {
        JsonObject body = proof(visit.fields()).put("name", visit.field("name").orElse(""));
        visit.field("connection").ifPresent(value -> body.put("connection", value));
        return visit.make("createScimClient", Map.of(), body)
                .map(made -> secret(visit, made))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    return drawn(
                            visit,
                            refused.problem().code().status(),
                            Fields.refused(visit.fields(), refused, visit.voice()));
                });
    }

    /** How a form says that the client proves itself, as the API's body: a field that is empty is not given. */
    static JsonObject proof(Map<String, String> form) {
        JsonObject proof = new JsonObject();
        Stream.concat(Stream.of("authentication"), PROOF.stream()).forEach(name -> {
            String value = form.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                proof.put(name, value);
            }
        });
        String jwks = form.getOrDefault("jwks", "");
        return jwks.isBlank() ? proof : proof.put("jwks", Entered.object(jwks));
    }

    static Reply secret(Visit visit, Answer made) {
        JsonObject client = Objects.requireNonNull(made.body());
        @Nullable String secret = client.getString("secret");
        String path = "/console" + ScimPage.PATH + "/clients/" + client.getString("id");
        if (secret == null) {
            return Reply.done(path, "scim_client_made", Map.of());
        }
        Voice voice = visit.voice();
        return new SecretPage(
                        client.getString("name"),
                        voice.text("console.scim.token.made.lead"),
                        List.of(
                                new SecretPage.Shown(voice.text("console.connection.secret"), secret),
                                new SecretPage.Shown(voice.text("console.connection.client"), client.getString("id")),
                                new SecretPage.Shown(
                                        voice.text("console.scim.client.token_url"), client.getString("tokenUrl")),
                                new SecretPage.Shown(voice.text("console.scim.base"), client.getString("baseUrl"))),
                        path,
                        client.getString("name"))
                .reply(visit, Section.SCIM);
    }

    private static Future<Reply> drawn(Visit visit, int status, Fields fields) {
        return TokenPage.connections(visit)
                .map(connections -> new ClientForm(connections, fields))
                .map(page -> Reply.again(
                        status,
                        visit.voice().text("console.scim.client.new"),
                        Section.SCIM,
                        output -> JtescimclientformGenerated.render(output, null, visit.voice(), page)));
    }

    /** The ways in which a client proves itself, as the catalogue says them. */
    public static Map<String, String> authentications(Voice voice) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : List.of("client_secret", "private_key_jwt", "federation")) {
            choices.put(word, voice.word("console.authentication", word));
        }
        return choices;
    }
}

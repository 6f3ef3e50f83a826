package io.seatkeeper.admin.console.connect;

import io.seatkeeper.admin.console.page.Entered;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a connection has beside who its provider is: how its form shows, reads and sends it.
 *
 * @param name the API's, with a dot where it stands within another
 * @param choices what may be chosen beside "nothing said"
 */
public record Setting(String name, Kind kind, List<String> choices) {
    private static final String ATTRIBUTES = "attributes.";

    /** How a setting is entered. */
    public enum Kind {
        TEXT,
        /** Words with blanks between. */
        WORDS,
        /** The same, where each is so long that it has a line. */
        LINES,
        NUMBER,
        CHOICE,
        /** Yes, no or nothing said. */
        ANSWER,
        TICK,
        /** A private key, which is never shown again. */
        KEY
    }

    /** Settings that belong together, under a heading of the catalogue. */
    public record Group(String name, List<Setting> settings) {}

    private static final List<Setting> PEOPLE = Stream.of("email", "name", "givenName", "familyName", "externalSsoId")
            .map(field -> of(ATTRIBUTES + field, Kind.TEXT))
            .toList();

    private static final Setting SKEW = of("clockSkewSeconds", Kind.NUMBER);

    /** What decides whom an identity names, which the API lets nobody change but an Org Admin. */
    private static final List<String> NAMING = List.of("hostedDomain", "preset");

    private static final List<Group> OIDC = List.of(
            new Group("people", joined(PEOPLE, of("trustUnverifiedEmail", Kind.ANSWER), of("hostedDomain", Kind.TEXT))),
            new Group(
                    "asked",
                    List.of(
                            of("scopes", Kind.WORDS),
                            of("acrValues", Kind.LINES),
                            of("maxAge", Kind.NUMBER),
                            of("prompt", Kind.CHOICE, "login", "consent", "select_account"),
                            of("responseMode", Kind.CHOICE, "query", "form_post"))),
            new Group(
                    "proof",
                    List.of(
                            of(
                                    "clientAuthentication",
                                    Kind.CHOICE,
                                    "client_secret_basic",
                                    "client_secret_post",
                                    "private_key_jwt"),
                            of("keys", Kind.KEY))),
            new Group(
                    "manners",
                    List.of(of("preset", Kind.CHOICE, "generic", "entra", "okta", "google", "keycloak"), SKEW)));

    private static final List<Group> SAML = List.of(
            new Group("people", PEOPLE),
            new Group(
                    "asked",
                    List.of(
                            of("requestBinding", Kind.CHOICE, "redirect", "post"),
                            of("nameIdFormat", Kind.TEXT),
                            of("authnContexts", Kind.LINES),
                            of("forceAuthn", Kind.TICK),
                            of("loginHint", Kind.CHOICE, "none", "subject", "login_hint", "username"))),
            new Group("manners", List.of(of("allowIdpInitiated", Kind.TICK), SKEW)));

    /**
     * The settings of a protocol.
     *
     * @param naming whether also those that decide whom an identity names
     */
    static List<Group> of(boolean saml, boolean naming) {
        return (saml ? SAML : OIDC)
                .stream()
                        .map(group -> new Group(
                                group.name(),
                                group.settings().stream()
                                        .filter(setting -> naming || !setting.isNaming())
                                        .toList()))
                        .filter(group -> !group.settings().isEmpty())
                        .toList();
    }

    /** The same without their headings. */
    static Stream<Setting> each(boolean saml, boolean naming) {
        return of(saml, naming).stream().flatMap(group -> group.settings().stream());
    }

    /** How a connection's form is filled, by name: what is not said is empty. */
    static Map<String, String> values(JsonObject connection, boolean saml) {
        Map<String, String> values = new LinkedHashMap<>();
        each(saml, true)
                .filter(setting -> setting.kind() != Kind.KEY)
                .forEach(setting -> values.put(setting.name(), setting.read(connection)));
        return values;
    }

    /** Writes what a form says of a setting into the API's body. */
    void write(Map<String, String> form, JsonObject body) {
        String entered = form.getOrDefault(name, "");
        if (name.startsWith(ATTRIBUTES)) {
            JsonObject attributes = body.getJsonObject("attributes", new JsonObject());
            body.put("attributes", attributes);
            if (!entered.isBlank()) {
                attributes.put(name.substring(ATTRIBUTES.length()), entered.strip());
            }
            return;
        }
        switch (kind) {
            case TEXT, CHOICE -> body.put(name, Entered.text(entered));
            case ANSWER -> body.put(name, entered.isEmpty() ? null : Entered.ticked(form, name));
            case NUMBER -> body.put(name, Entered.number(entered));
            case WORDS, LINES -> body.put(name, Entered.words(entered));
            case TICK -> body.put(name, Entered.ticked(form, name));
            case KEY -> {
                if (!entered.isBlank()) {
                    body.put(name, Entered.keys(entered));
                }
            }
        }
    }

    private String read(JsonObject connection) {
        @Nullable
        Object value = name.startsWith(ATTRIBUTES)
                ? connection.getJsonObject("attributes").getValue(name.substring(ATTRIBUTES.length()))
                : connection.getValue(name);
        if (value instanceof JsonArray words) {
            return words.stream().map(String::valueOf).collect(Collectors.joining(kind == Kind.LINES ? "\n" : " "));
        }
        return value == null ? "" : String.valueOf(value);
    }

    /** What may be chosen, as the catalogue says it, with "nothing said" first. */
    public Map<String, String> options(Voice voice) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", voice.text(key() + ".unset"));
        (kind == Kind.ANSWER ? List.of("true", "false") : choices)
                .forEach(choice -> options.put(choice, word(voice, choice)));
        return options;
    }

    /** A value as it is read on a page. */
    public String shown(Voice voice, String value) {
        return switch (kind) {
            case CHOICE, ANSWER -> word(voice, value);
            case TICK -> voice.text(value.equals("true") ? "console.yes" : "console.no");
            default -> value;
        };
    }

    private String word(Voice voice, String choice) {
        return kind == Kind.ANSWER
                ? voice.text(choice.equals("true") ? "console.yes" : "console.no")
                : voice.word(key(), choice);
    }

    /** Its label in the catalogue; {@code .hint} below it says what it does and its bounds. */
    public String key() {
        return "console.setting." + name;
    }

    private boolean isNaming() {
        return name.startsWith(ATTRIBUTES) || NAMING.contains(name);
    }

    private static Setting of(String name, Kind kind, String... choices) {
        return new Setting(name, kind, List.of(choices));
    }

    private static List<Setting> joined(List<Setting> first, Setting... then) {
        return Stream.concat(first.stream(), Stream.of(then)).toList();
    }
}

package io.seatkeeper.admin.console.people;

import io.seatkeeper.platform.page.Written;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody as the API describes them, for the pages about people. */
public record Person(
        String id,
        Optional<String> email,
        Optional<String> name,
        String role,
        String status,
        String source,
        Optional<String> authMethod,
        Optional<String> externalSsoId,
        List<Way> identities,
        boolean managedByScim,
        Optional<String> formerRole,
        List<String> teams,
        Optional<String> lastSignInAt,
        String createdAt) {
    /** One way in: as one connection's identity provider knows them. */
    public record Way(String connection, String externalSsoId, String authMethod, String linkedAt) {
        static Way of(JsonObject json) {
            return new Way(
                    json.getString("connection"),
                    json.getString("externalSsoId"),
                    json.getString("authMethod").toLowerCase(Locale.ROOT),
                    json.getString("linkedAt"));
        }
    }

    /** Reads one. */
    public static Person of(JsonObject json) {
        return new Person(
                json.getString("id"),
                Optional.ofNullable(json.getString("email")),
                Optional.ofNullable(json.getString("name")),
                json.getString("role"),
                json.getString("status"),
                json.getString("source"),
                Optional.ofNullable(json.getString("authMethod")),
                Optional.ofNullable(json.getString("externalSsoId")),
                json.getJsonArray("identities").stream()
                        .map(JsonObject.class::cast)
                        .map(Way::of)
                        .toList(),
                "scim".equals(json.getString("managedBy")),
                Optional.ofNullable(json.getString("formerRole")),
                json.getJsonArray("teams").stream().map(String::valueOf).toList(),
                Optional.ofNullable(json.getString("lastSignInAt")),
                json.getString("createdAt"));
    }

    /** What they are called: the name, else the address, else the id that their identity provider knows them by. */
    public String label() {
        return name.or(() -> email).or(() -> externalSsoId).orElse(id);
    }

    /** The same within a sentence, where a name of another script must turn nothing around it. */
    public String plainLabel() {
        return Written.plain(label());
    }

    /** What stands below the name. */
    public Optional<String> second() {
        return name.isPresent() ? email : Optional.empty();
    }

    public String initial() {
        return Written.initial(label());
    }

    public boolean admin() {
        return role.equals("org_admin");
    }

    public boolean active() {
        return status.equals("active");
    }

    public boolean blocked() {
        return status.equals("blocked");
    }

    /** Which of a pill's meanings the status has. */
    public String statusMeaning() {
        return switch (status) {
            case "active" -> "good";
            case "blocked" -> "danger";
            default -> "neutral";
        };
    }

    public String path() {
        return "/console/users/" + id;
    }
}

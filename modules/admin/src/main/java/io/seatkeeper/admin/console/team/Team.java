package io.seatkeeper.admin.console.team;

import io.seatkeeper.platform.page.Written;
import io.vertx.core.json.JsonObject;

/** A team as the API describes it. */
public record Team(String id, String name, boolean managedByScim, int members, String createdAt) {
    static Team of(JsonObject json) {
        return new Team(
                json.getString("id"),
                json.getString("name"),
                "scim".equals(json.getString("managedBy")),
                json.getInteger("memberCount"),
                json.getString("createdAt"));
    }

    public String path() {
        return TeamsPage.PATH + "/" + id;
    }

    /** The name within a sentence. */
    public String plainName() {
        return Written.plain(name);
    }
}

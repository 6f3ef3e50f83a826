package io.seatkeeper.bench;

import io.seatkeeper.bench.Scim.LookUp;
import io.seatkeeper.bench.ScimCalls.Tenant;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** How PostgreSQL runs the statements that IdPs make most use of, with a million people there. */
final class HotStatements {
    private final Rig rig;
    private final Explained explained;
    private final Tenant many;
    private final List<String> parts = new ArrayList<>();

    private HotStatements(Rig rig, Explained explained, Tenant many) {
        this.rig = rig;
        this.explained = explained;
        this.many = many;
    }

    /** Their plans as Markdown, those of writes to this team among them. */
    static String explained(Rig rig, Tenant many, String team) {
        try (Explained explained = new Explained(rig)) {
            HotStatements hot = new HotStatements(rig, explained, many);
            hot.reads(explained.calls());
            hot.writes(explained.calls(), team);
            return "Plans among a million, as the service was given them (auto_explain, without costs and times). A write is"
                    + " shown without its triggers.\n\n" + String.join("\n\n", hot.parts);
        }
    }

    private void reads(ScimCalls calls) {
        for (LookUp lookUp : LookUp.values()) {
            show("Look-up by `" + lookUp.attribute() + "`", LookUp.MARK, () -> lookUp.ask(calls, many));
        }
        show(
                "A deep page by index",
                "region AS MATERIALIZED",
                () -> calls.get(many, "/Users?count=100&startIndex=" + (Scim.MANY - 100)));
        show(
                "How many there are in all",
                "coalesce(sum(people), 0)",
                () -> calls.get(many, "/Users?count=100&startIndex=" + (Scim.MANY - 100)));
        String cursor = Scim.deepCursor(rig, calls, many, Scim.MANY);
        show("A deep page by cursor", "scim_user", () -> calls.get(many, "/Users?count=100&cursor=" + cursor));
    }

    private void writes(ScimCalls calls, String team) {
        Supplier<Future<?>> create = () -> calls.createUser(
                many, "explained-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        show("A create: whom it may mean", "AS asked (user_id, user_name", create);
        show("A create: the account", "INTO user_account", create);
        Supplier<Future<?>> joinAndLeave = Scim.joinAndLeave(calls, many, team);
        show("A member more of a team of 100,000", "INTO team_member", joinAndLeave);
        show("A member less of a team of 100,000", "team_member WHERE org_id", joinAndLeave);
    }

    private void show(String what, String mark, Supplier<Future<?>> operation) {
        parts.add(what + ":\n\n```\n" + String.join("\n", explained.plan(mark, operation)) + "\n```");
    }
}

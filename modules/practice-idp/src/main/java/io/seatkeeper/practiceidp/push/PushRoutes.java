package io.seatkeeper.practiceidp.push;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.TenantRouter;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.page.PushPage;
import io.seatkeeper.practiceidp.people.People;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page from which the directory is pushed, and the same by JSON under {@code /practice}. */
public final class PushRoutes {
    private static final int MOST_SHOWN = 50;
    private static final int MOST_PEOPLE = 200;

    private final Pushes pushes;
    private final Pages pages;

    private PushRoutes(Pushes pushes, Pages pages) {
        this.pushes = pushes;
        this.pages = pages;
    }

    /** Mounts them all. */
    public static void mount(TenantRouter router, Pushes pushes, Pages pages) {
        PushRoutes routes = new PushRoutes(pushes, pages);
        router.route(HttpMethod.GET, "/push", (ctx, tenant) -> routes.show(ctx, tenant, ""))
                .route(HttpMethod.POST, "/push", routes::start)
                .route(HttpMethod.POST, "/push/people", routes::change)
                .route(HttpMethod.POST, "/practice/push", Answers.told(routes::startByJson))
                .route(HttpMethod.GET, "/practice/push", routes::report)
                .route(HttpMethod.POST, "/practice/people/state", Answers.told(PushRoutes::changeByJson));
    }

    /** A push under way brings the page back each second. */
    private Future<Void> show(RoutingContext ctx, Tenant tenant, String fault) {
        Optional<Push> push = pushes.newest(tenant);
        if (push.isPresent() && !push.get().isFinished()) {
            ctx.response().putHeader("refresh", "1");
        }
        return Answers.html(ctx, fault.isEmpty() ? 200 : 400, pages.push(page(tenant, push, fault)));
    }

    private Future<Void> start(RoutingContext ctx, Tenant tenant) {
        MultiMap form = ctx.request().formAttributes();
        try {
            start(tenant, form.get("base"), form.get("token"), form.get("manner"));
        } catch (IllegalArgumentException wrong) {
            return show(ctx, tenant, String.valueOf(wrong.getMessage()));
        }
        return Answers.seeOther(ctx, tenant.path() + "/push");
    }

    private Future<Void> change(RoutingContext ctx, Tenant tenant) {
        MultiMap form = ctx.request().formAttributes();
        try {
            changeState(tenant.people(), String.valueOf(form.get("person")), String.valueOf(form.get("state")));
        } catch (IllegalArgumentException wrong) {
            return show(ctx, tenant, String.valueOf(wrong.getMessage()));
        }
        return Answers.seeOther(ctx, tenant.path() + "/push");
    }

    /** {@code {"manner":"okta","baseUrl"?,"token"?}}: address and token are kept from then on. */
    private JsonObject startByJson(Tenant tenant, JsonObject body) {
        start(tenant, body.getString("baseUrl"), body.getString("token"), body.getString("manner"));
        return new JsonObject().put("started", true);
    }

    /** {@code {"person":"ada@acme.example","state":"suspended"}}, or {@code active} or {@code removed}. */
    private static JsonObject changeByJson(Tenant tenant, JsonObject body) {
        changeState(tenant.people(), body.getString("person", ""), body.getString("state", ""));
        return body;
    }

    private Future<Void> report(RoutingContext ctx, Tenant tenant) {
        JsonObject report = new JsonObject();
        pushes.newest(tenant).ifPresent(push -> {
            JsonArray requests = new JsonArray();
            push.exchanges()
                    .forEach(exchange -> requests.add(new JsonObject()
                            .put("at", exchange.at().toString())
                            .put("method", exchange.method())
                            .put("path", exchange.path())
                            .put("request", exchange.request())
                            .put("status", exchange.status())
                            .put("answer", exchange.answer())));
            report.put("manner", push.manner().wireName())
                    .put("finished", push.isFinished())
                    .put("steps", push.steps())
                    .put("done", push.done())
                    .put("failed", push.failed())
                    .put("failures", new JsonArray(push.failures()))
                    .put("requests", requests);
        });
        return Answers.json(ctx, 200, report);
    }

    private void start(Tenant tenant, @Nullable String baseUrl, @Nullable String token, @Nullable String manner) {
        Manner chosen = Manner.named(String.valueOf(manner))
                .orElseThrow(() -> new IllegalArgumentException("there is no such manner of pushing"));
        if (baseUrl != null && token != null && !token.isBlank()) {
            pushes.aim(tenant, PushTarget.of(baseUrl, token.strip()));
        }
        pushes.start(tenant, chosen);
    }

    private static void changeState(People people, String hint, String state) {
        Person person = people.known(hint).orElseThrow(() -> new IllegalArgumentException("there is no such person"));
        switch (state) {
            case "suspended" -> people.suspend(person, true);
            case "active" -> people.suspend(person, false);
            case "removed" -> people.remove(person);
            default -> throw new IllegalArgumentException("a person is active, suspended or removed");
        }
    }

    private PushPage page(Tenant tenant, Optional<Push> push, String fault) {
        String chosen = push.map(running -> running.manner().wireName()).orElse("");
        List<PushPage.Choice> manners = Arrays.stream(Manner.values())
                .map(manner -> new PushPage.Choice(
                        manner.wireName(), manner.label(), manner.wireName().equals(chosen)))
                .toList();
        List<PushPage.Row> people = tenant.people().listed(MOST_PEOPLE).stream()
                .map(person -> PushPage.row(person, tenant.people().isSuspended(person)))
                .toList();
        String base =
                pushes.target(tenant).map(target -> target.baseUrl().toString()).orElse("");
        return new PushPage(tenant.path(), base, manners, people, push.map(PushRoutes::progress), fault);
    }

    private static PushPage.Progress progress(Push push) {
        return new PushPage.Progress(
                push.manner().label(),
                push.isFinished(),
                push.steps(),
                push.done(),
                push.failed(),
                push.failures(),
                push.exchanges().stream()
                        .limit(MOST_SHOWN)
                        .map(said -> new PushPage.Said(
                                said.method() + " " + said.path(), said.request(), said.status(), said.answer()))
                        .toList());
    }
}

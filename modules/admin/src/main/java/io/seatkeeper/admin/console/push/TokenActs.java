package io.seatkeeper.admin.console.push;

import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Once;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renews and revokes SCIM tokens, each after a question that says what becomes of the pushes. */
public final class TokenActs {
    private TokenActs() {}

    /** {@code GET …/roll}. */
    public static Future<Reply> askRoll(Visit visit) {
        Voice voice = visit.voice();
        return token(visit)
                .map(token -> new Confirmation(
                        voice.text("console.scim.roll.question", "token", Written.plain(token.name())),
                        List.of(voice.text("console.scim.roll.effect"), voice.text("console.scim.roll.then")),
                        visit.at(ScimPage.PATH + "/tokens/" + token.id() + "/roll"),
                        voice.text("console.scim.roll.button"),
                        false,
                        visit.at(ScimPage.PATH),
                        Map.of(Once.FIELD, Once.fresh())))
                .map(asked -> asked.asked(visit, Section.SCIM));
    }

    /** {@code POST …/roll}: makes one with the same name and manners beside it that lasts as long, and shows it this once. */
    public static Future<Reply> roll(Visit visit) {
        return token(visit)
                .compose(token -> {
                    JsonObject body = new JsonObject()
                            .put("name", token.name())
                            .put("externalIdIsSsoId", token.externalIdIsSsoId())
                            .put("strict", token.strict());
                    token.connection().ifPresent(connection -> body.put("connection", connection));
                    token.lasts()
                            .ifPresent(time -> body.put(
                                    "expiresAt", visit.voice().now().plus(time).toString()));
                    return visit.make("createScimToken", Map.of(), body);
                })
                .map(made -> TokenPage.secret(visit, made));
    }

    /** {@code GET …/revoke}. */
    public static Future<Reply> askRevoke(Visit visit) {
        return token(visit)
                .compose(token -> pushed(visit).map(people -> revocation(visit, token, people)))
                .map(asked -> asked.asked(visit, Section.SCIM));
    }

    /** {@code POST …/revoke}. */
    public static Future<Reply> revoke(Visit visit) {
        return visit.change("revokeScimToken", Map.of("token", visit.path("token")))
                .map(done -> Reply.done(visit.at(ScimPage.PATH), "scim_token_revoked", Map.of()));
    }

    private static Confirmation revocation(Visit visit, Token token, Items<JsonObject> people) {
        Voice voice = visit.voice();
        List<String> effects = new ArrayList<>();
        effects.add(voice.text("console.scim.revoke.effect"));
        if (people.total() > 0) {
            String effect = people.exact() ? "console.scim.revoke.people" : "console.scim.revoke.people.least";
            effects.add(voice.count(effect, people.total()));
        }
        return new Confirmation(
                voice.text("console.scim.revoke.question", "token", Written.plain(token.name())),
                effects,
                visit.at(ScimPage.PATH + "/tokens/" + token.id() + "/revoke"),
                voice.text("console.scim.revoke.button"),
                true,
                visit.at(ScimPage.PATH),
                Map.of());
    }

    /** The people whom pushes have made; nobody for whoever may not count them. */
    private static Future<Items<JsonObject>> pushed(Visit visit) {
        return visit.visitor().session().isEmpty()
                ? Future.succeededFuture(new Items<>(List.of(), null, 0, true))
                : visit.read("listUsers", Map.of(), Map.of("source", "scim", "limit", "1"))
                        .map(found -> Items.of(found, person -> person));
    }

    private static Future<Token> token(Visit visit) {
        return visit.read("getScimToken", Map.of("token", visit.path("token")), Map.of())
                .map(Token::of);
    }
}

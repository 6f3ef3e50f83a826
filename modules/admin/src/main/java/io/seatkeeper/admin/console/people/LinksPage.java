package io.seatkeeper.admin.console.people;

import gg.jte.generated.precompiled.console.JtelinksGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that were refused because the account is an Org Admin's, and wait until another Org Admin says whether it is
 * them (sign-in rule 4).
 */
public record LinksPage(Items<Request> requests, @Nullable String refused) {
    static final String PATH = UsersPage.PATH + "/links";

    /** A refused sign-in as the API describes it. */
    public record Request(String id, String user, String email, String externalSsoId, String firstAt, String lastAt) {
        static Request of(JsonObject json) {
            return new Request(
                    json.getString("id"),
                    json.getString("user"),
                    json.getString("email"),
                    json.getString("externalSsoId"),
                    json.getString("firstAt"),
                    json.getString("lastAt"));
        }
    }

    public static Future<Reply> show(Visit visit) {
        return show(visit, null);
    }

    /** {@code POST …/{request}/approve}. */
    public static Future<Reply> approve(Visit visit) {
        return decide(visit, "approveLinkRequest", "link_approved");
    }

    /** {@code POST …/{request}/dismiss}. */
    public static Future<Reply> dismiss(Visit visit) {
        return decide(visit, "dismissLinkRequest", "link_dismissed");
    }

    private static Future<Reply> decide(Visit visit, String operation, String notice) {
        return visit.change(operation, Map.of("request", visit.path("request")))
                .map(done -> Reply.done(PATH, notice, Map.of()))
                .recover(failure -> show(visit, Refused.of(failure, "the console")));
    }

    private static Future<Reply> show(Visit visit, @Nullable Refused refused) {
        @Nullable String why = refused == null ? null : visit.voice().refusal(refused.problem());
        int status = refused == null ? 200 : refused.problem().code().status();
        return visit.read("listLinkRequests", Map.of(), Map.of("limit", "100"))
                .map(found -> new LinksPage(Items.of(found, Request::of), why))
                .map(page -> Reply.again(
                        status,
                        visit.voice().text("console.links.title"),
                        Section.USERS,
                        output -> JtelinksGenerated.render(output, null, visit.voice(), page)));
    }
}

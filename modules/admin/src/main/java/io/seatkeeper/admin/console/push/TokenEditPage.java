package io.seatkeeper.admin.console.push;

import gg.jte.generated.precompiled.console.JtescimtokeneditGenerated;
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
import java.util.Map;
import java.util.Objects;

/**
 * The form that changes a token's name and manners.
 *
 * @param base where the visitor's pages begin
 * @param version for {@code If-Match}
 */
public record TokenEditPage(String base, Token token, long version, Fields fields) {
    public static Future<Reply> show(Visit visit) {
        return read(visit)
                .map(read -> drawn(visit, 200, read.token(), read.version(), Fields.of(values(read.token()))));
    }

    /** {@code POST …/edit}. */
    public static Future<Reply> change(Visit visit) {
        return read(visit).compose(read -> {
            JsonObject wish = Wish.of(said(visit.fields()), said(values(read.token())));
            Reply done = Reply.done(visit.at(ScimPage.PATH), "scim_token_changed", Map.of());
            return wish.isEmpty()
                    ? Future.succeededFuture(done)
                    : visit.changeSeen(
                                    "updateScimToken",
                                    Map.of("token", read.token().id()),
                                    wish)
                            .map(changed -> done)
                            .recover(failure -> refused(visit, read, Refused.of(failure, "the console")));
        });
    }

    private static Future<Reply> refused(Visit visit, Read read, Refused refused) {
        return Meanwhile.told(
                        visit,
                        refused,
                        Fields.refused(visit.fields(), refused, visit.voice()),
                        read.token().id(),
                        values(read.token()))
                .map(fields -> drawn(
                        visit,
                        refused.problem().code().status(),
                        read.token(),
                        Meanwhile.version(visit, refused, read.version()),
                        fields));
    }

    private static JsonObject said(Map<String, String> form) {
        return Manners.into(
                new JsonObject().put("name", form.getOrDefault("name", "").strip()), form);
    }

    private static Map<String, String> values(Token token) {
        return Map.of(
                "name",
                token.name(),
                Manners.EXTERNAL_ID,
                String.valueOf(token.externalIdIsSsoId()),
                Manners.STRICT,
                String.valueOf(token.strict()));
    }

    private static Reply drawn(Visit visit, int status, Token token, long version, Fields fields) {
        TokenEditPage page = new TokenEditPage(visit.at(""), token, version, fields);
        return Reply.again(
                status,
                visit.voice().text("console.scim.token.edit"),
                Section.SCIM,
                output -> JtescimtokeneditGenerated.render(output, null, visit.voice(), page));
    }

    private static Future<Read> read(Visit visit) {
        return visit.call(
                        "getScimToken",
                        Asked.reading(visit.inOrganization(Map.of("token", visit.path("token"))), Map.of()))
                .map(answer -> new Read(
                        Token.of(Objects.requireNonNull(answer.body())), Objects.requireNonNull(answer.version())));
    }

    private record Read(Token token, long version) {}
}

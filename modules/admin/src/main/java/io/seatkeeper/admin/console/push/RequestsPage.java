package io.seatkeeper.admin.console.push;

import gg.jte.generated.precompiled.console.JtescimrequestsGenerated;
import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import java.util.Map;

/** The log of what identity providers pushed, newest first, each with its body a click away. */
public record RequestsPage(Items<ScimRequest> requests, Filters filters) {
    public static Future<Reply> show(Visit visit) {
        Filters filters = Filters.of(visit, ScimPage.PATH + "/requests", "status", "path", "text");
        return visit.read("listScimRequests", Map.of(), filters.query())
                .map(found -> new RequestsPage(Items.of(found, ScimRequest::of), filters))
                .map(page -> Reply.page(
                        visit.voice().text("console.scim.log"),
                        Section.SCIM,
                        output -> JtescimrequestsGenerated.render(output, null, visit.voice(), page)));
    }
}

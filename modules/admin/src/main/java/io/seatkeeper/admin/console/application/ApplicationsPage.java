package io.seatkeeper.admin.console.application;

import gg.jte.generated.precompiled.console.JteapplicationsGenerated;
import io.seatkeeper.admin.console.page.Filters;
import io.seatkeeper.admin.console.page.Items;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import java.util.Map;

/** The organization's own applications. */
public record ApplicationsPage(Items<Application> applications, Filters place) {
    static final String PATH = "/console/applications";

    public static Future<Reply> show(Visit visit) {
        Filters place = Filters.of(visit, "/applications");
        return visit.read("listApplications", Map.of(), place.query())
                .map(found -> new ApplicationsPage(Items.of(found, Application::of), place))
                .map(page -> Reply.page(
                        visit.voice().text("console.section.applications"),
                        Section.APPLICATIONS,
                        output -> JteapplicationsGenerated.render(output, null, visit.voice(), page)));
    }
}

package io.seatkeeper.admin.console.page;

import gg.jte.generated.precompiled.console.JtepiecesGenerated;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** All pieces side by side, with contents that strain them. For developers and tests; a service of other people has no such page. */
public final class PiecesPage {
    private PiecesPage() {}

    public static Future<Reply> show(Visit visit) {
        return Future.succeededFuture(new Reply.Shown(
                200,
                "Pieces",
                null,
                output -> JtepiecesGenerated.render(output, null, visit.voice(), new PiecesPage())));
    }

    public LineChart chart() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        return new LineChart(
                IntStream.range(0, 90)
                        .mapToObj(day -> new LineChart.Point(
                                first.plusDays(day).toString(), 640 + day * 4L + (day % 7 < 5 ? 30 : 0)))
                        .toList(),
                OptionalInt.of(1_000));
    }

    public List<Checked> checks() {
        return List.of(
                new Checked("Audience", true, "https://id.example/sso/acme/entra", "https://id.example/sso/acme/entra"),
                new Checked(
                        "Issuer", false, "https://sts.example/a-tenant-with-a-long-name/", "https://sts.example/b/"));
    }

    public List<Step> steps() {
        return List.of(
                new Step("Choose your identity provider", true, false, null),
                new Step(
                        "Enter our values there",
                        false,
                        true,
                        output -> output.writeUserContent("Each value has a button that copies it.")),
                new Step("Test it", false, false, null));
    }

    public List<Happening> happenings(Voice voice) {
        return List.of(
                new Happening(
                        "Role set to Org Admin",
                        Written.name("عبد الرحمن الحسيني"),
                        voice.moment(voice.now().minus(Duration.ofMinutes(5))),
                        true),
                new Happening(
                        "Profile changed",
                        Written.name("entra"),
                        voice.moment(voice.now().minus(Duration.ofDays(70))),
                        false));
    }

    public Fields fields() {
        return new Fields(
                Map.of("name", "<acme> & sons", "kind", "b"),
                Map.of("name", "It is taken already."),
                "Nothing was saved.");
    }

    public Confirmation confirmation() {
        return new Confirmation(
                "Revoke the SCIM token “Okta”?",
                List.of("Okta’s pushes will be refused from now on.", "1,204 people stay as they are."),
                "/console/pieces",
                "Revoke",
                true,
                "/console/pieces",
                Map.of());
    }
}

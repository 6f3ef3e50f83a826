package io.seatkeeper.admin.console.connect;

import gg.jte.generated.precompiled.console.JteconnectGenerated;
import gg.jte.generated.precompiled.console.JtevendorsGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The wizard: what to enter at the vendor's, and below it what the vendor shows in return.
 *
 * @param base where the visitor's pages begin
 * @param slug how the connection will be called in addresses, which are shown before there is one
 * @param more whether the organization has a connection already, so that this one must say whom it speaks for
 */
public record WizardPage(
        String base, Vendor vendor, String protocol, String slug, boolean more, Fields fields, List<Filled> filled) {
    /** A value to copy, below the vendor's own name for its field. */
    public record Filled(String id, String label, String value) {}

    /** The choice of a vendor and a protocol. */
    public static Future<Reply> choose(Visit visit) {
        return Future.succeededFuture(Reply.page(
                visit.voice().text("console.connect.title"),
                Section.CONNECTIONS,
                output -> JtevendorsGenerated.render(output, null, visit.voice(), visit.at(""))));
    }

    /** {@code GET …/new/{vendor}/{protocol}}. */
    public static Future<Reply> show(Visit visit) {
        return visit.read("listConnections", Map.of(), Map.of("limit", "200")).compose(known -> {
            Set<String> taken = known.getJsonArray("items").stream()
                    .map(connection -> ((JsonObject) connection).getString("slug"))
                    .collect(Collectors.toSet());
            Vendor vendor = vendor(visit);
            String slug = free(vendor == Vendor.OTHER ? "sso" : vendor.text(), taken);
            Map<String, String> values = new HashMap<>(Map.of("slug", slug, "name", name(vendor, visit.voice())));
            if (vendor.oneIssuer()) {
                values.put("issuer", vendor.oidc().issuerExample());
            }
            return Future.succeededFuture(drawn(visit, 200, Fields.of(values), !taken.isEmpty()));
        });
    }

    /** {@code POST …/new/{vendor}/{protocol}}: makes it, or shows the form again with what is wrong. */
    public static Future<Reply> make(Visit visit) {
        Vendor vendor = vendor(visit);
        String protocol = protocol(visit);
        JsonObject body = ConnectionForm.body(visit)
                .put("protocol", protocol)
                .put("slug", visit.field("slug").orElse(""));
        if (vendor.preset() && protocol.equals("oidc")) {
            body.put("preset", vendor.text());
        }
        return visit.make("createConnection", Map.of(), body)
                .map(made -> Reply.done(
                        visit.at(ConnectionsPage.PATH + "/"
                                + Objects.requireNonNull(made.body()).getString("id")),
                        "connection_made",
                        Map.of()))
                .recover(failure -> {
                    Refused refused = Refused.of(failure, "the console");
                    Fields fields = ConnectionForm.refused(visit, refused, protocol.equals("saml"));
                    return Future.succeededFuture(
                            drawn(visit, refused.problem().code().status(), fields, true));
                });
    }

    private static Reply drawn(Visit visit, int status, Fields fields, boolean more) {
        Vendor vendor = vendor(visit);
        String protocol = protocol(visit);
        WizardPage page = new WizardPage(
                visit.at(""),
                vendor,
                protocol,
                fields.value("slug"),
                more,
                fields,
                filled(visit, guide(vendor, protocol).entries(), fields.value("slug")));
        return Reply.again(
                status,
                visit.voice().text("console.connect.title"),
                Section.CONNECTIONS,
                output -> JteconnectGenerated.render(output, null, visit.voice(), page));
    }

    /** The values of a connection, each below the name that a provider has for its field. */
    static List<Filled> filled(Visit visit, List<Guide.Entry> entries, String slug) {
        return IntStream.range(0, entries.size())
                .mapToObj(index -> new Filled(
                        "value-" + index,
                        entries.get(index).label(),
                        entries.get(index)
                                .value()
                                .of(visit.origin(), visit.organization().slug(), slug)))
                .toList();
    }

    private static Vendor vendor(Visit visit) {
        return Vendor.of(visit.path("vendor")).orElseThrow(WizardPage::nowhere);
    }

    private static String protocol(Visit visit) {
        String protocol = visit.path("protocol");
        if (!protocol.equals("oidc") && !protocol.equals("saml")) {
            throw nowhere();
        }
        return protocol;
    }

    private static Guide guide(Vendor vendor, String protocol) {
        return protocol.equals("saml") ? vendor.saml() : vendor.oidc();
    }

    private static ContractFailure nowhere() {
        return new ContractFailure(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning());
    }

    private static String free(String wished, Set<String> taken) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? wished : wished + "-" + number)
                .filter(slug -> !taken.contains(slug))
                .findFirst()
                .orElseThrow();
    }

    /** How the vendor is called to the reader. */
    public static String name(Vendor vendor, Voice voice) {
        return vendor == Vendor.OTHER ? voice.text("console.connect.other") : vendor.product();
    }

    public boolean saml() {
        return protocol.equals("saml");
    }

    /** The menus that lead there; null where nobody knows. */
    public @Nullable String where() {
        String where = guide(vendor, protocol).where();
        return where.isEmpty() ? null : where;
    }

    /** Whether a way other than the metadata's address was begun, so that it is shown. */
    public boolean byHand() {
        return List.of("entityId", "ssoUrl", "sloUrl", "certificates").stream()
                .anyMatch(
                        name -> !fields.value(name).isEmpty() || fields.faults().containsKey(name));
    }

    /** Whether the vendor publishes its metadata at an address; Google hands out a file. */
    public boolean byUrl() {
        return vendor != Vendor.GOOGLE;
    }

    /** Whether the metadata itself was given, or is all that the vendor has. */
    public boolean byDocument() {
        return !byUrl()
                || !fields.value("metadataXml").isEmpty()
                || fields.faults().containsKey("metadataXml");
    }
}

package io.seatkeeper.admin.console.connect;

import gg.jte.generated.precompiled.console.JteconnectionGenerated;
import io.seatkeeper.admin.api.Answer;
import io.seatkeeper.admin.api.Asked;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One connection: what its provider's admin enters, what the provider says of itself, certificates with their ends, and
 * whom it speaks for.
 *
 * @param base where the visitor's pages begin
 */
public record ConnectionPage(String base, Connection connection, List<WizardPage.Filled> filled) {
    public static Future<Reply> show(Visit visit) {
        return versioned(visit)
                .map(read -> new ConnectionPage(
                        visit.at(""),
                        read.connection(),
                        WizardPage.filled(
                                visit,
                                read.connection().entries(),
                                read.connection().slug())))
                .map(page -> Reply.page(
                        page.connection().name(),
                        Section.CONNECTIONS,
                        output -> JteconnectionGenerated.render(output, null, visit.voice(), page)));
    }

    /** Its own address. */
    public String path() {
        return base + connection.path();
    }

    /** The connection of the address with the version that it is at. */
    static Future<Versioned> versioned(Visit visit) {
        return visit.call(
                        "getConnection",
                        Asked.reading(visit.inOrganization(Map.of("connection", visit.path("connection"))), Map.of()))
                .map(Versioned::of);
    }

    /** @param version for {@code If-Match} */
    record Versioned(Connection connection, long version) {
        static Versioned of(Answer answer) {
            return new Versioned(
                    Connection.of(Objects.requireNonNull(answer.body())), Objects.requireNonNull(answer.version()));
        }
    }
}

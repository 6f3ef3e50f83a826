package io.seatkeeper.platform.published;

import io.seatkeeper.contract.OrganizationId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes facts into the audit log and the outbox, inside the transaction that makes them true (invariant 6). */
public final class Facts {
    private Facts() {}

    /** Records one fact; takes the organization's lock (invariant 5). */
    public static Future<Void> record(SqlClient connection, OrganizationId organization, Fact fact) {
        return record(connection, organization, List.of(fact));
    }

    /** Records facts in their order; takes the organization's lock (invariant 5). */
    public static Future<Void> record(SqlClient connection, OrganizationId organization, List<Fact> facts) {
        return connection
                .preparedQuery(FactSql.RECORD)
                .execute(Tuple.of(
                        organization.value(),
                        column(facts, fact -> fact.actor().kind().name().toLowerCase(Locale.ROOT)),
                        column(facts, fact -> fact.actor().id()),
                        column(facts, fact -> fact.actor().name()),
                        column(facts, Fact::action),
                        column(facts, Fact::subject),
                        column(facts, fact -> fact.detail().encode())))
                .mapEmpty();
    }

    private static String[] column(List<Fact> facts, Function<Fact, String> part) {
        return facts.stream().map(part).toArray(String[]::new);
    }
}

package io.seatkeeper.jit.session;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Event;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Sessions.End;
import io.seatkeeper.contract.Sessions.EndAll;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends sessions: by the person, by an admin, by the provider, and after a person's state changed. */
public final class EndSessions {
    private static final Logger LOG = LoggerFactory.getLogger(EndSessions.class);

    private final Database database;
    private final SecretBox secrets;

    public EndSessions(Database database, SecretBox secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * A session that the person has ended, as far as signing out at the provider needs it.
     *
     * @param idToken what an OpenID Connect provider is shown
     * @param nameId the person in a SAML provider's own words
     * @param providerSession the provider's own name of the session
     */
    public record Ended(
            OrganizationId organization,
            ConnectionId connection,
            Optional<String> idToken,
            Optional<NameId> nameId,
            Optional<String> providerSession) {
        @Override
        public String toString() {
            return "Ended[organization=" + organization + ", connection=" + connection + "]";
        }
    }

    /** Ends the session of a cookie; empty where there was none. */
    public Future<Optional<Ended>> byToken(SessionToken token) {
        OrganizationId organization = token.organization();
        return database.with(client -> client.preparedQuery(SessionSql.END_BY_TOKEN)
                        .execute(Tuple.of(organization.value(), Buffer.buffer(token.hash()))))
                .map(rows -> rows.stream().findFirst().map(row -> ended(organization, row)));
    }

    /** Answers {@code Sessions.END}. */
    public Future<Done> one(End wanted) {
        return database.transaction(connection -> record(
                        connection,
                        wanted.actor(),
                        wanted.organization(),
                        wanted.user(),
                        new JsonObject().put("session", wanted.session().toString()))
                .compose(recorded -> connection
                        .preparedQuery(SessionSql.END_ONE)
                        .execute(Tuple.of(
                                wanted.organization().value(),
                                wanted.user().value(),
                                wanted.session().value())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.NOT_FOUND, "The person has no such session.");
                    }
                    return Done.DONE;
                }));
    }

    /** Answers {@code Sessions.END_ALL}. */
    public Future<Done> all(EndAll wanted) {
        return database.transaction(connection -> record(
                        connection,
                        wanted.actor(),
                        wanted.organization(),
                        wanted.user(),
                        new JsonObject().put("all", true))
                .compose(recorded -> connection
                        .preparedQuery(SessionSql.END_ALL)
                        .execute(Tuple.of(
                                wanted.organization().value(), wanted.user().value())))
                .map(Done.DONE));
    }

    /** Ends what a provider names, whatever protocol it speaks; answers how many there were. */
    public Future<Integer> atProvider(
            SqlConnection transaction, OrganizationId organization, ConnectionId connection, NamedSessions named) {
        if (named.subject().isEmpty() && named.providerSessions().isEmpty()) {
            return Future.succeededFuture(0);
        }
        String[] sessions = named.providerSessions().toArray(String[]::new);
        Tuple values = Tuple.of(organization.value(), connection.value());
        if (named.subject().isEmpty()) {
            return transaction
                    .preparedQuery(SessionSql.END_OF_PROVIDER_SESSION)
                    .execute(values.addArrayOfString(sessions))
                    .map(RowSet::rowCount);
        }
        values.addString(named.subject().get())
                .addBoolean(named.anyCase())
                .addArrayOfString(sessions)
                .addString(named.format().orElse(null))
                .addString(named.nameQualifier().orElse(null))
                .addString(named.provider())
                .addString(named.spNameQualifier().orElse(null))
                .addString(named.ourselves());
        return transaction
                .preparedQuery(SessionSql.END_OF_SUBJECT)
                .execute(values)
                .map(RowSet::rowCount);
    }

    /** Clears sessions away that a person's new state has ended already; never fails, since they open nothing. */
    public Future<Void> hear(Event event) {
        if (!event.mayEndSessions()) {
            return Future.succeededFuture();
        }
        Tuple person = Tuple.of(event.organization().value(), UUID.fromString(event.subject()));
        return database.with(client ->
                        client.preparedQuery(SessionSql.CLEAR_AFTER_CHANGE).execute(person))
                .onFailure(fault ->
                        LOG.warn("Sessions of {} were not cleared away: {}", event.subject(), fault.getMessage()))
                .otherwiseEmpty()
                .mapEmpty();
    }

    private static Future<?> record(
            SqlConnection connection, Actor actor, OrganizationId organization, UserId user, JsonObject detail) {
        return Facts.record(connection, organization, new Fact(actor, "session.ended", user.toString(), detail));
    }

    private Ended ended(OrganizationId organization, Row row) {
        Optional<Buffer> sealed = Optional.ofNullable(row.getBuffer("sealed_id_token"));
        Optional<JsonObject> terms = Optional.ofNullable(row.getJsonObject("name_id"));
        return new Ended(
                organization,
                new ConnectionId(row.getUUID("connection_id")),
                sealed.map(token -> secrets.open(organization, token)),
                terms.map(found -> new NameId(
                        row.getString("subject"),
                        Optional.ofNullable(found.getString("format")),
                        Optional.ofNullable(found.getString("nameQualifier")),
                        Optional.ofNullable(found.getString("spNameQualifier")))),
                Optional.ofNullable(row.getString("provider_session")));
    }
}

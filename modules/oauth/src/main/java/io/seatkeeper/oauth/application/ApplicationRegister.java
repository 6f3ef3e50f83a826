package io.seatkeeper.oauth.application;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.ApplicationPage;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.Applications.Made;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, changes and ends applications. What is done to an organization's is a fact there; the vendor's stand in the log. */
public final class ApplicationRegister {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationRegister.class);

    private final Database database;
    private final InstantSource clock;

    public ApplicationRegister(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** {@link Applications#CREATE}. */
    public Future<Made> create(Applications.Create wish) {
        RegistrationRules.check(wish.registration());
        ApplicationId id = new ApplicationId(Ids.next());
        return database.transaction(connection -> record(
                        connection, wish.actor(), wish.organization(), "application.created", id, wish.registration())
                .compose(recorded -> connection
                        .preparedQuery(ApplicationSql.CREATE)
                        .execute(columns(id, wish.organization(), wish.registration())))
                .compose(made -> hasSecret(wish.registration())
                        ? addSecret(connection, id, ClientSecrets.end(Optional.empty(), clock.instant()))
                                .map(Optional::of)
                        : Future.succeededFuture(Optional.<String>empty()))
                .compose(secret -> find(connection, wish.organization(), id).map(made -> new Made(made, secret))));
    }

    /** {@link Applications#UPDATE}. */
    public Future<Application> update(Applications.Update change) {
        RegistrationRules.check(change.registration());
        Tuple values = columns(change.application(), change.organization(), change.registration())
                .addLong(change.expectedVersion().orElse(null));
        return database.transaction(connection -> record(
                        connection,
                        change.actor(),
                        change.organization(),
                        "application.changed",
                        change.application(),
                        change.registration())
                .compose(recorded -> find(connection, change.organization(), change.application()))
                .compose(
                        there -> connection.preparedQuery(ApplicationSql.UPDATE).execute(values))
                .compose(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new ContractFailure(
                                ErrorCode.VERSION_MISMATCH, "The application was changed since it was read.");
                    }
                    return find(connection, change.organization(), change.application());
                }));
    }

    /** {@link Applications#FIND}. */
    public Future<Application> find(Applications.Find asked) {
        return database.with(client -> find(client, asked.organization(), asked.application()));
    }

    /** {@link Applications#LIST}. */
    public Future<ApplicationPage> list(Applications.ListAll asked) {
        UUID organization = asked.organization().map(OrganizationId::value).orElse(null);
        Tuple listed = Tuple.of(
                organization, Cursor.id(asked.page()).orElse(null), asked.page().limit() + 1);
        return database.with(client -> Future.join(
                        client.preparedQuery(ApplicationSql.LIST).execute(listed),
                        client.preparedQuery(ApplicationSql.COUNT).execute(Tuple.of(organization)))
                .map(both -> new ApplicationPage(Cursor.page(
                        StreamSupport.stream(both.<RowSet<Row>>resultAt(0).spliterator(), false)
                                .map(ApplicationRows::application)
                                .toList(),
                        asked.page(),
                        application -> application.id().value(),
                        both.<RowSet<Row>>resultAt(1).iterator().next().getLong("total")))));
    }

    /** {@link Applications#REMOVE}. */
    public Future<Done> remove(Applications.Remove end) {
        Tuple key = Tuple.of(
                end.application().value(),
                end.organization().map(OrganizationId::value).orElse(null));
        return database.transaction(connection -> record(
                        connection, end.actor(), end.organization(), "application.removed", end.application())
                .compose(recorded ->
                        connection.preparedQuery(ApplicationSql.REMOVE).execute(key))
                .map(rows -> done(rows.rowCount())));
    }

    /** {@link Applications#ADD_SECRET}. */
    public Future<Made> addSecret(Applications.AddSecret wish) {
        Instant end = ClientSecrets.end(wish.expiresAt(), clock.instant());
        return database.transaction(connection -> record(
                        connection, wish.actor(), wish.organization(), "application.secret_added", wish.application())
                .compose(recorded -> find(connection, wish.organization(), wish.application()))
                .compose(there -> {
                    if (!hasSecret(there.registration())) {
                        throw new ContractFailure(
                                ErrorCode.INVALID_REQUEST, "The application is registered to go without a secret.");
                    }
                    return addSecret(connection, wish.application(), end);
                })
                .compose(secret -> find(connection, wish.organization(), wish.application())
                        .map(application -> new Made(application, Optional.of(secret)))));
    }

    /** {@link Applications#REMOVE_SECRET}. */
    public Future<Done> removeSecret(Applications.RemoveSecret end) {
        return database.transaction(connection -> record(
                        connection, end.actor(), end.organization(), "application.secret_removed", end.application())
                .compose(recorded -> find(connection, end.organization(), end.application()))
                .compose(there -> connection
                        .preparedQuery(ApplicationSql.REMOVE_SECRET)
                        .execute(Tuple.of(end.application().value(), end.secret())))
                .map(rows -> done(rows.rowCount())));
    }

    private static Future<String> addSecret(SqlConnection connection, ApplicationId id, Instant end) {
        UUID secret = Ids.next();
        String text = BearerKey.make(ClientSecrets.PREFIX, secret);
        return connection
                .preparedQuery(ApplicationSql.ADD_SECRET)
                .execute(Tuple.of(id.value(), secret, BearerKey.hash(text), end.atOffset(ZoneOffset.UTC)))
                .map(text);
    }

    private static Future<Application> find(
            SqlClient client, Optional<OrganizationId> organization, ApplicationId application) {
        return client.preparedQuery(ApplicationSql.FIND_OF)
                .execute(Tuple.of(
                        application.value(),
                        organization.map(OrganizationId::value).orElse(null)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.NOT_FOUND, "There is no such application.");
                    }
                    return ApplicationRows.application(rows.iterator().next());
                });
    }

    private static Future<Void> record(
            SqlConnection connection,
            Actor actor,
            Optional<OrganizationId> organization,
            String action,
            ApplicationId application,
            Registration registration) {
        JsonObject detail = new JsonObject()
                .put("name", registration.name())
                .put("authentication", text(registration.authentication()))
                .put("redirectUris", registration.redirectUris());
        return record(connection, actor, organization, new Fact(actor, action, application.toString(), detail));
    }

    private static Future<Void> record(
            SqlConnection connection,
            Actor actor,
            Optional<OrganizationId> organization,
            String action,
            ApplicationId application) {
        return record(
                connection, actor, organization, new Fact(actor, action, application.toString(), new JsonObject()));
    }

    private static Future<Void> record(
            SqlConnection connection, Actor actor, Optional<OrganizationId> organization, Fact fact) {
        if (organization.isPresent()) {
            return Facts.record(connection, organization.get(), fact);
        }
        LOG.info("{} {} by {}", fact.action(), fact.subject(), actor.name());
        return Future.succeededFuture();
    }

    private static Tuple columns(ApplicationId id, Optional<OrganizationId> organization, Registration registration) {
        return Tuple.of(
                id.value(),
                organization.map(OrganizationId::value).orElse(null),
                registration.name(),
                text(registration.authentication()),
                registration.redirectUris().toArray(String[]::new),
                registration.postLogoutRedirectUris().toArray(String[]::new),
                registration.backchannelLogoutUri().orElse(null),
                registration.jwks().map(JsonObject::new).orElse(null),
                registration.signing().name(),
                registration.introspectionOnly());
    }

    private static boolean hasSecret(Registration registration) {
        return registration.authentication() == Authentication.CLIENT_SECRET_BASIC
                || registration.authentication() == Authentication.CLIENT_SECRET_POST;
    }

    private static String text(Authentication authentication) {
        return authentication.name().toLowerCase(Locale.ROOT);
    }

    private static Done done(int rows) {
        if (rows == 0) {
            throw new ContractFailure(ErrorCode.NOT_FOUND, "There is no such thing here.");
        }
        return Done.DONE;
    }
}

package io.seatkeeper.oauth.pusher;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.ScimClientId;
import io.seatkeeper.contract.scim.ScimClients;
import io.seatkeeper.contract.scim.ScimClients.Client;
import io.seatkeeper.contract.scim.ScimClients.ClientPage;
import io.seatkeeper.contract.scim.ScimClients.Made;
import io.seatkeeper.contract.scim.ScimClients.Proof;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.oauth.application.ClientSecrets;
import io.seatkeeper.oauth.client.KeySets;
import io.seatkeeper.platform.Bus;
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
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Makes, changes and ends an organization's SCIM clients and their secrets; each is a fact there. */
public final class PusherRegister {
    private final Bus bus;
    private final Database database;
    private final KeySets keySets;
    private final URI publicUrl;
    private final InstantSource clock;

    /** @param publicUrl where identity providers reach the service: scheme, host and port */
    public PusherRegister(Bus bus, Database database, KeySets keySets, URI publicUrl, InstantSource clock) {
        this.bus = bus;
        this.database = database;
        this.keySets = keySets;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** {@link ScimClients#CREATE}. */
    public Future<Made> create(ScimClients.Create wish) {
        ProofRules.checkName(wish.name());
        ScimClientId id = new ScimClientId(Ids.next());
        return checked(wish.proof())
                .compose(sound -> bus.call(
                        ScimTokens.BIND,
                        new ScimTokens.Bind(wish.organization(), wish.connection(), wish.externalIdIsSsoId())))
                .compose(bound -> database.transaction(connection -> record(connection, wish, id, bound)
                        .compose(recorded ->
                                connection.preparedQuery(PusherSql.CREATE).execute(columns(wish, id, bound)))
                        .compose(made -> wish.proof() instanceof Proof.Secret
                                ? addSecret(connection, wish.organization(), id, secretEnd(Optional.empty()))
                                        .map(Optional::of)
                                : Future.succeededFuture(Optional.<String>empty()))
                        .compose(secret ->
                                find(connection, wish.organization(), id).map(client -> new Fresh(client, secret)))))
                .compose(this::made);
    }

    /** {@link ScimClients#UPDATE}. */
    public Future<Client> update(ScimClients.Update change) {
        change.name().ifPresent(ProofRules::checkName);
        JsonObject detail = new JsonObject();
        change.name().ifPresent(name -> detail.put("name", name));
        change.proof().ifPresent(proof -> describe(detail, proof));
        change.externalIdIsSsoId().ifPresent(value -> detail.put("externalIdIsSsoId", value));
        change.strict().ifPresent(value -> detail.put("strict", value));
        Tuple values = key(change.organization(), change.client())
                .addValue(change.name().orElse(null))
                .addValue(change.externalIdIsSsoId().orElse(null))
                .addValue(change.strict().orElse(null))
                .addValue(change.expectedVersion().orElse(null));
        return change.proof()
                .map(this::checked)
                .orElseGet(Future::succeededFuture)
                .compose(sound -> database.transaction(connection -> record(
                                connection,
                                change.actor(),
                                change.organization(),
                                "scim_client.changed",
                                change.client(),
                                detail)
                        .compose(recorded -> find(connection, change.organization(), change.client()))
                        .compose(there -> {
                            ProofRules.checkBound(change, there);
                            return connection.preparedQuery(PusherSql.UPDATE).execute(values);
                        })
                        .compose(rows -> rows.rowCount() == 0 ? changedMeanwhile() : changeProof(connection, change))
                        .compose(done -> find(connection, change.organization(), change.client()))));
    }

    /** {@link ScimClients#FIND}. */
    public Future<Client> find(ScimClients.Find asked) {
        return database.with(client -> find(client, asked.organization(), asked.client()));
    }

    /** {@link ScimClients#LIST}. */
    public Future<ClientPage> list(ScimClients.ListAll asked) {
        UUID organization = asked.organization().value();
        Tuple listed = Tuple.of(
                organization, Cursor.id(asked.page()).orElse(null), asked.page().limit() + 1);
        return database.with(client -> Future.join(
                        client.preparedQuery(PusherSql.LIST).execute(listed),
                        client.preparedQuery(PusherSql.COUNT).execute(Tuple.of(organization)))
                .map(both -> new ClientPage(Cursor.page(
                        StreamSupport.stream(both.<RowSet<Row>>resultAt(0).spliterator(), false)
                                .map(PusherRows::client)
                                .toList(),
                        asked.page(),
                        found -> found.id().value(),
                        both.<RowSet<Row>>resultAt(1).iterator().next().getLong("total")))));
    }

    /** {@link ScimClients#REMOVE}. */
    public Future<Done> remove(ScimClients.Remove end) {
        return database.transaction(connection -> record(
                        connection,
                        end.actor(),
                        end.organization(),
                        "scim_client.removed",
                        end.client(),
                        new JsonObject())
                .compose(recorded ->
                        connection.preparedQuery(PusherSql.REMOVE).execute(key(end.organization(), end.client())))
                .map(rows -> done(rows.rowCount())));
    }

    /** {@link ScimClients#ADD_SECRET}. */
    public Future<Made> addSecret(ScimClients.AddSecret wish) {
        Instant end = secretEnd(wish.expiresAt());
        return database.transaction(connection -> record(
                                connection,
                                wish.actor(),
                                wish.organization(),
                                "scim_client.secret_added",
                                wish.client(),
                                new JsonObject().put("expiresAt", end.toString()))
                        .compose(recorded -> find(connection, wish.organization(), wish.client()))
                        .compose(there -> {
                            if (!(there.proof() instanceof Proof.Secret)) {
                                throw new ContractFailure(
                                        ErrorCode.INVALID_REQUEST, "The client is registered to go without a secret.");
                            }
                            return addSecret(connection, wish.organization(), wish.client(), end);
                        })
                        .compose(secret -> find(connection, wish.organization(), wish.client())
                                .map(client -> new Fresh(client, Optional.of(secret)))))
                .compose(this::made);
    }

    /** {@link ScimClients#REMOVE_SECRET}. */
    public Future<Done> removeSecret(ScimClients.RemoveSecret end) {
        JsonObject detail = new JsonObject().put("secret", end.secret().toString());
        return database.transaction(connection -> record(
                        connection, end.actor(), end.organization(), "scim_client.secret_removed", end.client(), detail)
                .compose(recorded -> connection
                        .preparedQuery(PusherSql.REMOVE_SECRET)
                        .execute(key(end.organization(), end.client()).addUUID(end.secret())))
                .map(rows -> done(rows.rowCount())));
    }

    private Future<Void> checked(Proof proof) {
        ProofRules.check(proof);
        return ProofRules.keys(proof)
                .map(source -> keySets.read(source, ProofRules.issuer(proof)))
                .orElseGet(Future::succeededFuture);
    }

    private static Future<Void> changeProof(SqlConnection connection, ScimClients.Update change) {
        if (change.proof().isEmpty()) {
            return Future.succeededFuture();
        }
        Proof proof = change.proof().get();
        Tuple key = key(change.organization(), change.client());
        return connection
                .preparedQuery(PusherSql.CHANGE_PROOF)
                .execute(PusherRows.addProof(key(change.organization(), change.client()), proof))
                .compose(changed ->
                        connection.preparedQuery(PusherSql.END_TOKENS).execute(key))
                .compose(ended -> proof instanceof Proof.Secret
                        ? Future.succeededFuture()
                        : connection.preparedQuery(PusherSql.END_SECRETS).execute(key))
                .mapEmpty();
    }

    private static Future<String> addSecret(
            SqlConnection connection, OrganizationId organization, ScimClientId client, Instant end) {
        UUID secret = Ids.next();
        String text = BearerKey.make(ClientSecrets.PREFIX, secret);
        return connection
                .preparedQuery(PusherSql.ADD_SECRET)
                .execute(key(organization, client)
                        .addUUID(secret)
                        .addValue(BearerKey.hash(text))
                        .addOffsetDateTime(end.atOffset(ZoneOffset.UTC)))
                .map(text);
    }

    private Instant secretEnd(Optional<Instant> wished) {
        return ClientSecrets.end(wished, clock.instant());
    }

    /** What a transaction made; the rest of the answer is asked for after it. */
    private record Fresh(Client client, Optional<String> secret) {
        @Override
        public String toString() {
            return "Fresh[" + client.id() + "]";
        }
    }

    private Future<Made> made(Fresh fresh) {
        return bus.call(
                        Organizations.FIND,
                        new Organizations.Find(fresh.client().organization().toString()))
                .map(organization -> new Made(
                        fresh.client(),
                        fresh.secret(),
                        publicUrl + "/oauth2/token",
                        publicUrl + "/scim/v2/" + organization.slug()));
    }

    private static Future<Client> find(SqlClient client, OrganizationId organization, ScimClientId id) {
        return client.preparedQuery(PusherSql.FIND)
                .execute(key(organization, id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.NOT_FOUND, "The organization has no such SCIM client.");
                    }
                    return PusherRows.client(rows.iterator().next());
                });
    }

    private static Future<Void> record(
            SqlConnection connection, ScimClients.Create wish, ScimClientId id, ScimTokens.Bound bound) {
        JsonObject detail = new JsonObject().put("name", wish.name());
        describe(detail, wish.proof());
        detail.put("connection", bound.connection().map(ConnectionId::toString).orElse(null))
                .put("externalIdIsSsoId", bound.externalIdIsSsoId())
                .put("strict", wish.strict());
        return record(connection, wish.actor(), wish.organization(), "scim_client.created", id, detail);
    }

    private static Future<Void> record(
            SqlConnection connection,
            Actor actor,
            OrganizationId organization,
            String action,
            ScimClientId id,
            JsonObject detail) {
        return Facts.record(connection, organization, new Fact(actor, action, id.toString(), detail));
    }

    private static void describe(JsonObject detail, Proof proof) {
        detail.put("authentication", PusherRows.text(proof));
        if (proof instanceof Proof.Federation federation) {
            detail.put("issuer", federation.issuer())
                    .put("subject", federation.subject())
                    .put("audience", federation.audience());
        }
    }

    private static Tuple columns(ScimClients.Create wish, ScimClientId id, ScimTokens.Bound bound) {
        return PusherRows.addProof(key(wish.organization(), id).addString(wish.name()), wish.proof())
                .addValue(bound.connection().map(ConnectionId::value).orElse(null))
                .addBoolean(bound.externalIdIsSsoId())
                .addBoolean(wish.strict());
    }

    private static Tuple key(OrganizationId organization, ScimClientId client) {
        return Tuple.of(organization.value(), client.value());
    }

    private static <T> Future<T> changedMeanwhile() {
        return Future.failedFuture(
                new ContractFailure(ErrorCode.VERSION_MISMATCH, "The client was changed since it was read."));
    }

    private static Done done(int rows) {
        if (rows == 0) {
            throw new ContractFailure(ErrorCode.NOT_FOUND, "There is no such thing here.");
        }
        return Done.DONE;
    }
}

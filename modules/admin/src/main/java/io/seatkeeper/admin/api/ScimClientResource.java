package io.seatkeeper.admin.api;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.ScimClientId;
import io.seatkeeper.contract.scim.ScimClients;
import io.seatkeeper.contract.scim.ScimClients.Client;
import io.seatkeeper.contract.scim.ScimClients.KeySource;
import io.seatkeeper.contract.scim.ScimClients.Made;
import io.seatkeeper.contract.scim.ScimClients.Proof;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /organizations/{org}/scim-clients}. */
public final class ScimClientResource {
    private static final String SECRET = "client_secret";
    private static final String OWN_KEYS = "private_key_jwt";
    private static final String FEDERATION = "federation";

    /** What the tokens of a federation hold. */
    private static final List<String> CLAIMS = List.of("issuer", "subject", "audience");

    private final Bus bus;

    public ScimClientResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> create(Call call) {
        JsonObject body = call.body();
        return bus.call(
                        ScimClients.CREATE,
                        new ScimClients.Create(
                                call.actor(),
                                call.organizationId(),
                                body.getString("name"),
                                proof(body).orElseGet(Proof.Secret::new),
                                Optional.ofNullable(body.getString("connection")),
                                Optional.ofNullable(body.getBoolean("externalIdIsSsoId")),
                                body.getBoolean("strict", false)))
                .map(made -> made(call, made));
    }

    public Future<Answer> list(Call call) {
        return bus.call(ScimClients.LIST, new ScimClients.ListAll(call.organizationId(), call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), ScimClientResource::json)));
    }

    public Future<Answer> get(Call call) {
        return bus.call(ScimClients.FIND, new ScimClients.Find(call.organizationId(), id(call)))
                .map(found -> Answer.ok(json(found), found.version()));
    }

    public Future<Answer> update(Call call) {
        JsonObject body = call.body();
        return bus.call(
                        ScimClients.UPDATE,
                        new ScimClients.Update(
                                call.actor(),
                                call.organizationId(),
                                id(call),
                                Optional.ofNullable(body.getString("name")),
                                proof(body),
                                Optional.ofNullable(body.getBoolean("externalIdIsSsoId")),
                                Optional.ofNullable(body.getBoolean("strict")),
                                call.expectedVersion()))
                .map(changed -> Answer.ok(json(changed), changed.version()));
    }

    public Future<Answer> delete(Call call) {
        return bus.call(ScimClients.REMOVE, new ScimClients.Remove(call.actor(), call.organizationId(), id(call)))
                .map(done -> Answer.done());
    }

    public Future<Answer> addSecret(Call call) {
        return bus.call(
                        ScimClients.ADD_SECRET,
                        new ScimClients.AddSecret(
                                call.actor(),
                                call.organizationId(),
                                id(call),
                                Moments.optional(call.body(), "expiresAt")))
                .map(made -> made(call, made));
    }

    public Future<Answer> removeSecret(Call call) {
        UUID secret = Ids.parse(call.pathText("secret"));
        return bus.call(
                        ScimClients.REMOVE_SECRET,
                        new ScimClients.RemoveSecret(call.actor(), call.organizationId(), id(call), secret))
                .map(done -> Answer.done());
    }

    private static ScimClientId id(Call call) {
        return ScimClientId.of(call.pathText("client"));
    }

    /** How it will prove itself; empty where the body says nothing of it. */
    private static Optional<Proof> proof(JsonObject body) {
        String authentication = body.getString("authentication");
        boolean claims = CLAIMS.stream().anyMatch(claim -> has(body, claim));
        boolean keys = has(body, "jwks") || has(body, "jwksUri");
        if (authentication == null) {
            require(
                    !claims && !keys,
                    "authentication",
                    Flaw.Reason.REQUIRED,
                    "authentication says what jwks, jwksUri, issuer, subject and audience are for.");
            return Optional.empty();
        }
        require(
                !has(body, "jwks") || !has(body, "jwksUri"),
                "jwksUri",
                Flaw.Reason.OTHER,
                "The keys are either given or stand somewhere.");
        require(
                !claims || authentication.equals(FEDERATION),
                CLAIMS.stream().filter(claim -> has(body, claim)).findFirst().orElse(""),
                Flaw.Reason.OTHER,
                "issuer, subject and audience go with federation.");
        return Optional.of(
                switch (authentication) {
                    case OWN_KEYS -> new Proof.OwnKeys(keys(body));
                    case FEDERATION ->
                        new Proof.Federation(
                                body.getString("issuer", ""),
                                body.getString("subject", ""),
                                body.getString("audience", ""),
                                keys(body));
                    default -> {
                        require(
                                !keys,
                                has(body, "jwks") ? "jwks" : "jwksUri",
                                Flaw.Reason.KEYS_MISPLACED,
                                "A client with a secret has no keys.");
                        yield new Proof.Secret();
                    }
                });
    }

    private static KeySource keys(JsonObject body) {
        if (has(body, "jwks")) {
            return new KeySource.Given(body.getJsonObject("jwks").encode());
        }
        return has(body, "jwksUri") ? new KeySource.At(body.getString("jwksUri")) : new KeySource.Discovered();
    }

    private static Answer made(Call call, Made made) {
        JsonObject json = json(made.client())
                .put("secret", made.secret().orElse(null))
                .put("tokenUrl", made.tokenUrl())
                .put("baseUrl", made.baseUrl());
        return Answer.made(
                json,
                made.client().version(),
                "/organizations/" + call.organizationId() + "/scim-clients/"
                        + made.client().id());
    }

    private static JsonObject json(Client client) {
        JsonObject json = new JsonObject()
                .put("id", client.id().toString())
                .put("name", client.name())
                .put("authentication", authentication(client.proof()))
                .put("connection", Shown.text(client.connection()))
                .put("externalIdIsSsoId", client.externalIdIsSsoId())
                .put("strict", client.strict())
                .put("secrets", secrets(client.secrets()))
                .put("lastUsedAt", Shown.moment(client.lastUsedAt()))
                .put("createdAt", Shown.moment(client.createdAt()));
        switch (client.proof()) {
            case Proof.Secret secret -> {}
            case Proof.OwnKeys own -> show(json, own.keys());
            case Proof.Federation federation ->
                show(json, federation.keys())
                        .put("issuer", federation.issuer())
                        .put("subject", federation.subject())
                        .put("audience", federation.audience());
        }
        return json;
    }

    private static JsonArray secrets(List<ScimClients.Secret> secrets) {
        JsonArray shown = new JsonArray();
        secrets.forEach(secret -> shown.add(new JsonObject()
                .put("id", secret.id().toString())
                .put("createdAt", Shown.moment(secret.createdAt()))
                .put("expiresAt", Shown.moment(secret.expiresAt()))
                .put("lastUsedAt", Shown.moment(secret.lastUsedAt()))));
        return shown;
    }

    private static JsonObject show(JsonObject json, KeySource keys) {
        return switch (keys) {
            case KeySource.Given given -> json.put("jwks", new JsonObject(given.jwks()));
            case KeySource.At at -> json.put("jwksUri", at.uri());
            case KeySource.Discovered discovered -> json;
        };
    }

    private static String authentication(Proof proof) {
        return switch (proof) {
            case Proof.Secret secret -> SECRET;
            case Proof.OwnKeys own -> OWN_KEYS;
            case Proof.Federation federation -> FEDERATION;
        };
    }

    private static boolean has(JsonObject body, String field) {
        return body.getValue(field) != null;
    }

    private static void require(boolean holds, String field, Flaw.Reason reason, String otherwise) {
        if (!holds) {
            throw ContractFailure.at(field, reason, otherwise);
        }
    }
}

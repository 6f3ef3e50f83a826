package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * An object's type by the Kubernetes API's own description, of which the client's classes are made: as strict as a server that is
 * asked to validate fields strictly.
 *
 * @param required throws where a field is none of the type's, or one is missing that it needs
 */
record KubernetesType(Class<?> model, Check required) {
    private static final Map<String, KubernetesType> TYPES = Map.of(
            "v1 Service", new KubernetesType(V1Service.class, V1Service::validateJsonElement),
            "apps/v1 Deployment", new KubernetesType(V1Deployment.class, V1Deployment::validateJsonElement),
            "batch/v1 Job", new KubernetesType(V1Job.class, V1Job::validateJsonElement),
            "policy/v1 PodDisruptionBudget",
                    new KubernetesType(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "networking.k8s.io/v1 NetworkPolicy",
                    new KubernetesType(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
            "networking.k8s.io/v1 Ingress", new KubernetesType(V1Ingress.class, V1Ingress::validateJsonElement));

    /** What a class of the client checks. */
    interface Check {
        void check(JsonElement object) throws IOException;
    }

    /**
     * Reads an object as its type.
     *
     * @throws AssertionError where the API would refuse a field, or read it as something else
     */
    static void requireSound(io.vertx.core.json.JsonObject object) {
        String name = object.getString("apiVersion") + " " + object.getString("kind");
        KubernetesType type = Objects.requireNonNull(TYPES.get(name), name);
        JsonElement given = JsonParser.parseString(object.encode());
        try {
            type.required.check(given);
        } catch (IOException | IllegalArgumentException unsound) {
            throw new AssertionError(name + ": " + unsound.getMessage(), unsound);
        }
        Gson gson = JSON.getGson();
        requireUnderstood(given, gson.toJsonTree(gson.fromJson(given, type.model)), name);
    }

    /** The client reads a text as a number and the reverse, which the API does not: so what it has read must be what was given. */
    private static void requireUnderstood(JsonElement given, JsonElement read, String where) {
        switch (given) {
            case JsonObject object ->
                object.entrySet().forEach(entry -> {
                    JsonElement inner = read.getAsJsonObject().get(entry.getKey());
                    assertThat(inner).as(where + "." + entry.getKey()).isNotNull();
                    requireUnderstood(entry.getValue(), inner, where + "." + entry.getKey());
                });
            case JsonArray array -> {
                assertThat(read.getAsJsonArray().size()).as(where).isEqualTo(array.size());
                for (int place = 0; place < array.size(); place++) {
                    requireUnderstood(array.get(place), read.getAsJsonArray().get(place), where + "[" + place + "]");
                }
            }
            default -> assertThat(read).as(where).isEqualTo(given);
        }
    }
}

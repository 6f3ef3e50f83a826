package io.seatkeeper.practiceidp.push;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Talks to one SCIM server. Blocks, so it is used on virtual threads; a busy server is asked again a few times. */
final class Conversation {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final PushTarget target;
    private final String mediaType;
    private final String suffix;
    private final Consumer<Exchange> heard;

    /**
     * @param mediaType what the provider calls its bodies
     * @param suffix what the provider puts behind every address: OneLogin a lone {@code ?}
     */
    Conversation(HttpClient http, PushTarget target, String mediaType, String suffix, Consumer<Exchange> heard) {
        this.http = http;
        this.target = target;
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.heard = heard;
    }

    /** The id of the one resource that a filter finds, if any; {@code more} is appended to the query. */
    Optional<String> find(String type, String filter, String more) {
        JsonObject answer = get("/" + type + "?filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20") + more);
        JsonArray found = answer.getJsonArray("Resources", new JsonArray());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.getJsonObject(0).getString("id"));
    }

    JsonObject get(String path) {
        return expect("GET", path, null);
    }

    /** Makes a resource and answers its id. */
    String create(String type, JsonObject resource) {
        String id = expect("POST", "/" + type, resource).getString("id");
        if (id == null) {
            throw new PushRefused("POST /" + type + " answered no id");
        }
        return id;
    }

    void put(String path, JsonObject resource) {
        expect("PUT", path, resource);
    }

    void patch(String path, JsonObject operations) {
        expect("PATCH", path, operations);
    }

    /** Deletes what may be gone already. */
    void delete(String path) {
        HttpResponse<String> answer = send("DELETE", path, null);
        if (answer.statusCode() != 404 && answer.statusCode() / 100 != 2) {
            throw refused("DELETE", path, answer);
        }
    }

    private JsonObject expect(String method, String path, @Nullable JsonObject body) {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw refused(method, path, answer);
        }
        try {
            return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
        } catch (DecodeException garbled) {
            throw new PushRefused(method + " " + path + " answered what is no JSON");
        }
    }

    /** Asks again after 429 and 5xx, when the server says or after a growing pause. */
    private HttpResponse<String> send(String method, String path, @Nullable JsonObject body) {
        String text = body == null ? "" : body.encode();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.baseUrl() + path + suffix(path)))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + target.token())
                .header("accept", mediaType)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        if (body != null) {
            request.header("content-type", mediaType + "; charset=utf-8");
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            note(method, path, text, answer.statusCode(), answer.body());
            for (int attempt = 1; busy(answer) && attempt < ATTEMPTS; attempt++) {
                Thread.sleep(pause(answer, attempt));
                answer = http.send(request.build(), BodyHandlers.ofString());
                note(method, path, text, answer.statusCode(), answer.body());
            }
            return answer;
        } catch (IOException unreachable) {
            note(method, path, text, 0, String.valueOf(unreachable.getMessage()));
            throw new PushRefused(method + " " + path + " got no answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PushRefused("the push was stopped");
        }
    }

    private String suffix(String path) {
        return path.contains("?") && suffix.equals("?") ? "&" : suffix;
    }

    private void note(String method, String path, String body, int status, String answer) {
        heard.accept(new Exchange(Instant.now(), method, path, body, status, answer));
    }

    private static boolean busy(HttpResponse<String> answer) {
        return answer.statusCode() == 429 || answer.statusCode() / 100 == 5;
    }

    private static Duration pause(HttpResponse<String> answer, int attempt) {
        Duration asked = answer.headers()
                .firstValue("retry-after")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ofMillis(200L << attempt));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static PushRefused refused(String method, String path, HttpResponse<String> answer) {
        return new PushRefused(method + " " + path + " was answered " + answer.statusCode() + detail(answer.body()));
    }

    /** What the server says about it (RFC 7644 §3.12), if anything. */
    private static String detail(String body) {
        try {
            String detail = new JsonObject(body).getString("detail", "");
            return detail.isEmpty() ? "" : ": " + detail;
        } catch (DecodeException | ClassCastException otherwise) {
            return "";
        }
    }
}

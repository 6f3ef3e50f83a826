package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Flaw;
import io.seatkeeper.platform.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the texts of a request that PostgreSQL can't store: with U+0000, or with half a surrogate pair. */
final class Texts {
    private static final int LONGEST_SHOWN = 60;

    private Texts() {}

    static List<Problem.Fault> unstorable(Asked asked) {
        List<Problem.Fault> faults = new ArrayList<>();
        asked.query().forEach((name, value) -> check(value, "query." + shown(name), faults));
        asked.path().forEach((name, value) -> check(value, "path." + name, faults));
        check(json(asked.body()), "", faults);
        return faults;
    }

    /** A name that the caller made up, shortened and without anything that is no letter, for an answer. */
    static String shown(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN) + "…";
    }

    private static @Nullable Object json(@Nullable Buffer body) {
        try {
            return body == null ? null : Json.decodeValue(body);
        } catch (DecodeException malformed) {
            return null; // the validator says so better
        }
    }

    private static void check(@Nullable Object value, String pointer, List<Problem.Fault> faults) {
        switch (value) {
            case String text
            when !storable(text) ->
                faults.add(new Problem.Fault(
                        pointer, Flaw.Reason.UNSTORABLE, "It holds a character that can't be stored."));
            case JsonObject object ->
                object.forEach(field -> {
                    String place = pointer + "/" + escaped(field.getKey());
                    check(field.getKey(), place, faults);
                    check(field.getValue(), place, faults);
                });
            case JsonArray array -> {
                for (int index = 0; index < array.size(); index++) {
                    check(array.getValue(index), pointer + "/" + index, faults);
                }
            }
            case null, default -> {}
        }
    }

    private static boolean storable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    /** RFC 6901 §3. */
    private static String escaped(String key) {
        return shown(key).replace("~", "~0").replace("/", "~1");
    }
}

package io.seatkeeper.scim.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body as one JSON object, within bounds: depth, length of texts and numbers; no name twice in an object, of which two
 * readers could take different ones (RFC 8259 §4); nothing that PostgreSQL can't keep.
 */
final class JsonReader {
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private JsonReader() {}

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_SYNTAX} saying what is wrong and where */
    static JsonObject object(Buffer body) {
        try (JsonParser parser = FACTORY.createParser(body.getBytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("The body is no JSON object.");
            }
            JsonObject object = new JsonObject(fields(parser));
            if (parser.nextToken() != null) {
                throw invalid("Something stands behind the JSON object.");
            }
            return object;
        } catch (JsonProcessingException malformed) {
            throw invalid("The body is no JSON that is taken here: " + malformed.getOriginalMessage()
                    + (malformed.getLocation() == null
                            ? ""
                            : " (line " + malformed.getLocation().getLineNr() + ", column "
                                    + malformed.getLocation().getColumnNr() + ")"));
        } catch (IOException malformed) {
            throw invalid("The body is no JSON that is taken here.");
        }
    }

    private static Map<String, Object> fields(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            fields.put(storable(name), value(parser, parser.nextToken()));
        }
        return fields;
    }

    private static List<Object> items(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            items.add(value(parser, next));
        }
        return items;
    }

    @SuppressWarnings("NullAway") // JSON's null is a value of a map and of a list
    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> new JsonObject(fields(parser));
            case START_ARRAY -> new JsonArray(items(parser));
            case VALUE_STRING -> storable(parser.getText());
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw invalid("The JSON ends too early.");
        };
    }

    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw invalid("A text holds the character U+0000, which can't be kept.");
        }
        return text;
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw invalid("A number is too large.");
        }
        return number;
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.SCIM_INVALID_SYNTAX, why);
    }
}

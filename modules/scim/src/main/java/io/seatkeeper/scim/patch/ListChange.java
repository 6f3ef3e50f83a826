package io.seatkeeper.scim.patch;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.scim.patch.Operation.Kind;
import io.seatkeeper.scim.resource.Document;
import io.seatkeeper.scim.resource.Manner;
import io.seatkeeper.scim.resource.ValueReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operations on a list of complex values, such as {@code emails}: at most one stays primary, none stands twice. */
record ListChange(Document document, ValueReader values, Manner manner) {
    /** Which values are meant, and what a value that is made for the operation begins with; empty where none can be made. */
    record Choice(Predicate<JsonObject> selects, Optional<JsonObject> seed) {
        static final Choice ALL = new Choice(value -> true, Optional.of(new JsonObject()));
    }

    /** The list itself: {@code emails}. */
    void whole(Kind kind, Definition list, @Nullable Object written) {
        if (kind == Kind.REMOVE && written == null) {
            document.set(list.path(), null);
            return;
        }
        Object read = values.read(list.attribute(), written, list.path().toString());
        List<JsonObject> given = read instanceof JsonArray array ? objects(array) : List.of();
        switch (kind) {
            case REPLACE -> store(list, given);
            case ADD -> given.forEach(value -> join(list, value));
            case REMOVE ->
                store(
                        list,
                        split(list, value -> given.stream().anyMatch(each -> covers(each, value)))
                                .others());
        }
    }

    /** The chosen values of a list: {@code emails[type eq "work"]}. */
    void selected(Kind kind, Definition list, Choice choice, @Nullable Object written) {
        Split split = choose(kind, list, choice);
        if (kind == Kind.REMOVE) {
            store(list, split.others());
            return;
        }
        JsonObject value = values.some(list.attribute(), written, list.path().toString());
        if (split.chosen().isEmpty()) {
            if (value != null) {
                join(list, seed(choice).mergeIn(value));
            }
            return;
        }
        for (JsonObject each : split.chosen()) {
            if (kind == Kind.REPLACE && (value == null || isAnother(each, value))) {
                each.clear();
            }
            if (value != null) {
                choice.seed().ifPresent(each::mergeIn);
                each.mergeIn(value);
            }
        }
        settle(list, split);
    }

    /** A part of the chosen values: {@code emails[type eq "work"].value}. */
    void part(Kind kind, Definition list, Choice choice, Attribute part, @Nullable Object written) {
        Split split = choose(kind, list, choice);
        Object value = kind == Kind.REMOVE ? null : values.read(part, written, list.path() + "." + part.name());
        if (split.chosen().isEmpty()) {
            if (value != null) {
                join(list, seed(choice).put(part.name(), value));
            }
            return;
        }
        for (JsonObject each : split.chosen()) {
            if (value != null) {
                each.put(part.name(), value);
            } else if (part.name().equals("value")) {
                each.clear();
            } else {
                each.remove(part.name());
            }
        }
        settle(list, split);
    }

    /** Parts that aren't named stay as they are (RFC 7644 §3.5.2.3), unless another value takes the place of the one they describe. */
    private static boolean isAnother(JsonObject present, JsonObject named) {
        return named.containsKey("value") && !named.getValue("value").equals(present.getValue("value"));
    }

    private Split choose(Kind kind, Definition list, Choice choice) {
        Split split = split(list, choice.selects());
        if (split.chosen().isEmpty() && manner == Manner.STRICT && kind != Kind.ADD) {
            throw noTarget();
        }
        return split;
    }

    private static JsonObject seed(Choice choice) {
        return choice.seed().orElseThrow(ListChange::noTarget).copy();
    }

    /** Adds a value, or joins it to the one that it is (RFC 7644 §3.5.2.1). One that says nothing changes nothing. */
    private void join(Definition list, JsonObject value) {
        if (!ValueReader.meansSomething(list.attribute(), value)) {
            return;
        }
        Object sameness = ValueReader.sameness(list.attribute(), value);
        Split split =
                split(list, each -> ValueReader.sameness(list.attribute(), each).equals(sameness));
        if (split.chosen().isEmpty()) {
            List<JsonObject> longer = new ArrayList<>(split.all());
            longer.add(value);
            settle(list, new Split(longer, List.of(value), split.others()));
        } else {
            split.chosen().forEach(each -> each.mergeIn(value));
            settle(list, split);
        }
    }

    /** Where a chosen value is now the primary one, no other stays it (RFC 7644 §3.5.2); then stores the list. */
    private void settle(Definition list, Split split) {
        if (split.chosen().stream().anyMatch(ValueReader::isPrimary)) {
            split.others().stream().filter(ValueReader::isPrimary).forEach(value -> value.put("primary", false));
        }
        store(list, split.all());
    }

    private void store(Definition list, List<JsonObject> all) {
        JsonArray kept = new JsonArray();
        all.stream()
                .filter(value -> ValueReader.meansSomething(list.attribute(), value))
                .forEach(kept::add);
        JsonArray checked = values.checked(list.attribute(), kept, list.path().toString());
        document.set(list.path(), checked.isEmpty() ? null : checked);
    }

    private Split split(Definition list, Predicate<JsonObject> chosen) {
        List<JsonObject> all = document.get(list.path()) instanceof JsonArray present ? objects(present) : List.of();
        Map<Boolean, List<JsonObject>> parts = all.stream().collect(Collectors.partitioningBy(chosen));
        return new Split(all, parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    /** A list's values in their order, and apart those that are meant and the others. */
    private record Split(List<JsonObject> all, List<JsonObject> chosen, List<JsonObject> others) {}

    /** Whether a value that a client names means one that is there: all that it says of it is so, in any case. */
    private static boolean covers(JsonObject named, JsonObject value) {
        return named.stream()
                .filter(part ->
                        !part.getKey().equals("display") && !part.getKey().equals("$ref"))
                .allMatch(part ->
                        part.getValue().toString().equalsIgnoreCase(String.valueOf(value.getValue(part.getKey()))));
    }

    private static ContractFailure noTarget() {
        return new ContractFailure(ErrorCode.SCIM_NO_TARGET, "The path's filter selects no value.");
    }
}

package io.seatkeeper.scim.patch;

import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.Filter;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which values of a list a filter in brackets selects, and what a value must hold for it to select it.
 *
 * @param list the list's definition
 */
record Selection(Attribute list, Filter filter) {
    boolean selects(JsonObject value) {
        return fits(filter, value);
    }

    /**
     * What a new value would hold so that the filter selects it, as Entra ID expects of {@code emails[type eq "work"].value} where
     * no work address is there yet. Empty where the filter does not say it, or names the value itself, which is then missing.
     */
    Optional<JsonObject> seed() {
        JsonObject seed = new JsonObject();
        return sows(filter, seed) ? Optional.of(seed) : Optional.empty();
    }

    private static boolean sows(Filter filter, JsonObject seed) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> sows(left, seed) && sows(right, seed);
            case Filter.Compare compare -> {
                String name = compare.path().attribute();
                Object value = plain(compare.value());
                boolean says = compare.operator() == Filter.Operator.EQ && !name.equals("value") && value != null;
                if (says) {
                    seed.put(name, value);
                }
                yield says;
            }
            case Filter.Or _, Filter.Not _, Filter.Present _, Filter.Matches _ -> false;
        };
    }

    private boolean fits(Filter tree, JsonObject value) {
        return switch (tree) {
            case Filter.And(Filter left, Filter right) -> fits(left, value) && fits(right, value);
            case Filter.Or(Filter left, Filter right) -> fits(left, value) || fits(right, value);
            case Filter.Not(Filter operand) -> !fits(operand, value);
            case Filter.Present present -> value.containsKey(present.path().attribute());
            case Filter.Compare compare ->
                compares(compare, value.getValue(compare.path().attribute()));
            case Filter.Matches _ -> false;
        };
    }

    private boolean compares(Filter.Compare compare, @Nullable Object actual) {
        Object wanted = plain(compare.value());
        if (wanted == null || actual == null) {
            return switch (compare.operator()) {
                case EQ -> isNothing(wanted) && isNothing(actual);
                case NE -> !(isNothing(wanted) && isNothing(actual));
                case CO, SW, EW, GT, GE, LT, LE -> false;
            };
        }
        String left = key(compare, actual);
        String right = key(compare, wanted);
        return switch (compare.operator()) {
            case EQ -> left.equals(right);
            case NE -> !left.equals(right);
            case CO -> left.contains(right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            case GT -> left.compareTo(right) > 0;
            case GE -> left.compareTo(right) >= 0;
            case LT -> left.compareTo(right) < 0;
            case LE -> left.compareTo(right) <= 0;
        };
    }

    /** A flag that is not there is as good as false. */
    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.equals(false);
    }

    private String key(Filter.Compare compare, Object value) {
        boolean exact = list.subAttribute(compare.path().attribute())
                .filter(Attribute::caseExact)
                .isPresent();
        return exact ? value.toString() : value.toString().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object plain(Filter.Value value) {
        return switch (value) {
            case Filter.Value.Text text -> text.text();
            case Filter.Value.Numeric numeric -> numeric.number();
            case Filter.Value.Flag flag -> flag.flag();
            case Filter.Value.Nothing _ -> null;
        };
    }
}

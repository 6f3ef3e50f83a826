package io.seatkeeper.directory.query;

import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Filter.Operator;
import io.seatkeeper.contract.scim.Filter.Value;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.directory.query.CandidateSql.Arm;
import io.seatkeeper.directory.query.CandidateSql.Form;
import io.seatkeeper.directory.query.CandidateSql.Index;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The table of what indexes find: {@code eq} and {@code sw} of the attributes below, and ranges of times. The condition of the
 * whole filter is looked at again for whatever is found, so that more may be found than fits.
 */
final class IndexSql {
    private static final String ALIVE = "deleted_at IS NULL";
    private static final int LONGEST_NAME = 256;
    private static final String FIRST_ID = "00000000-0000-0000-0000-000000000000";
    private static final String LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private static final Map<String, Index> OF_PEOPLE = Map.of(
            "id", new Index("user_account", "user_id", "user_id", Form.ID, "true", true),
            "userName", new Index("user_account", "user_id", "user_name_key", Form.LOWER, ALIVE, true),
            "externalId", new Index("user_account", "user_id", "external_id", Form.EXACT, ALIVE, true),
            "displayName", new Index("user_account", "user_id", "name_key", Form.NAME, "true", false),
            "emails.value", new Index("scim_email", "user_id", "email_key", Form.LOWER, "true", true),
            "meta.lastModified", new Index("user_account", "user_id", "modified_at", Form.MOMENT, ALIVE, false),
            "groups.value", new Index("team_member", "user_id", "team_id", Form.ID, "true", false));
    private static final Map<String, Index> OF_TEAMS = Map.of(
            "id", new Index("team", "team_id", "team_id", Form.ID, "true", true),
            "displayName", new Index("team", "team_id", "display_name_key", Form.LOWER, "true", true),
            "externalId", new Index("team", "team_id", "external_id", Form.EXACT, "true", true),
            "members.value", new Index("team_member", "team_id", "user_id", Form.ID, "true", true));

    private final Map<String, Index> indexes;

    IndexSql(ResourceType type) {
        this.indexes = switch (type) {
            case USER -> OF_PEOPLE;
            case GROUP -> OF_TEAMS;
        };
    }

    /** What indexes find of a filter; empty where they can't find all that fits. The filter was compiled before. */
    Optional<CandidateSql> candidates(Filter filter) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> {
                Optional<CandidateSql> one = candidates(left);
                Optional<CandidateSql> two = candidates(right);
                yield one.isPresent() && two.isPresent() ? Optional.of(one.get().and(two.get())) : one.or(() -> two);
            }
            case Filter.Or(Filter left, Filter right) -> {
                Optional<CandidateSql> one = candidates(left);
                yield one.isEmpty() ? one : candidates(right).map(one.get()::or);
            }
            case Filter.Matches(AttributePath path, Filter inside) -> inside(path, inside);
            case Filter.Compare compare -> candidates(compare.path(), compare);
            case Filter.Not _, Filter.Present _ -> Optional.empty();
        };
    }

    /** Inside brackets: one value fits both, so whatever finds it finds the resource. */
    private Optional<CandidateSql> inside(AttributePath outer, Filter filter) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> inside(outer, left).or(() -> inside(outer, right));
            case Filter.Compare compare ->
                candidates(
                        new AttributePath(
                                outer.schema(),
                                outer.attribute(),
                                Optional.of(compare.path().attribute())),
                        compare);
            case Filter.Or _, Filter.Not _, Filter.Present _, Filter.Matches _ -> Optional.empty();
        };
    }

    private Optional<CandidateSql> candidates(AttributePath path, Filter.Compare compare) {
        String name = path.toString();
        Index index = indexes.containsKey(name) ? indexes.get(name) : indexes.get(name + ".value");
        if (index == null || !(compare.value() instanceof Value.Text(String value))) {
            return Optional.empty();
        }
        return condition(index, compare.operator(), value)
                .map(condition -> new CandidateSql(
                        List.of(new Arm(index, condition, index.unique() && compare.operator() == Operator.EQ))));
    }

    private static Optional<Function<Parameters, String>> condition(Index index, Operator operator, String value) {
        return switch (index.form()) {
            case ID -> id(index.key(), operator, value);
            case MOMENT ->
                operator == Operator.SW || operator == Operator.CO || operator == Operator.EW
                        ? Optional.empty()
                        : moment(index.key(), operator, FilterSql.instant(value));
            case EXACT -> text(index.key(), operator, value, "%s COLLATE \"C\"");
            case LOWER -> text(index.key(), operator, value, "lower(%s COLLATE \"pg_c_utf8\")");
            case NAME -> text(index.key(), operator, name(value), "lower(%s COLLATE \"pg_c_utf8\")");
        };
    }

    private static Optional<Function<Parameters, String>> text(
            String key, Operator operator, String value, String form) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (operator) {
            case EQ -> Optional.of(parameters -> key + " = " + form.formatted(parameters.text(value)));
            case SW ->
                Optional.of(parameters -> {
                    String beginning = form.formatted(parameters.text(value));
                    // chr(1114111) is the last character there is.
                    return key + " >= " + beginning + " AND " + key + " < " + beginning + " || chr(1114111)";
                });
            case NE, CO, EW, GT, GE, LT, LE -> Optional.empty();
        };
    }

    private static Optional<Function<Parameters, String>> id(String key, Operator operator, String value) {
        return switch (operator) {
            case EQ -> Optional.of(between(key, FilterSql.id(value), FilterSql.id(value)));
            case SW ->
                value.isEmpty() || value.length() > LAST_ID.length()
                        ? Optional.empty()
                        : Optional.of(between(
                                key,
                                FilterSql.id(value + FIRST_ID.substring(value.length())),
                                FilterSql.id(value + LAST_ID.substring(value.length()))));
            case NE, CO, EW, GT, GE, LT, LE -> Optional.empty();
        };
    }

    private static Function<Parameters, String> between(String key, Optional<UUID> first, Optional<UUID> last) {
        if (first.isEmpty() || last.isEmpty()) {
            return parameters -> "false";
        }
        return parameters -> first.equals(last)
                ? key + " = " + parameters.uuid(first.get())
                : key + " BETWEEN " + parameters.uuid(first.get()) + " AND " + parameters.uuid(last.get());
    }

    private static Optional<Function<Parameters, String>> moment(String key, Operator operator, Instant value) {
        return switch (operator) {
            case EQ -> Optional.of(parameters -> key + " = " + parameters.moment(value));
            case GT -> Optional.of(parameters -> key + " > " + parameters.moment(value));
            case GE -> Optional.of(parameters -> key + " >= " + parameters.moment(value));
            case LT -> Optional.of(parameters -> key + " < " + parameters.moment(value));
            case LE -> Optional.of(parameters -> key + " <= " + parameters.moment(value));
            case NE, CO, SW, EW -> Optional.empty();
        };
    }

    private static String name(String value) {
        String stripped = value.strip();
        return stripped.length() <= LONGEST_NAME ? stripped : stripped.substring(0, LONGEST_NAME);
    }
}

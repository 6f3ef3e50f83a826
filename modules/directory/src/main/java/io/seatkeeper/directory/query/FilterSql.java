package io.seatkeeper.directory.query;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Filter.Operator;
import io.seatkeeper.contract.scim.Filter.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns a filter into a condition. NULL counts as not true: {@code not} is IS NOT TRUE. A comparison with a list holds where
 * any of its values fits (RFC 7644 §3.4.2.2), {@code ne} also where there is none; an attribute without a value is not
 * identical with any. Text is compared by code points, in lower case where case does not count; nothing is a pattern, so no
 * character of a value is special.
 */
final class FilterSql {
    private static final int MOST_COMPARISONS = 100;
    private static final int DEEPEST = 200;
    private static final Set<Operator> PARTS = EnumSet.of(Operator.CO, Operator.SW, Operator.EW);
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final AttributeSql attributes;
    private final Parameters parameters;
    private int comparisons;

    FilterSql(AttributeSql attributes, Parameters parameters) {
        this.attributes = attributes;
        this.parameters = parameters;
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_FILTER}, {@link ErrorCode#SCIM_TOO_MANY} past every bound */
    String condition(Filter filter) {
        return condition(filter, attributes::values, 0);
    }

    /** The id that a text is; empty where nothing can have it. */
    static Optional<UUID> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** @param scope where an attribute's values are: of the resource, or inside brackets of one value */
    private String condition(Filter filter, Function<AttributePath, Values> scope, int depth) {
        if (depth > DEEPEST) {
            throw new ContractFailure(ErrorCode.SCIM_TOO_MANY, "The filter is too deep.");
        }
        return switch (filter) {
            case Filter.And(Filter left, Filter right) ->
                "(" + condition(left, scope, depth + 1) + " AND " + condition(right, scope, depth + 1) + ")";
            case Filter.Or(Filter left, Filter right) ->
                "(" + condition(left, scope, depth + 1) + " OR " + condition(right, scope, depth + 1) + ")";
            case Filter.Not(Filter operand) -> "(" + condition(operand, scope, depth + 1) + ") IS NOT TRUE";
            case Filter.Present(AttributePath path) -> present(path, scope.apply(counted(path)));
            case Filter.Compare compare -> compare(compare, scope.apply(counted(compare.path())));
            case Filter.Matches(AttributePath path, Filter inside) -> matches(scope.apply(path), inside, depth + 1);
        };
    }

    private AttributePath counted(AttributePath path) {
        if (++comparisons > MOST_COMPARISONS) {
            throw new ContractFailure(
                    ErrorCode.SCIM_TOO_MANY, "A filter has at most " + MOST_COMPARISONS + " comparisons.");
        }
        return path;
    }

    private String matches(Values values, Filter inside, int depth) {
        return switch (values) {
            case Values.Simple simple -> throw invalid("Brackets stand behind complex attributes alone.");
            case Values.Complex complex -> condition(inside, parts(complex.part()), depth);
            case Values.Listed listed -> any(listed, condition(inside, parts(listed.part()), depth));
        };
    }

    private static Function<AttributePath, Values> parts(Function<String, Expression> part) {
        return path -> new Values.Simple(part.apply(path.attribute()));
    }

    private String present(AttributePath path, Values values) {
        return switch (values) {
            case Values.Simple simple -> hasValue(simple.value());
            case Values.Complex complex ->
                path.subAttribute()
                        .map(sub -> hasValue(complex.part().apply(sub)))
                        .orElseGet(() -> "(" + complex.whole() + "::text NOT IN ('{}', '[]', '\"\"', 'null'))");
            case Values.Listed listed ->
                any(
                        listed,
                        path.subAttribute()
                                .map(sub -> hasValue(listed.part().apply(sub)))
                                .orElse("true"));
        };
    }

    private static String hasValue(Expression value) {
        return value.kind() == Expression.Kind.TEXT
                ? "(" + value.sql() + " <> '')"
                : "(" + value.sql() + " IS NOT NULL)";
    }

    private String compare(Filter.Compare compare, Values values) {
        if (compare.value() instanceof Value.Nothing) {
            require(EQUALITY.contains(compare.operator()), "null can be compared by eq and ne alone.");
            String present = present(compare.path(), values);
            return compare.operator() == Operator.NE ? present : "(" + present + ") IS NOT TRUE";
        }
        String sub = compare.path().subAttribute().orElse("value");
        return switch (values) {
            case Values.Simple simple -> one(simple.value(), compare.operator(), compare.value());
            case Values.Complex complex -> one(complex.part().apply(sub), compare.operator(), compare.value());
            case Values.Listed listed -> {
                String any = any(listed, one(listed.part().apply(sub), compare.operator(), compare.value()));
                yield compare.operator() == Operator.NE
                        ? "(" + any + " OR (" + any(listed, "true") + ") IS NOT TRUE)"
                        : any;
            }
        };
    }

    /** Whether a row fits; as a scalar subquery, which is run for its own resource only, by its index. */
    private static String any(Values.Listed listed, String condition) {
        return "(SELECT true FROM " + listed.from() + " WHERE " + listed.where() + " AND " + condition + " LIMIT 1)";
    }

    private String one(Expression expression, Operator operator, Value value) {
        return switch (expression.kind()) {
            case TEXT -> text(expression, operator, written(value));
            case ID -> id(expression, operator, written(value));
            case FLAG -> flag(expression, operator, value);
            case MOMENT -> moment(expression, operator, written(value));
        };
    }

    private String text(Expression expression, Operator operator, String value) {
        String left = expression.comparable();
        String right = expression.caseExact()
                ? parameters.text(value)
                : "lower(" + parameters.text(value) + " COLLATE \"pg_c_utf8\")";
        return "("
                + switch (operator) {
                    case EQ -> left + " = " + right;
                    case NE -> left + " IS DISTINCT FROM " + right;
                    case CO -> "strpos(" + left + ", " + right + ") > 0";
                    case SW -> "starts_with(" + left + ", " + right + ")";
                    case EW -> "right(" + left + ", length(" + right + ")) = " + right;
                    case GT -> left + " > " + right;
                    case GE -> left + " >= " + right;
                    case LT -> left + " < " + right;
                    case LE -> left + " <= " + right;
                }
                + ")";
    }

    /** Ids are compared as ids where that is the same, so that an index serves. */
    private String id(Expression expression, Operator operator, String value) {
        Optional<UUID> id = id(value);
        if (operator == Operator.EQ) {
            return id.map(known -> "(" + expression.sql() + " = " + parameters.uuid(known) + ")")
                    .orElse("false");
        }
        return text(expression, operator, value);
    }

    private String flag(Expression expression, Operator operator, Value value) {
        require(
                EQUALITY.contains(operator) && value instanceof Value.Flag,
                "True and false are compared by eq and ne alone.");
        boolean wanted = value instanceof Value.Flag(boolean flag) && flag;
        return "(" + expression.sql() + (operator == Operator.EQ ? " = " : " IS DISTINCT FROM ") + wanted + ")";
    }

    private String moment(Expression expression, Operator operator, String value) {
        if (PARTS.contains(operator)) {
            return text(Expression.text(expression.comparable(), true), operator, value);
        }
        String left = expression.sql();
        String right = parameters.moment(instant(value));
        return "(" + left
                + switch (operator) {
                    case EQ -> " = ";
                    case NE -> " IS DISTINCT FROM ";
                    case GT -> " > ";
                    case GE -> " >= ";
                    case LT -> " < ";
                    case LE -> " <= ";
                    case CO, SW, EW -> throw new IllegalStateException("compared as text");
                }
                + right + ")";
    }

    /** PostgreSQL keeps microseconds. */
    static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException malformed) {
            throw invalid("A time is written as 2026-11-25T08:00:00Z.");
        }
    }

    private static String written(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric numeric -> numeric.number().toPlainString();
            case Value.Flag flag -> throw invalid("The attribute is neither true nor false.");
            case Value.Nothing nothing -> throw new IllegalStateException("null is compared elsewhere");
        };
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw invalid(why);
        }
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.SCIM_INVALID_FILTER, why);
    }
}

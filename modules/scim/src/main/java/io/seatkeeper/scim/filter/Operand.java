package io.seatkeeper.scim.filter;

import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.Filter.Operator;
import io.seatkeeper.contract.scim.Filter.Value;
import io.seatkeeper.scim.resource.Coercion;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The right side of a comparison: reads it as the attribute's type wants it, or says why that can't be. */
final class Operand {
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE);
    private static final Set<Operator> PARTS = EnumSet.of(Operator.CO, Operator.SW, Operator.EW);
    /** The grammar of JSON (RFC 8259 §6), with an exponent that can do no harm. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

    private Operand() {}

    /**
     * @param place where a refusal points
     * @param literal the text that was written
     * @param quoted whether as a JSON string
     */
    static Value read(Attribute attribute, Operator operator, int place, String literal, boolean quoted) {
        if (!quoted && literal.equalsIgnoreCase("null")) {
            demand(EQUALITY.contains(operator), place, "null can be compared by eq and ne alone.");
            return new Value.Nothing();
        }
        demand(quoted || isLiteral(literal), place, "expected a text in double quotes, a number, true, false or null.");
        return switch (attribute.type()) {
            case BOOLEAN -> {
                demand(EQUALITY.contains(operator), place, attribute.name() + " is true or false: use eq or ne.");
                yield new Value.Flag(Coercion.bool(literal)
                        .orElseThrow(() -> Lexer.invalid(place, attribute.name() + " is true or false.")));
            }
            case INTEGER, DECIMAL -> {
                demand(NUMBER.matcher(literal).matches(), place, attribute.name() + " is a number.");
                demand(!PARTS.contains(operator), place, "a number has no parts that could be compared.");
                yield new Value.Numeric(new BigDecimal(literal));
            }
            case DATE_TIME -> new Value.Text(PARTS.contains(operator) ? literal : instant(attribute, place, literal));
            case BINARY -> {
                demand(EQUALITY.contains(operator), place, attribute.name() + " is binary: use eq or ne.");
                yield new Value.Text(literal);
            }
            case STRING, REFERENCE -> new Value.Text(literal);
            case COMPLEX -> throw Lexer.invalid(place, attribute.name() + " has parts: compare one of them.");
        };
    }

    private static boolean isLiteral(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("true")
                || lower.equals("false")
                || NUMBER.matcher(word).matches();
    }

    private static String instant(Attribute attribute, int place, String literal) {
        return Coercion.dateTime(literal)
                .orElseThrow(() -> Lexer.invalid(place, attribute.name() + " is a time such as 2026-11-25T08:00:00Z."))
                .toString();
    }

    private static void demand(boolean holds, int place, String why) {
        if (!holds) {
            throw Lexer.invalid(place, why);
        }
    }
}

package io.seatkeeper.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements of the product, read from its {@code *Sql} classes, with values in the places of their parameters. */
final class Statement {
    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]+)");

    private Statement() {}

    /** An array of one. */
    static String array(String element) {
        return "ARRAY[" + element + "]";
    }

    /** A statement of the product with an expression in the place of each parameter. */
    static String of(String holder, String name, String... parameters) {
        Matcher matcher = PARAMETER.matcher(textOf(holder, name));
        return matcher.replaceAll(
                        found -> Matcher.quoteReplacement("(" + parameters[Integer.parseInt(found.group(1)) - 1] + ")"))
                + ";";
    }

    private static String textOf(String holder, String name) {
        try {
            var field = Class.forName("io.seatkeeper." + holder).getDeclaredField(name);
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException("the statement " + holder + "." + name + " has moved", moved);
        }
    }
}

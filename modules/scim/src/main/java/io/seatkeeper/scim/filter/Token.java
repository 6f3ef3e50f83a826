package io.seatkeeper.scim.filter;

/** A piece of a filter's text. */
sealed interface Token {
    /** Where it begins, from 0. */
    int place();

    /** An attribute's path, an operator or an unquoted literal. */
    record Word(int place, String text) implements Token {
        boolean is(String keyword) {
            return text.equalsIgnoreCase(keyword);
        }
    }

    /** A JSON string, its escapes resolved. */
    record Quoted(int place, String text) implements Token {}

    /** One of the four brackets. */
    record Bracket(int place, char character) implements Token {}

    record End(int place) implements Token {}

    /** As a refusal shows it. */
    default String shown() {
        return switch (this) {
            case Word word ->
                "'" + word.text().substring(0, Math.min(80, word.text().length())) + "'";
            case Quoted _ -> "a text";
            case Bracket bracket -> "'" + bracket.character() + "'";
            case End _ -> "the end";
        };
    }
}

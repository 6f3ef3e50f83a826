package io.seatkeeper.directory.query;

import java.util.function.Function;

/** Where the values of an attribute are. */
sealed interface Values {
    /** A simple attribute with one value at most. */
    record Simple(Expression value) implements Values {}

    /**
     * A complex attribute with one value at most.
     *
     * @param whole its JSON
     * @param part the expression of a sub-attribute
     */
    record Complex(String whole, Function<String, Expression> part) implements Values {}

    /**
     * A list.
     *
     * @param from what yields a row a value
     * @param where which of the rows are the resource's
     * @param order the row that sorting takes comes first by it
     * @param part the expression of a sub-attribute, over such a row; {@code value} for a list of simple values
     */
    record Listed(String from, String where, String order, Function<String, Expression> part) implements Values {}
}

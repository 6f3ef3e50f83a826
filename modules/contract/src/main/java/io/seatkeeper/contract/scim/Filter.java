package io.seatkeeper.contract.scim;

import java.math.BigDecimal;

/**
 * A filter as a tree (RFC 7644 §3.4.2.2), every path of it checked against the schemas of the type that it filters. Bounded
 * by whoever parsed it: parentheses at most 32 deep, 100 comparisons, and a chain of {@code and} leans to the left.
 */
public sealed interface Filter {
    record And(Filter left, Filter right) implements Filter {}

    record Or(Filter left, Filter right) implements Filter {}

    record Not(Filter operand) implements Filter {}

    /** {@code pr}: the attribute has a value that is not empty. */
    record Present(AttributePath path) implements Filter {}

    record Compare(AttributePath path, Operator operator, Value value) implements Filter {}

    /**
     * {@code emails[type eq "work" and value co "@example.com"]}: one and the same value of a complex attribute fits.
     *
     * @param inside its paths name sub-attributes of {@code path}, as attributes
     */
    record Matches(AttributePath path, Filter inside) implements Filter {}

    /** The operators that compare with a value. */
    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE
    }

    /** What an attribute is compared with. */
    sealed interface Value {
        record Text(String text) implements Value {}

        record Numeric(BigDecimal number) implements Value {}

        record Flag(boolean flag) implements Value {}

        /** {@code null}: equal to an attribute that has no value (RFC 7643 §2.5). */
        record Nothing() implements Value {}
    }
}

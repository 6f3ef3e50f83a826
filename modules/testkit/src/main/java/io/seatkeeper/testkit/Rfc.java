package io.seatkeeper.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which requirement of a specification a test holds the product to. {@code docs/scim-conformance.md} is written from these,
 * with the test's name as the statement.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Rfc.All.class)
public @interface Rfc {
    /** The RFC's number and the section, {@code 7644 §3.5.2.1}. */
    String value();

    /** Several of them on one test. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        Rfc[] value();
    }
}

package io.seatkeeper.directory.query;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.contract.scim.Window;
import java.util.Optional;

/**
 * By what a list is ordered: by id, which is by creation, or by an attribute and then by id. Of a list of values the primary
 * one counts, else the first; what has no value comes last, in descending order first (RFC 7644 §3.4.2.3).
 *
 * @param by the attribute; empty: by id alone
 */
record Ordering(Optional<Definition> by, boolean descending) {
    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_VALUE} for an attribute that can't order anything */
    static Ordering of(ResourceType type, Optional<Window.Order> order) {
        if (order.isEmpty()) {
            return new Ordering(Optional.empty(), false);
        }
        AttributePath path = order.get().by();
        Definition definition = type.find(path)
                .flatMap(Definition::compared)
                .filter(found -> found.leaf().returned() != Attribute.Returned.NEVER)
                .orElseThrow(() -> new ContractFailure(
                        ErrorCode.SCIM_INVALID_VALUE, "sortBy: nothing can be ordered by " + path + "."));
        String name = definition.path().toString();
        boolean byId = name.equals("id") || name.equals("meta.created");
        return new Ordering(
                byId ? Optional.empty() : Optional.of(definition), order.get().descending());
    }

    /** Whether it is the order of a list for which none was asked. */
    boolean isNatural() {
        return by.isEmpty() && !descending;
    }

    /** The value that counts. */
    static Expression key(AttributeSql attributes, Definition definition) {
        String sub = definition.path().subAttribute().orElse("value");
        return switch (attributes.values(definition.path())) {
            case Values.Simple simple -> simple.value();
            case Values.Complex complex -> complex.part().apply(sub);
            case Values.Listed listed -> {
                Expression part = listed.part().apply(sub);
                yield new Expression(
                        "(SELECT " + part.sql() + " FROM " + listed.from() + " WHERE " + listed.where() + " ORDER BY "
                                + listed.order() + " LIMIT 1)",
                        part.kind(),
                        part.caseExact());
            }
        };
    }
}

package io.seatkeeper.scim.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which operations are done: their own, but for what others refer to, which comes before them. Where references go
 * in a circle, one of them is left for later: what it stands in is made without it and completed once all is there (RFC 7644
 * §3.7.1).
 */
final class BulkPlan {
    private final List<BulkOperation> operations;
    private final Map<String, Integer> makers = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Integer> begun = new LinkedHashSet<>();
    private final Set<Integer> planned = new LinkedHashSet<>();

    private BulkPlan(List<BulkOperation> operations) {
        this.operations = operations;
        for (int place = 0; place < operations.size(); place++) {
            BulkOperation operation = operations.get(place);
            if (operation.makes() && operation.bulkId().isPresent()) {
                makers.put(operation.bulkId().get(), place);
            }
        }
    }

    /**
     * An operation in its turn.
     *
     * @param place of the operation in the request
     * @param later references that what it makes gets afterwards
     */
    record Step(int place, Set<String> later) {
        Step {
            later = Set.copyOf(later);
        }
    }

    /** Every operation once. */
    static List<Step> of(List<BulkOperation> operations) {
        BulkPlan plan = new BulkPlan(operations);
        for (int place = 0; place < operations.size(); place++) {
            plan.visit(place);
        }
        return List.copyOf(plan.steps);
    }

    private void visit(int place) {
        if (planned.contains(place)) {
            return;
        }
        begun.add(place);
        Set<String> later = new LinkedHashSet<>();
        for (String reference : operations.get(place).references()) {
            Integer maker = makers.get(reference);
            if (maker == null) {
                continue; // refers to nothing that this request makes; the operation will be refused
            }
            if (begun.contains(maker)) {
                later.add(reference);
            } else {
                visit(maker);
            }
        }
        begun.remove(place);
        planned.add(place);
        steps.add(new Step(place, later));
    }
}

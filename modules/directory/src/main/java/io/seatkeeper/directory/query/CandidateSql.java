package io.seatkeeper.directory.query;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What indexes find of a filter, as SQL: whoever fits it is among these candidates, not all of them fit.
 *
 * @param arms each finds some; all together find all
 */
record CandidateSql(List<Arm> arms) {
    /** From this many on, looking at one resource after the other is quicker. */
    static final int COMMON = 5_000;

    CandidateSql {
        arms = List.copyOf(arms);
    }

    /**
     * One look-up.
     *
     * @param index where
     * @param condition of the index's key; its parameters are added where it is used, as PostgreSQL takes no parameter without a
     *     use
     * @param few whether it never finds more than a handful
     */
    record Arm(Index index, Function<Parameters, String> condition, boolean few) {
        private String sql(Parameters parameters) {
            return "SELECT " + index.resource() + " AS id FROM " + index.table() + " WHERE org_id = "
                    + Parameters.ORGANIZATION + " AND " + index.demand() + " AND " + condition.apply(parameters);
        }
    }

    /** Whether they need not be counted before they are read. */
    boolean few() {
        return arms.stream().allMatch(Arm::few);
    }

    /** Ids, each once, in a column {@code id}. */
    String sql(Parameters parameters) {
        return arms.stream()
                .map(arm -> arm.sql(parameters))
                .collect(Collectors.joining(" UNION ", "", arms.size() > 1 ? "" : " GROUP BY 1"));
    }

    /** How many there are up to {@link #COMMON}, counting twice what is found twice. */
    String howCommon(Parameters parameters) {
        return "SELECT count(*) FROM ("
                + arms.stream().map(arm -> arm.sql(parameters)).collect(Collectors.joining(" UNION ALL ")) + " LIMIT "
                + COMMON
                + ") found";
    }

    /** What fits one filter or another. */
    CandidateSql or(CandidateSql other) {
        return new CandidateSql(
                Stream.concat(arms.stream(), other.arms.stream()).toList());
    }

    /** What fits one filter and another: what is found by both ends of a range, else by the one that finds fewer. */
    CandidateSql and(CandidateSql other) {
        if (arms.size() == 1 && other.arms.size() == 1) {
            Arm one = arms.getFirst();
            Arm two = other.arms.getFirst();
            if (one.index().equals(two.index())) {
                return new CandidateSql(List.of(new Arm(
                        one.index(),
                        parameters -> one.condition().apply(parameters) + " AND "
                                + two.condition().apply(parameters),
                        one.few() || two.few())));
            }
        }
        return few() || !other.few() ? this : other;
    }

    /**
     * An index by which resources are found.
     *
     * @param table where
     * @param resource the column with the resource's id
     * @param key the column that is looked up
     * @param form how the key is written
     * @param demand what else the index asks for
     * @param unique whether one key leads to a handful at most
     */
    record Index(String table, String resource, String key, Form form, String demand, boolean unique) {}

    /** How a key is written. */
    enum Form {
        EXACT,
        LOWER,
        /** In lower case, without white space around it and at most 256 characters long, as a person's name is kept. */
        NAME,
        ID,
        MOMENT
    }
}

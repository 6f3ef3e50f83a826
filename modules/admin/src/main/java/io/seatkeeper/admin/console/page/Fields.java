package io.seatkeeper.admin.console.page;

import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.platform.http.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it stands: what was entered, and what is wrong with it, by the names of its fields, which are those of the
 * API's body.
 *
 * @param general what is wrong that belongs to no field
 * @param meanwhile what somebody else did; null where nobody was quicker
 */
public record Fields(
        Map<String, String> values,
        Map<String, String> faults,
        @Nullable String general,
        @Nullable Meanwhile meanwhile) {
    public static final Fields EMPTY = new Fields(Map.of(), Map.of(), null);

    public Fields(Map<String, String> values, Map<String, String> faults, @Nullable String general) {
        this(values, faults, general, null);
    }

    public static Fields of(Map<String, String> values) {
        return new Fields(values, Map.of(), null);
    }

    /** The form again, after the API refused what was entered: nothing is lost. */
    public static Fields refused(Map<String, String> values, Refused refused, Voice voice) {
        Problem problem = refused.problem();
        Map<String, String> faults = new LinkedHashMap<>();
        @Nullable String general = problem.faults().isEmpty() ? voice.refusal(problem) : null;
        for (Problem.Fault fault : problem.faults()) {
            String name = field(values, fault.pointer());
            String said = voice.fault(fault, name);
            if (values.containsKey(name)) {
                faults.putIfAbsent(name, said);
            } else {
                general = name.isEmpty() ? said : name + ": " + said;
            }
        }
        return new Fields(values, faults, general);
    }

    /** The field that a JSON pointer leads to or into: {@code attributes.email} of {@code /attributes/email}, {@code scopes} of its first. */
    private static String field(Map<String, String> values, String pointer) {
        String name = pointer.replaceFirst("^/", "").replace('/', '.');
        while (name.contains(".") && !values.containsKey(name)) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return name;
    }

    /** The same with what somebody else did. */
    Fields with(Meanwhile told) {
        return new Fields(values, faults, general, told);
    }

    /** The same where a refusal as a whole is about one field: its text stands beside that. */
    public static Fields refused(Map<String, String> values, Refused refused, Voice voice, String field) {
        Fields fields = refused(values, refused, voice);
        return fields.general() == null || !refused.problem().faults().isEmpty()
                ? fields
                : new Fields(values, Map.of(field, fields.general()), null);
    }

    /** Whether a box is ticked. */
    public boolean ticked(String name) {
        return value(name).equals("true");
    }

    public boolean wrong() {
        return !faults.isEmpty() || general != null;
    }

    /** What stands in a field; empty where nothing does. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** What stands in a field's place now, where somebody else was quicker and something else was entered; else null. */
    public @Nullable String now(String name) {
        return meanwhile == null ? null : meanwhile.now().get(name);
    }

    /** Whether something is to be seen at one of the fields. */
    public boolean concerns(Collection<String> names) {
        return names.stream().anyMatch(name -> faults.containsKey(name) || now(name) != null);
    }

    /** Which texts describe a field to a screen reader. */
    public @Nullable String described(String name, boolean hint) {
        String ids = (hint ? name + "-hint " : "")
                + (faults.containsKey(name) ? name + "-fault " : "")
                + (now(name) == null ? "" : name + "-now");
        return ids.isEmpty() ? null : ids.strip();
    }
}

package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Flaw.Reason;
import io.seatkeeper.platform.http.Problem;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says a validator's findings as places in the request: innermost ones only, one a place. */
final class ValidationFaults {
    /** Keywords whose finding only repeats that something inside was found. */
    private static final Set<String> WRAPPERS = Set.of("properties", "items", "$ref", "allOf");

    private static final Pattern PARAMETER = Pattern.compile("\\b(path|query|header) parameter (\\S+)");
    private static final Pattern MISSING = Pattern.compile("required property \"([^\"]+)\"");
    private static final Pattern BOUND = Pattern.compile("(?:[<>]|than) (-?[0-9]+)(?:\\.0)?\\)?$");
    private static final Pattern EXPECTED = Pattern.compile("Expected (.+)$");
    private static final Pattern CHOICES = Pattern.compile("does not match (?:any of \\[)?(.+?)\\]?$");
    private static final String UNKNOWN = "additionalProperties";
    private static final int MOST = 20;

    private ValidationFaults() {}

    static List<Problem.Fault> of(ValidatorException invalid) {
        Matcher parameter = PARAMETER.matcher(String.valueOf(invalid.getMessage()));
        String parameterPointer = parameter.find() ? parameter.group(1) + "." + parameter.group(2) : "";
        if (invalid instanceof SchemaValidationException schema
                && schema.getOutputUnit().getErrors() != null) {
            Map<String, Problem.Fault> faults = new LinkedHashMap<>();
            for (OutputUnit unit : innermost(schema.getOutputUnit().getErrors())) {
                Problem.Fault fault = parameterPointer.isEmpty() ? inBody(unit) : fault(parameterPointer, unit);
                faults.putIfAbsent(fault.pointer(), fault);
            }
            return faults.values().stream().limit(MOST).toList();
        }
        return List.of(
                parameterPointer.isEmpty()
                        ? new Problem.Fault("", Reason.UNREADABLE, "The body is missing, or no JSON object.")
                        : new Problem.Fault(parameterPointer, Reason.UNREADABLE, "The value can't be read."));
    }

    /** A known field whose value is wrong is also reported as an unknown one; then the first finding is the true one. */
    private static List<OutputUnit> innermost(List<OutputUnit> all) {
        List<OutputUnit> found = all.stream()
                .filter(unit -> !WRAPPERS.contains(keyword(unit)) && !insideUnknown(unit))
                .toList();
        return found.stream()
                .filter(unit ->
                        !keyword(unit).equals(UNKNOWN) || found.stream().noneMatch(other -> saysMore(other, unit)))
                .toList();
    }

    /** Whether a finding is at the same place or inside, and not just the same again. */
    private static boolean saysMore(OutputUnit other, OutputUnit unit) {
        String place = unit.getInstanceLocation() + "/";
        boolean inside = (other.getInstanceLocation() + "/").startsWith(place);
        boolean same = other.getInstanceLocation().equals(unit.getInstanceLocation());
        return inside && !(same && keyword(other).equals(UNKNOWN));
    }

    private static Problem.Fault inBody(OutputUnit unit) {
        String place = unit.getInstanceLocation().replaceFirst("^#", "");
        Matcher missing = MISSING.matcher(unit.getError());
        return missing.find()
                ? new Problem.Fault(
                        (place.equals("/") ? "" : place) + "/" + missing.group(1), Reason.REQUIRED, "It is required.")
                : fault(place, unit);
    }

    private static Problem.Fault fault(String pointer, OutputUnit unit) {
        return switch (keyword(unit)) {
            case UNKNOWN -> new Problem.Fault(pointer, Reason.UNKNOWN, said(unit));
            case "type" -> told(pointer, unit, Reason.TYPE, "type", EXPECTED);
            case "minLength" -> told(pointer, unit, Reason.TOO_SHORT, "least", BOUND);
            case "maxLength" -> told(pointer, unit, Reason.TOO_LONG, "most", BOUND);
            case "minItems", "minProperties" -> told(pointer, unit, Reason.TOO_FEW, "least", BOUND);
            case "maxItems", "maxProperties" -> told(pointer, unit, Reason.TOO_MANY, "most", BOUND);
            case "minimum" -> told(pointer, unit, Reason.TOO_SMALL, "least", BOUND);
            case "maximum" -> told(pointer, unit, Reason.TOO_LARGE, "most", BOUND);
            case "enum", "const" -> told(pointer, unit, Reason.NO_CHOICE, "choices", CHOICES);
            case "pattern", "format" -> new Problem.Fault(pointer, Reason.PATTERN, said(unit));
            case "uniqueItems" -> new Problem.Fault(pointer, Reason.REPEATED, said(unit));
            default -> new Problem.Fault(pointer, Reason.OTHER, said(unit));
        };
    }

    /** With what the schema asks for, which the library tells in its sentence alone. */
    private static Problem.Fault told(String pointer, OutputUnit unit, Reason reason, String name, Pattern asked) {
        Matcher told = asked.matcher(unit.getError());
        Map<String, String> values =
                told.find() ? Map.of(name, told.group(1).replace("\"", "").replaceAll(",\\s*", ", ")) : Map.of();
        return new Problem.Fault(pointer, reason, values, said(unit));
    }

    private static String said(OutputUnit unit) {
        return keyword(unit).equals(UNKNOWN)
                ? "There is no such field."
                : unit.getError().replaceFirst("^Instance type", "The type").replaceFirst("^Instance", "It");
    }

    private static String keyword(OutputUnit unit) {
        String location = unit.getKeywordLocation();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** An unknown field is found twice: as such, and as a value that the schema {@code false} never lets in. */
    private static boolean insideUnknown(OutputUnit unit) {
        return unit.getKeywordLocation().endsWith("/additionalProperties/false");
    }
}

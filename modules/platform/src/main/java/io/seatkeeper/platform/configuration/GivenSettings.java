package io.seatkeeper.platform.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The settings as somebody wrote them, each with the place it comes from, and the faults found while reading them. */
final class GivenSettings {
    private static final int LARGEST_FILE = 1_000_000;
    /** How many letters apart an unknown variable and a key may be to count as a slip of the pen. */
    private static final int NEAR = 2;

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final List<String> faults = new ArrayList<>();

    private record Given(String text, String origin) {}

    /** Takes the file first and the environment over it. */
    GivenSettings(Map<String, String> environment, Optional<Path> file) {
        file.ifPresent(this::takeFile);
        environment.forEach(this::takeVariable);
    }

    List<String> faults() {
        return faults;
    }

    void fault(Setting setting, String what) {
        Given value = given.get(setting);
        faults.add(setting.key() + (value == null ? "" : " (" + value.origin() + ")") + " " + what);
    }

    boolean has(Setting setting) {
        return given.containsKey(setting);
    }

    /** The finished value of a setting that may be absent; notes a fault when the reader throws. */
    <T> Optional<T> optional(Setting setting, Function<String, T> reader) {
        Given value = given.get(setting);
        if (value == null) {
            return setting.fallback().map(reader);
        }
        try {
            return Optional.of(reader.apply(value.text()));
        } catch (IllegalArgumentException wrong) {
            fault(setting, wrong.getMessage() + (setting.secret() ? "" : ": \"" + value.text() + "\""));
            return setting.fallback().map(reader);
        }
    }

    /** The finished value of a setting that has a default. */
    <T> T required(Setting setting, Function<String, T> reader) {
        return optional(setting, reader).orElseThrow();
    }

    private void takeVariable(String name, String value) {
        Optional<Setting> known = Setting.ofKey(name);
        if (known.isPresent()) {
            take(known.get(), value, "environment");
        } else if (name.startsWith("SEATKEEPER_")) {
            // Not every such variable is ours: Kubernetes, for one, makes SEATKEEPER_PORT for a service of that name.
            nearest(name).ifPresent(key -> faults.add(name + " (environment) is no setting; is it " + key + "?"));
        }
    }

    private void takeFile(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                faults.add(file + " is larger than " + LARGEST_FILE + " bytes");
                return;
            }
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object content = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
            switch (content) {
                case null -> {} // an empty file says nothing
                case Map<?, ?> entries -> entries.forEach((key, value) -> takeEntry(file, String.valueOf(key), value));
                default -> faults.add(file + " must hold lines of the form KEY: value");
            }
        } catch (IOException unreadable) {
            faults.add(file + " can't be read");
        } catch (YAMLException malformed) {
            faults.add(file + " is no YAML that can be read here (a key set twice counts as well)");
        }
    }

    private void takeEntry(Path file, String key, Object value) {
        Optional<Setting> known = Setting.ofKey(key);
        if (known.isEmpty()) {
            String hint = nearest(key).map(near -> "; is it " + near + "?").orElse("");
            faults.add(key + " (" + file + ") is no setting" + hint);
        } else if (value instanceof List<?> list) {
            take(known.get(), list.stream().map(String::valueOf).collect(Collectors.joining(",")), file.toString());
        } else if (value instanceof Map<?, ?>) {
            faults.add(key + " (" + file + ") must be one value or a list of them");
        } else if (value != null) {
            take(known.get(), String.valueOf(value), file.toString());
        }
    }

    private void take(Setting setting, String text, String origin) {
        if (!text.isBlank()) {
            given.put(setting, new Given(text.strip(), origin));
        }
    }

    private static Optional<String> nearest(String name) {
        return Arrays.stream(Setting.values())
                .map(Setting::key)
                .filter(key -> distance(key, name) <= NEAR)
                .findFirst();
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, column -> column);
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[other.length() + 1];
            line[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                line[column] = Math.min(Math.min(above[column], line[column - 1]) + 1, above[column - 1] + change);
            }
            above = line;
        }
        return above[other.length()];
    }
}

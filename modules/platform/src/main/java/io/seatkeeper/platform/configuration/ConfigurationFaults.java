package io.seatkeeper.platform.configuration;

import java.util.List;

/** The configuration does not hold. Says everything that is wrong with it, and no secret. */
public final class ConfigurationFaults extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    ConfigurationFaults(List<String> faults) {
        super("The configuration does not hold:\n" + String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence a fault, beginning with the key. */
    public List<String> faults() {
        return faults;
    }
}

package io.seatkeeper.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Reads the whole configuration and says what is wrong with it. */
@CommandLine.Command(
        name = "check-config",
        description = "Reads the configuration and says everything that is wrong with it.",
        mixinStandardHelpOptions = true)
public final class CheckConfigCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private final ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() {
        configuration.read();
        System.out.println("The configuration holds.");
        return 0;
    }
}

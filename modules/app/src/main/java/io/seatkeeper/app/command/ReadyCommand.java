package io.seatkeeper.app.command;

import io.seatkeeper.platform.configuration.Configuration;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Asks the node beside it whether it is ready: for whoever watches a container that has neither a shell nor curl. */
@CommandLine.Command(
        name = "ready",
        description = "Asks the node on this machine whether it is ready; exit code 0 if so, else 1.",
        mixinStandardHelpOptions = true)
public final class ReadyCommand implements Callable<Integer> {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int OK = 200;

    @CommandLine.Mixin
    private final ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() {
        Configuration.Http http = configuration.read().http();
        String host = http.managementHost().equals("0.0.0.0") ? "127.0.0.1" : http.managementHost();
        String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http.managementPort()
                + "/health/ready";
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            System.out.println(status == OK ? "Ready." : "Not ready: " + address + " answered " + status + ".");
            return status == OK ? 0 : 1;
        } catch (IOException unreachable) {
            System.out.println("Not ready: " + address + ": " + unreachable.getMessage());
            return 1;
        }
    }
}

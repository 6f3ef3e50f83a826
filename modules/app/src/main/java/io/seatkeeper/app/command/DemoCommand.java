package io.seatkeeper.app.command;

import io.seatkeeper.app.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the whole on this machine, with people to sign in as. */
@CommandLine.Command(
        name = "demo",
        description =
                "Runs the service with a practice identity provider, a practice product and two sample organizations.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final Path FOLDER = Path.of(".seatkeeper");
    private static final int MANAGEMENT_STEP = 1_010;
    private static final int PRACTICE_STEP = 1_020;
    private static final int PRODUCT_STEP = 1_030;

    @CommandLine.Option(names = "--fresh", description = "Begins with an empty store.")
    private boolean fresh;

    @CommandLine.Option(
            names = "--port",
            defaultValue = "8080",
            description =
                    "The service's port; management, practice identity provider and practice product take the ones 1010, 1020"
                            + " and 1030 above. 0 takes free ones. Default: ${DEFAULT-VALUE}")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (fresh) {
            delete(FOLDER.resolve("demo"));
            Files.deleteIfExists(FOLDER.resolve("demo.env"));
        }
        Files.createDirectories(FOLDER);
        Demo.Ports ports = port == 0
                ? Demo.Ports.FREE
                : new Demo.Ports(port, port + MANAGEMENT_STEP, port + PRACTICE_STEP, port + PRODUCT_STEP);
        try (Demo demo = Demo.start(FOLDER, ports)) {
            System.out.println(demo.links());
            StopSignal.await(0);
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

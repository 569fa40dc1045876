package dev.vident.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// The npm packages an integrator's page uses, unmodified, as the lock file beside the page names
/// them. They are fetched into `target`.
final class NpmPackages {
    private static final Path FOLDER = Path.of("target", "websdk").toAbsolutePath();

    private NpmPackages() {}

    /// Skips the test, loudly, where npm is missing or reaches no registry.
    ///
    /// @return the folder `node_modules`
    static Path fetchOrSkip() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String file : new String[] {"package.json", "package-lock.json", ".npmrc"}) {
            try (var resource = NpmPackages.class.getResourceAsStream("/websdk/" + file)) {
                Files.copy(
                        Objects.requireNonNull(resource),
                        FOLDER.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        String failure = fetch();
        if (!failure.isEmpty()) {
            System.out.println(
                    "\n##### WEBSDK TESTS SKIPPED: npm could not fetch the packages integrators use: "
                            + failure
                            + " #####\n");
        }
        Assumptions.assumeTrue(failure.isEmpty(), "no npm packages");
        return FOLDER.resolve("node_modules");
    }

    private static String fetch() throws IOException, InterruptedException {
        Process npm;
        try {
            npm =
                    new ProcessBuilder(
                                    "npm", "ci", "--ignore-scripts", "--prefer-offline", "--silent")
                            .directory(FOLDER.toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException missing) {
            return "npm is not installed (apt-get install npm)";
        }
        String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return npm.waitFor() == 0
                ? ""
                : "npm ci ended with " + npm.exitValue() + " " + said.strip();
    }
}

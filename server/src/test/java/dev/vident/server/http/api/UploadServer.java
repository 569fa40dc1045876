package dev.vident.server.http.api;

import java.nio.file.Path;

/// The API as a process of its own, for the test that looks at its memory.
final class UploadServer {

    private UploadServer() {}

    /// Prints what a client needs, serves, and ends with its standard input.
    public static void main(String[] arguments) throws Exception {
        try (ApiWorld world = new ApiWorld(Path.of(arguments[0]))) {
            System.out.println(
                    String.join(
                            " ",
                            Integer.toString(world.server.port()),
                            world.sandbox.text().value(),
                            world.sandbox.secretKey().value(),
                            world.domain.applicant("u-1").id(),
                            Long.toString(world.clock.instant().getEpochSecond())));
            while (System.in.read() >= 0) {
                // The parent writes nothing; it only ends.
            }
        }
        System.exit(0);
    }
}

package dev.vident.server.http.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test of a class an [ApiWorld] of its own by its constructor, and closes it after the
/// test.
final class WorldOfApi implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(WorldOfApi.class);

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(
            ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApiWorld.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Opened.class, _ -> new Opened(), Opened.class)
                .world;
    }

    /// Closed by JUnit together with the test's store.
    private static final class Opened implements AutoCloseable {
        private final Path folder;
        private final ApiWorld world;

        Opened() {
            try {
                folder = Files.createTempDirectory("vident-api");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            world = new ApiWorld(folder);
        }

        @Override
        public void close() throws IOException {
            world.close();
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}

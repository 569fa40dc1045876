package dev.vident.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// Removes a folder with all it holds when closed.
///
/// @param folder one of our own making
record FolderRemoval(Path folder) implements AutoCloseable {
    @Override
    public void close() {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(FolderRemoval.class)
                    .warn("The temporary folder {} could not be removed", folder, e);
        }
    }
}

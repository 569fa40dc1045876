package dev.vident.server.composition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for the files of one rendering, empty at first and removed at the end.
///
/// @param path where
record WorkFolder(Path path) implements AutoCloseable {
    private static final String FONT = "DejaVuSans.ttf";

    /// Creates the folder; what an earlier run left there is removed.
    static WorkFolder create(Path path) throws IOException {
        delete(path);
        Files.createDirectories(path);
        return new WorkFolder(path);
    }

    /// Puts the font there.
    ///
    /// @return its name in the folder
    Path font() throws IOException {
        try (InputStream font = WorkFolder.class.getResourceAsStream(FONT)) {
            if (font == null) {
                throw new IOException("the font is missing in the program");
            }
            Files.copy(font, path.resolve(FONT));
        }
        return Path.of(FONT);
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    /// Removes a folder with everything in it; nothing happens when there is none.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

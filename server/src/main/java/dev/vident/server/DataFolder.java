package dev.vident.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The data folder, held by one server at a time: two would record into the same journals.
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final @Nullable FileChannel lockFile;

    private DataFolder(Path path, @Nullable FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// Creates the folder where it is missing and takes the lock.
    ///
    /// @throws StartRefusal when it cannot be written or another server has it
    static DataFolder open(Path path) {
        try {
            createPrivately(path);
            FileChannel lockFile =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw new StartRefusal(
                        "The data folder "
                                + path
                                + " is in use by another server. Stop it, or choose another with"
                                + " --data.");
            }
            return new DataFolder(path, lockFile);
        } catch (IOException e) {
            throw new StartRefusal(
                    "The data folder "
                            + path
                            + " cannot be used: "
                            + e
                            + ". Choose another with --data.",
                    e);
        }
    }

    /// A folder that a server has, or had: for a process that records nothing.
    ///
    /// @throws StartRefusal when there is none
    static DataFolder beside(Path path) {
        if (!Files.isRegularFile(path.resolve("lock"))) {
            throw new StartRefusal(
                    "There is no data folder " + path + ". Name the server's with --data.");
        }
        return new DataFolder(path, null);
    }

    /// For its owner alone, where it does not exist yet: it holds names, faces and keys.
    private static void createPrivately(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    Path masterKey() {
        return masterKey(path);
    }

    /// Where the master key of an installation lies.
    static Path masterKey(Path dataFolder) {
        return dataFolder.resolve("master.key");
    }

    Path recordings() {
        return path.resolve("recordings");
    }

    /// Where bodies of uploads lie while they arrive; what an earlier run left there is removed.
    Path uploads() {
        Path uploads = path.resolve("uploads");
        try {
            Files.createDirectories(uploads);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(uploads, "*.part")) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new StartRefusal("The folder " + uploads + " cannot be used: " + e + ".", e);
        }
        return uploads;
    }

    /// Where the ffmpeg programs are unpacked.
    Path programs() {
        return path.resolve("programs");
    }

    @Override
    public void close() throws IOException {
        if (lockFile != null) {
            lockFile.close();
        }
    }
}

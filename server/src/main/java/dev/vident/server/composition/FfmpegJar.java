package dev.vident.server.composition;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/// Unpacks the ffmpeg programs and their libraries from the jar on the class path. They are run,
/// never loaded into this process.
final class FfmpegJar {
    private static final List<String> FOLDERS =
            List.of(
                    "org/bytedeco/ffmpeg/linux-x86_64-gpl/",
                    "org/bytedeco/ffmpeg/linux-arm64-gpl/");

    private FfmpegJar() {}

    /// Unpacks unless that was done before. Several processes may do so at the same time.
    ///
    /// @return the folder with both programs, empty when no such jar is on the class path
    static Optional<Path> unpack(Path cacheFolder) throws IOException {
        for (String folder : FOLDERS) {
            URL program = FfmpegJar.class.getClassLoader().getResource(folder + "ffmpeg");
            if (program != null && program.openConnection() instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                try (JarFile file = jar.getJarFile()) {
                    return Optional.of(unpack(file, folder, cacheFolder));
                }
            }
        }
        return Optional.empty();
    }

    private static Path unpack(JarFile jar, String folder, Path cacheFolder) throws IOException {
        List<JarEntry> entries =
                jar.stream().filter(entry -> isWanted(entry.getName(), folder)).toList();
        Path target = cacheFolder.resolve("ffmpeg-" + fingerprint(entries));
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(cacheFolder);
        Path draft =
                Files.createTempDirectory(
                        cacheFolder,
                        "unpacking-",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        for (JarEntry entry : entries) {
            Path file = draft.resolve(entry.getName().substring(folder.length()));
            try (InputStream bytes = jar.getInputStream(entry)) {
                Files.copy(bytes, file);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        return publish(draft, target);
    }

    /// The folder appears complete or not at all; who comes second takes what is there.
    private static Path publish(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            WorkFolder.delete(draft);
        } catch (FileSystemException e) {
            // Linux reports a full target folder as "Directory not empty".
            WorkFolder.delete(draft);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
        return target;
    }

    /// The programs and the libraries they link to; the JNI libraries are for loading only.
    private static boolean isWanted(String name, String folder) {
        if (!name.startsWith(folder) || name.length() == folder.length()) {
            return false;
        }
        String file = name.substring(folder.length());
        return file.indexOf('/') < 0 && !file.startsWith("libjni");
    }

    private static String fingerprint(List<JarEntry> entries) {
        CRC32 crc = new CRC32();
        for (JarEntry entry : entries) {
            byte[] line = (entry.getName() + entry.getCrc()).getBytes(StandardCharsets.UTF_8);
            crc.update(line, 0, line.length);
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}

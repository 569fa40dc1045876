package dev.vident.server.recording;

import dev.vident.media.journal.JournalReader;
import dev.vident.media.journal.TrackDescription;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/// Where the recording of one call lies and how its files are called:
///
/// ```
/// <recordings>/<callId>/<participant>-<epoch>-<audio|video>.journal
/// <recordings>/<callId>/<number>.capture     packet captures; no part of the recording
/// <recordings>/<callId>/manifest.json        written last; its presence says the recording is finished
/// ```
///
/// @param path the folder; it need not exist yet
/// @param keys open its journals and encrypt new ones
public record RecordingFolder(Path path, RecordingKeys keys) {
    private static final String JOURNAL_SUFFIX = ".journal";
    private static final String CAPTURE_SUFFIX = ".capture";
    private static final String MANIFEST = "manifest.json";

    private static final Pattern CAPTURE_NAME = Pattern.compile("(\\d{1,9})\\.capture");

    /// What may become part of a file name.
    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

    /// The folder of one call whose journals are not encrypted.
    ///
    /// @throws IllegalArgumentException when the id cannot be a file name
    public static RecordingFolder of(Path recordings, String callId) {
        return of(recordings, callId, RecordingKeys.NONE);
    }

    /// The folder of one call.
    ///
    /// @throws IllegalArgumentException when the id cannot be a file name
    public static RecordingFolder of(Path recordings, String callId, RecordingKeys keys) {
        return new RecordingFolder(recordings.resolve(requireSafe(callId)), keys);
    }

    /// The folders of all calls whose recording was never finished, oldest name first.
    ///
    /// @throws IOException when the folders cannot be listed
    public static List<RecordingFolder> unfinished(Path recordings, RecordingKeys keys)
            throws IOException {
        return all(recordings, keys).stream().filter(folder -> !folder.isFinished()).toList();
    }

    /// The folders of all calls, oldest name first.
    ///
    /// @throws IOException when the folders cannot be listed
    static List<RecordingFolder> all(Path recordings, RecordingKeys keys) throws IOException {
        if (!Files.isDirectory(recordings)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(recordings)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> new RecordingFolder(folder, keys))
                    .toList();
        }
    }

    /// The id of the call.
    public String callId() {
        return String.valueOf(path.getFileName());
    }

    /// The file of one track.
    ///
    /// @throws IllegalArgumentException when the participant's name cannot be part of a file name
    public Path journal(TrackDescription track) {
        String kind = track.kind().name().toLowerCase(Locale.ROOT);
        String participant = requireSafe(track.participant());
        return path.resolve(participant + "-" + track.epoch() + "-" + kind + JOURNAL_SUFFIX);
    }

    /// All journals on disk in the order of their names.
    ///
    /// @throws IOException when the folder cannot be listed
    public List<Path> journals() throws IOException {
        return files(JOURNAL_SUFFIX);
    }

    /// The file of a packet capture.
    ///
    /// @param number from 1
    public Path capture(int number) {
        return path.resolve(number + CAPTURE_SUFFIX);
    }

    /// The numbers of all packet captures on disk, rising.
    ///
    /// @throws IOException when the folder cannot be listed
    public List<Integer> captures() throws IOException {
        return files(CAPTURE_SUFFIX).stream()
                .map(file -> CAPTURE_NAME.matcher(String.valueOf(file.getFileName())))
                .filter(Matcher::matches)
                .map(name -> Integer.valueOf(name.group(1)))
                .sorted()
                .toList();
    }

    private List<Path> files(String suffix) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    /// The plain bytes of a journal or a packet capture, encrypted or not.
    ///
    /// @throws IOException when the file cannot be read, or is encrypted and its key cannot be
    ///   opened: with another master key, or under another name of the folder
    public SeekableByteChannel open(Path journal) throws IOException {
        FileChannel file = FileChannel.open(journal, StandardOpenOption.READ);
        try {
            ByteBuffer start = ByteBuffer.allocate(JournalSeal.BYTES_MAX);
            while (start.hasRemaining() && file.read(start, start.position()) >= 0) {
                // Goes on until the longest beginning is there or the file ends.
            }
            Optional<JournalSeal> seal = JournalSeal.decode(start.flip());
            return seal.isEmpty() ? file : unsealed(file, seal.get());
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// Reads a journal, encrypted or not.
    ///
    /// @throws IOException as [#open]
    public JournalReader read(Path journal) throws IOException {
        return new JournalReader(open(journal));
    }

    private UnsealedChannel unsealed(FileChannel file, JournalSeal seal) throws IOException {
        SecretKey key =
                keys.open(callId(), seal.wrappedKey())
                        .orElseThrow(() ->
                                new IOException(
                                        "the key of a journal of call "
                                                + callId()
                                                + " does not open: is it the right master key?"));
        return new UnsealedChannel(file, seal.encode().length, BlockCipher.of(key, seal));
    }

    /// The file that seals the recording.
    public Path manifest() {
        return path.resolve(MANIFEST);
    }

    /// Whether the recording was finished.
    public boolean isFinished() {
        return Files.isRegularFile(manifest());
    }

    private static String requireSafe(String name) {
        if (!SAFE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not usable as a file name");
        }
        return name;
    }
}

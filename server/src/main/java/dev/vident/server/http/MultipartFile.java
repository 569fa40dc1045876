package dev.vident.server.http;

import dev.vident.server.platform.RangeStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A body of type `multipart/form-data` (RFC 7578, RFC 2046 section 5.1) that lies in a file. It is
/// read in pieces; a part is a stretch of the file.
public final class MultipartFile {

    /// One part.
    ///
    /// @param offset of its first byte in the file
    public record Part(
            Path file,
            String name,
            @Nullable String fileName,
            @Nullable String contentType,
            long offset,
            long length) {

        /// Opens its bytes.
        public InputStream open() {
            try {
                FileChannel channel = FileChannel.open(file);
                channel.position(offset);
                return new RangeStream(Channels.newInputStream(channel), length);
            } catch (IOException failure) {
                throw new UncheckedIOException("an upload cannot be read", failure);
            }
        }
    }

    private static final int PARTS_MAX = 20;
    private static final int HEAD_BYTES_MAX = 8 * 1024;
    private static final int WINDOW_BYTES = 64 * 1024;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final Pattern BOUNDARY =
            Pattern.compile(
                    "(?i)multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"(?<quoted>[^\"]{1,70})\""
                            + "|(?<plain>[^\\s\";]{1,70})).*");
    private static final Pattern NAME =
            Pattern.compile("(?i);\\s*name=(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^;\\s]+))");
    private static final Pattern FILE_NAME =
            Pattern.compile("(?i);\\s*filename=(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^;\\s]+))");

    private final Path file;
    private final FileChannel channel;
    private final byte[] delimiter;
    private final List<Part> parts = new ArrayList<>();

    private MultipartFile(Path file, FileChannel channel, String boundary) {
        this.file = file;
        this.channel = channel;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The parts of the body, in order.
    ///
    /// @param contentType of the request
    /// @throws RequestRefused with 415 when the content type is not multipart or names no boundary,
    ///   with 400 when the body is malformed
    public static List<Part> parts(Path file, @Nullable String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!matcher.matches()) {
            throw new RequestRefused(
                    415, "Content-Type must be multipart/form-data with a boundary");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            MultipartFile body = new MultipartFile(file, channel, either(matcher));
            body.read();
            return List.copyOf(body.parts);
        } catch (IOException failure) {
            throw new UncheckedIOException("an upload cannot be read", failure);
        }
    }

    private void read() throws IOException {
        long at = firstDelimiter();
        while (true) {
            byte[] after = bytes(at, 2);
            if (after.length == 2 && after[0] == '-' && after[1] == '-') {
                return;
            }
            long head = at + padding(at);
            long headEnd = find(HEAD_END, head - 2, head + HEAD_BYTES_MAX);
            if (headEnd < 0 || parts.size() == PARTS_MAX) {
                throw malformed();
            }
            long content = headEnd + HEAD_END.length;
            // A part without content ends with the line end that also ends its head.
            long end = find(delimiter, content - 2, Long.MAX_VALUE);
            if (end < 0) {
                throw malformed();
            }
            String lines =
                    new String(
                            bytes(head, (int) Math.max(0, headEnd - head)), StandardCharsets.UTF_8);
            part(lines, content, Math.max(0, end - content));
            at = end + delimiter.length;
        }
    }

    /// Where what follows the first delimiter begins; the line end before it may be missing at the
    /// very beginning.
    private long firstDelimiter() throws IOException {
        byte[] start = bytes(0, delimiter.length - 2);
        if (Arrays.equals(start, 0, start.length, delimiter, 2, delimiter.length)) {
            return start.length;
        }
        long found = find(delimiter, 0, HEAD_BYTES_MAX);
        if (found < 0) {
            throw malformed();
        }
        return found + delimiter.length;
    }

    /// Blanks and the line end after a delimiter.
    private int padding(long at) throws IOException {
        byte[] line = bytes(at, 64);
        int i = 0;
        while (i < line.length && (line[i] == ' ' || line[i] == '\t')) {
            i++;
        }
        if (i + 1 >= line.length || line[i] != '\r' || line[i + 1] != '\n') {
            throw malformed();
        }
        return i + 2;
    }

    private void part(String head, long offset, long length) {
        String disposition = null;
        String contentType = null;
        for (String line : head.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
                case "content-disposition" -> disposition = value;
                case "content-type" -> contentType = value;
                default -> {
                    // Other lines say nothing we need.
                }
            }
        }
        String name = parameter(NAME, disposition).orElseThrow(MultipartFile::malformed);
        parts.add(
                new Part(
                        file,
                        name,
                        parameter(FILE_NAME, disposition).orElse(null),
                        contentType,
                        offset,
                        length));
    }

    private static Optional<String> parameter(Pattern pattern, @Nullable String disposition) {
        if (disposition == null) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(disposition);
        return matcher.find() ? Optional.of(either(matcher)) : Optional.empty();
    }

    private static String either(Matcher matcher) {
        String quoted = matcher.group("quoted");
        return quoted == null ? String.valueOf(matcher.group("plain")) : quoted;
    }

    /// The first place of a pattern at or after `from`, beginning before `until`, or -1.
    private long find(byte[] wanted, long from, long until) throws IOException {
        long at = from;
        while (at < until) {
            byte[] window = bytes(at, WINDOW_BYTES);
            int last = window.length - wanted.length;
            for (int i = 0; i <= last; i++) {
                if (window[i] == wanted[0] && matches(window, i, wanted)) {
                    return at + i < until ? at + i : -1;
                }
            }
            if (window.length < WINDOW_BYTES) {
                return -1;
            }
            at += last + 1;
        }
        return -1;
    }

    private static boolean matches(byte[] window, int at, byte[] wanted) {
        return Arrays.equals(window, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /// Up to `count` bytes; fewer at the end of the file.
    private byte[] bytes(long offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                break;
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static RequestRefused malformed() {
        return new RequestRefused(400, "Malformed multipart body");
    }
}

package dev.vident.server.storage.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskBlobsTest {
    @TempDir Path folder;
    DiskBlobs blobs;

    @BeforeEach
    void open() {
        blobs = new DiskBlobs(folder.resolve("blobs"));
    }

    @Test
    void whatIsPutIsReadInRanges() throws IOException {
        assertThat(blobs.put("a/b.mp4", bytes("0123456789"))).isEqualTo(10);
        assertThat(blobs.size("a/b.mp4")).hasValue(10);
        assertThat(read("a/b.mp4", 0, 10)).isEqualTo("0123456789");
        assertThat(read("a/b.mp4", 3, 4)).isEqualTo("3456");
        assertThat(read("a/b.mp4", 10, 0)).isEmpty();
        assertThat(Files.readString(blobs.file("a/b.mp4").orElseThrow())).isEqualTo("0123456789");
    }

    @Test
    void aRangeIsReadByteByByteAndSkippedWithinItsEnd() throws IOException {
        blobs.put("a", bytes("0123456789"));
        try (InputStream in = blobs.open("a", 2, 3).orElseThrow()) {
            assertThat(in.read()).isEqualTo('2');
            assertThat(in.available()).isLessThanOrEqualTo(2);
            assertThat(in.skip(100)).isEqualTo(2);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aRangeOutsideIsRefused() {
        blobs.put("a", bytes("0123456789"));
        for (long[] range : new long[][] {{-1, 2}, {0, 11}, {11, 0}, {9, 2}, {1, Long.MAX_VALUE}}) {
            assertThatThrownBy(() -> blobs.open("a", range[0], range[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFileIsCopiedAndPuttingAgainReplaces() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "new");
        blobs.put("a", bytes("old and longer"));
        assertThat(blobs.put("a", file)).isEqualTo(3);
        assertThat(read("a", 0, 3)).isEqualTo("new");
        assertThat(file).exists();
    }

    @Test
    void aPutThatFailsLeavesTheOldOneAndNoRubbish() {
        blobs.put("c/a", bytes("old"));
        InputStream failing =
                new InputStream() {
                    private int count;

                    @Override
                    public int read() throws IOException {
                        if (count++ > 10) {
                            throw new IOException("planned");
                        }
                        return 'x';
                    }
                };
        assertThatThrownBy(() -> blobs.put("c/a", failing))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(blobs.size("c/a")).hasValue(3);
        assertThat(folder.resolve("blobs/c").toFile().list()).containsExactly("a");
    }

    @Test
    void whatIsNotThereIsEmptyAndWhatIsDeletedIsGone() {
        assertThat(blobs.size("a")).isEmpty();
        assertThat(blobs.open("a", 0, 0)).isEmpty();
        assertThat(blobs.file("a")).isEmpty();
        blobs.put("a", bytes("x"));
        blobs.delete("a");
        blobs.delete("a");
        assertThat(blobs.size("a")).isEmpty();
    }

    @Test
    void aKeyNeverLeavesTheFolder() {
        for (String key :
                List.of(
                        "",
                        "/etc/passwd",
                        "../x",
                        "a/../b",
                        "a//b",
                        ".x",
                        "a/.part-1",
                        "a b",
                        "a/b/c/d/e",
                        "a\\b",
                        "a\0b")) {
            assertThatThrownBy(() -> blobs.put(key, bytes("x")))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private String read(String key, long offset, long length) throws IOException {
        try (InputStream in = blobs.open(key, offset, length).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

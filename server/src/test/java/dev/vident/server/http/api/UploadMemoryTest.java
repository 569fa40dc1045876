package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.client.RequestSigner;
import dev.vident.server.http.RawHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A large upload passes through the server without gathering in its memory. The heap of the
/// process is smaller than the upload and resident from the start, so that what grows is seen.
@EnabledOnOs(OS.LINUX)
class UploadMemoryTest {

    private static final int SIZE = 64 << 20;
    private static final long GROWTH_MAX_KIB = 16 * 1024;
    private static final long LIFE_SECONDS_MAX = 120;
    private static final int PIECE = 64 * 1024;

    @TempDir private Path folder;

    @Test
    void an_upload_of_64_MiB_raises_resident_memory_by_no_more_than_16_MiB() throws Exception {
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-Xms48m",
                                "-Xmx48m",
                                "-XX:+AlwaysPreTouch",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UploadServer.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        // A child that hangs ends every wait for it by its death.
        CompletableFuture<Void> end =
                CompletableFuture.runAsync(
                        server::destroyForcibly,
                        CompletableFuture.delayedExecutor(LIFE_SECONDS_MAX, TimeUnit.SECONDS));
        try (BufferedReader out = server.inputReader()) {
            String ready = out.readLine();
            assertThat(ready).as("the child ended before it was ready").isNotNull();
            String[] words = ready.split(" ");
            for (int i = 1; i <= 8; i++) {
                upload(words, i << 20);
            }
            Path status = Path.of("/proc", Long.toString(server.pid()), "status");
            Files.writeString(Path.of("/proc", Long.toString(server.pid()), "clear_refs"), "5");
            long before = kibibytes(status, "VmRSS:");

            upload(words, SIZE);

            long growth = kibibytes(status, "VmHWM:") - before;
            System.out.println("resident memory grew by " + growth + " KiB over " + before);
            assertThat(growth).isLessThanOrEqualTo(GROWTH_MAX_KIB);
        } finally {
            end.cancel(false);
            server.destroy();
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    /// Uploads a picture whose size tells it apart.
    private static void upload(String[] words, int size) throws IOException {
        String head =
                new Multipart().metadataPart(Multipart.metadata("PASSPORT")).text()
                        + "--"
                        + Multipart.BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a.jpg\""
                        + "\r\n\r\n"
                        + Multipart.JPEG;
        String tail = "\r\n--" + Multipart.BOUNDARY + "--\r\n";
        byte[] filler = new byte[PIECE];
        int fillers = (size - Multipart.JPEG.length()) / PIECE;
        String target = "/resources/applicants/" + words[3] + "/info/idDoc";
        RequestSigner.Running signature =
                new RequestSigner(words[2]).begin(words[4], "POST", target);
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] last = tail.getBytes(StandardCharsets.ISO_8859_1);
        signature.update(first, 0, first.length);
        for (int i = 0; i < fillers; i++) {
            signature.update(filler, 0, PIECE);
        }
        signature.update(last, 0, last.length);
        try (RawHttp http = new RawHttp(Integer.parseInt(words[0]))) {
            long length = first.length + (long) fillers * PIECE + last.length;
            http.write(
                    ("POST "
                                    + target
                                    + " HTTP/1.1\nHost: a\nContent-Length: "
                                    + length
                                    + "\n"
                                    + ApiWorld.authentication(words[1], words[4], signature.hex())
                                    + Multipart.CONTENT_TYPE
                                    + "\n")
                            .replace("\n", "\r\n"));
            http.write(first);
            for (int i = 0; i < fillers; i++) {
                http.write(filler);
            }
            http.write(last);
            RawHttp.Reply reply = http.read(false);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
    }

    private static long kibibytes(Path status, String name) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}

package dev.vident.server.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.event.Events;
import dev.vident.server.event.EventsInMemory;
import dev.vident.server.platform.BlobsInMemory;
import dev.vident.server.platform.ImageIds;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.platform.TransactionsInMemory;
import dev.vident.server.storage.Rows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StillsTest {
    private static final StillOrigin ORIGIN =
            new StillOrigin(Rows.id(1, 1), Rows.id(2, 1), Rows.id(4, 1), "fGhIj");

    private final ManualClock clock = new ManualClock(Rows.T0);
    private final TransactionsInMemory transactions = new TransactionsInMemory();
    private final BlobsInMemory blobs = new BlobsInMemory();
    private final Events events = new Events(new EventsInMemory(transactions), clock);
    private final Stills stills =
            new Stills(
                    new StillsInMemory(transactions),
                    blobs,
                    events,
                    transactions,
                    new ImageIds(new Randomness(new Random(1))),
                    clock);

    @Test
    void aPictureIsKeptWithWhatIsKnownAboutIt() throws IOException {
        for (String format : new String[] {"jpg", "png"}) {
            byte[] file = picture(format);
            Still still = stills.keep(ORIGIN, StillKind.FRONT_SIDE, file);
            assertThat(still.width()).isEqualTo(321);
            assertThat(still.height()).isEqualTo(123);
            assertThat(still.contentType())
                    .isEqualTo(format.equals("jpg") ? "image/jpeg" : "image/png");
            assertThat(still.fileName()).isEqualTo("front-side." + format);
            assertThat(still.sizeBytes()).isEqualTo(file.length);
            assertThat(stills.get(still.imageId())).isEqualTo(still);
            assertThat(blobs.open(still.blobKey(), 0, file.length).orElseThrow().readAllBytes())
                    .isEqualTo(file);
            assertThat(events.ofApplicant(ORIGIN.applicantId()))
                    .extracting(EventEntry::event)
                    .contains(
                            new DomainEvent.StillStored(
                                    ORIGIN.callId(),
                                    still.imageId(),
                                    "FRONT_SIDE",
                                    still.sha256()));
        }
        assertThat(stills.ofCall(ORIGIN.callId())).hasSize(2);
    }

    @Test
    void whatIsNoPictureIsRefusedWithItsCode() throws IOException {
        assertRefused(new byte[0], SumsubError.EMPTY_FILE);
        assertRefused(new byte[Stills.SIZE_MAX + 1], SumsubError.FILE_TOO_BIG);
        assertRefused(
                "II*\0 a TIFF file, perhaps".getBytes(StandardCharsets.US_ASCII),
                SumsubError.CORRUPTED_FILE);
        assertThat(stills.ofCall(ORIGIN.callId())).isEmpty();
    }

    @Test
    void anyBeginningOfAPictureIsEitherReadOrRefused() throws IOException {
        for (String format : new String[] {"jpg", "png"}) {
            byte[] file = picture(format);
            for (int length = 1; length < Math.min(file.length, 700); length++) {
                byte[] head = Arrays.copyOf(file, length);
                Picture.read(head)
                        .ifPresent(picture -> {
                            assertThat(picture.width()).isEqualTo(321);
                            assertThat(picture.height()).isEqualTo(123);
                        });
            }
        }
        long seed = 3;
        Random random = new Random(seed);
        byte[] file = picture("jpg");
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = file.clone();
            damaged[2 + random.nextInt(300)] = (byte) random.nextInt();
            assertThat(Picture.read(damaged)).as("seed %d, round %d", seed, i).isNotNull();
        }
    }

    private void assertRefused(byte[] file, SumsubError error) {
        assertThatThrownBy(() -> stills.keep(ORIGIN, StillKind.OTHER, file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().error()).isEqualTo(error));
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}

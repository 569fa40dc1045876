package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a network or a dying server takes away stays away, and everything that was received is
/// where it belongs.
class CompositionAfterLossTest {
    /// Where the mark of a frozen picture stands on the left.
    private static final Watched.Area MARK = new Watched.Area(230, 24, 180, 24);

    private static FfmpegPrograms programs;

    @TempDir Path folder;

    @BeforeAll
    static void findPrograms() throws InterruptedException {
        programs = Ffmpeg.programs();
    }

    @ParameterizedTest
    @EnumSource(VideoEncoding.class)
    void one_packet_in_twenty_is_lost(VideoEncoding encoding) throws Exception {
        RecordedCall call = new RecordedCall(folder, "loss");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 15_000)
                        .in(encoding)
                        .losing(packet -> new SplittableRandom(packet).nextInt(20) == 0));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 0, 15_000)
                        .in(encoding)
                        .losing(packet -> new SplittableRandom(~packet).nextInt(20) == 0));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(15);
        assertThat(call.flashSeconds("applicant", 15).count()).isBetween(5L, 15L);
        assertReceived(call, result, 15);
    }

    @Test
    void nothing_arrives_for_two_seconds() throws Exception {
        RecordedCall call = new RecordedCall(folder, "burst");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 8_000).gap(2_610, 4_630));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 8_000));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(8);
        assertThat(call.flashSeconds("applicant", 8).count()).isEqualTo(6);
        assertReceived(call, result, 8);
    }

    @Test
    void a_picture_that_cannot_be_decoded_stands_still_and_is_marked() throws Exception {
        RecordedCall call = new RecordedCall(folder, "frozen");
        Clip warm = Clip.load(ClipName.WARM);
        // A picture is lost, and for three seconds no key frame comes.
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 7_000)
                        .pictures(frame -> {
                            long millis = RecordedConnection.pictureMillis(frame);
                            boolean key = (warm.frame(frame)[0] & 1) == 0;
                            boolean noKeys = millis >= 1_800 && millis < 5_000;
                            return warm.frame(key && noKeys ? frame + 1 : frame);
                        })
                        .gap(1_760, 1_840));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 7_000));
        Watched result = Watched.render(programs, call);
        assertMarkers(
                result.applicant().flashSeconds(),
                DoubleStream.concat(seconds(0, 2), seconds(5, 7)));
        assertMarkers(result.operator().flashSeconds(), seconds(0, 7));
        assertThat(result.showsPlacard(programs, 3.0, 0)).isFalse();
        byte[] unmarked = result.look(programs, 3.0, MARK);
        assertThat(Watched.difference(unmarked, result.look(programs, 3.4, MARK))).isLessThan(2);
        assertThat(Watched.difference(unmarked, result.look(programs, 4.6, MARK)))
                .isGreaterThan(20);
    }

    @Test
    void packets_are_lost_where_sequence_numbers_and_time_stamps_wrap() throws Exception {
        RecordedCall call = new RecordedCall(folder, "wrap");
        // Video wraps its sequence after 16 packets, sound after 256; time stamps after a second.
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 7_000)
                        .losing(packet -> packet >= 14 && packet < 18));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 0, 7_000)
                        .losing(packet -> packet >= 254 && packet < 258)
                        .gap(930, 1_110));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(7);
        assertReceived(call, result, 7);
    }

    @Test
    void a_server_was_killed_in_the_middle_and_both_came_back() throws Exception {
        RecordedCall call = new RecordedCall(folder, "killed");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 3_800));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 3_800));
        for (Path journal : call.folder.journals()) {
            tear(journal);
        }
        call.add(new RecordedConnection("applicant", ClipName.WARM, 6_000, 3_800).epoch(1));
        call.add(new RecordedConnection("operator", ClipName.COOL, 7_000, 2_700).epoch(1));
        // Another attempt of which not even the header reached the disk.
        Files.createFile(call.folder.path().resolve("operator-2-audio.journal"));
        Files.createFile(call.folder.path().resolve("operator-2-video.journal"));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(10);
        DoubleStream applicant = DoubleStream.concat(seconds(0, 4), seconds(6, 10));
        assertMarkers(result.applicant().flashSeconds(), applicant);
        assertReceived(call, result, 10);
        assertThat(result.showsPlacard(programs, 3.7, 0)).isFalse();
        assertThat(result.showsPlacard(programs, 4.0, 0)).isTrue();
        assertThat(result.showsPlacard(programs, 5.9, 0)).isTrue();
        assertThat(result.showsPlacard(programs, 6.2, 0)).isFalse();
    }

    /// Cuts into the last record and leaves some of a page of zeros behind, as file systems do.
    private static void tear(Path journal) throws IOException {
        try (FileChannel file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 17);
            file.write(ByteBuffer.allocate(512), file.size());
        }
    }

    private static void assertReceived(RecordedCall call, Watched result, int seconds) {
        assertMarkers(result.applicant().flashSeconds(), call.flashSeconds("applicant", seconds));
        assertMarkers(result.applicant().beepSeconds(), call.beepSeconds("applicant", seconds));
        assertMarkers(result.operator().flashSeconds(), call.flashSeconds("operator", seconds));
        assertMarkers(result.operator().beepSeconds(), call.beepSeconds("operator", seconds));
    }
}

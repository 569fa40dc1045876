package dev.vident.server.composition;

import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.JournalWriter;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.sdp.OfferedFormats;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.FramePackets;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Writes the journals of a call that never took place: participants play a clip, and their network
/// and clocks are as bad as the test asks for.
final class RecordedCall {
    /// The server's time at which the earliest participant starts.
    static final long START_MICROS = 1_700_000_000_250_000L;

    private static final long SENDER_REPORT_MICROS = 1_000_000;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final int NETWORK_MICROS = 20_000;
    private static final long MARKER_MILLIS = 480;
    private static final long PACKETS_TO_HEAR = 2;

    final RecordingFolder folder;
    private final Random random = new Random(42);
    private final Set<String> received = new HashSet<>();

    RecordedCall(Path recordings, String callId) throws IOException {
        folder = RecordingFolder.of(recordings, callId);
        Files.createDirectories(folder.path());
    }

    /// Call times of the flashes whose first picture arrived whole. It is a key frame, and without
    /// it the two that follow cannot be shown.
    DoubleStream flashSeconds(String participant, int seconds) {
        return IntStream.range(0, seconds)
                .filter(second -> {
                    long millis = second * 1_000L + MARKER_MILLIS;
                    return received.contains(
                            pictureName(participant, number(millis, Clip.FRAME_MICROS)));
                })
                .mapToDouble(second -> second + MARKER_MILLIS / 1e3);
    }

    /// Call times at which the first packet of each beep arrived that did arrive. A beep without
    /// its first two packets need not be heard: the decoder takes longer to find its way again.
    DoubleStream beepSeconds(String participant, int seconds) {
        return IntStream.range(0, seconds)
                .mapToObj(second ->
                        LongStream.range(0, PACKETS_TO_HEAR)
                                .map(i ->
                                        second * 1_000L
                                                + MARKER_MILLIS
                                                + i * Clip.PACKET_MICROS / 1_000)
                                .filter(millis ->
                                        received.contains(
                                                soundName(
                                                        participant,
                                                        number(millis, Clip.PACKET_MICROS))))
                                .findFirst())
                .flatMapToLong(OptionalLong::stream)
                .mapToDouble(millis -> millis / 1e3);
    }

    private static long number(long millis, long distanceMicros) {
        return (millis + RecordedConnection.AHEAD_MILLIS) * 1_000 / distanceMicros;
    }

    private static String pictureName(String participant, long number) {
        return participant + " picture " + number;
    }

    private static String soundName(String participant, long number) {
        return participant + " sound " + number;
    }

    private record Entry(RecordKind kind, long arrivalMicros, byte[] bytes) {}

    void add(RecordedConnection connection) throws IOException {
        for (MediaKind kind : connection.kinds) {
            List<Entry> entries = kind == MediaKind.VIDEO ? video(connection) : audio(connection);
            entries.sort(Comparator.comparingLong(Entry::arrivalMicros));
            boolean isVideo = kind == MediaKind.VIDEO;
            TrackDescription track =
                    new TrackDescription(
                            folder.callId(),
                            connection.participant,
                            connection.epoch,
                            kind,
                            isVideo ? connection.encoding.encodingName() : "opus",
                            isVideo ? 90_000 : 48_000,
                            isVideo ? OfferedFormats.payloadType(connection.encoding) : 111);
            FileChannel file =
                    FileChannel.open(
                            folder.journal(track),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE);
            try (JournalWriter writer =
                    new JournalWriter(file, new JournalHeader(track, START_MICROS))) {
                for (Entry entry : entries) {
                    writer.append(
                            entry.kind(),
                            entry.arrivalMicros(),
                            entry.bytes(),
                            0,
                            entry.bytes().length);
                }
            }
        }
    }

    private List<Entry> video(RecordedConnection connection) {
        int payloadType = OfferedFormats.payloadType(connection.encoding);
        Sender sender = new Sender(connection, 90_000, payloadType, 0xfff0);
        FramePackets packets = FramePackets.of(connection.encoding);
        long first = connection.first(Clip.FRAME_MICROS);
        for (long i = 0; i * Clip.FRAME_MICROS < connection.durationMillis * 1_000; i++) {
            byte[] frame = connection.pictures.apply(first + i);
            if (frame == null) {
                continue;
            }
            boolean whole = true;
            packets.begin(frame);
            while (packets.hasMore()) {
                byte[] payload = new byte[FramePackets.PAYLOAD_MAX];
                int length = packets.write(payload, 0);
                whole &=
                        sender.send(
                                i * Clip.FRAME_MICROS,
                                Arrays.copyOf(payload, length),
                                !packets.hasMore());
            }
            if (whole) {
                received.add(pictureName(connection.participant, first + i));
            }
        }
        return sender.entries;
    }

    private List<Entry> audio(RecordedConnection connection) {
        Sender sender = new Sender(connection, 48_000, 111, 0xff00);
        long first = connection.first(Clip.PACKET_MICROS);
        for (long i = 0; i * Clip.PACKET_MICROS < connection.durationMillis * 1_000; i++) {
            byte[] packet = connection.sounds.apply(first + i);
            if (packet != null && sender.send(i * Clip.PACKET_MICROS, packet, false)) {
                received.add(soundName(connection.participant, first + i));
            }
        }
        return sender.entries;
    }

    /// Sends at server time and stamps with its own clocks.
    private final class Sender {
        private final List<Entry> entries = new ArrayList<>();
        private final RecordedConnection connection;
        private final int clockRate;
        private final int payloadType;
        private final int ssrc;
        private final long rtpOrigin;
        private int sequence;
        private long packets;
        private long nextReportMicros;

        Sender(RecordedConnection connection, int clockRate, int payloadType, int sequence) {
            this.connection = connection;
            this.clockRate = clockRate;
            this.payloadType = payloadType;
            this.sequence = sequence;
            this.ssrc = random.nextInt();
            // Wraps within the first seconds.
            this.rtpOrigin = 0x1_0000_0000L - clockRate;
        }

        /// @return whether it arrives
        boolean send(long elapsedMicros, byte[] payload, boolean marker) {
            if (connection.reports && elapsedMicros >= nextReportMicros) {
                report(elapsedMicros);
                nextReportMicros = elapsedMicros + SENDER_REPORT_MICROS;
            }
            byte[] packet = new byte[12 + payload.length];
            ByteBuffer.wrap(packet)
                    .put((byte) 0x80)
                    .put((byte) (payloadType | (marker ? 0x80 : 0)))
                    .putShort((short) sequence++)
                    .putInt((int) rtpTime(elapsedMicros))
                    .putInt(ssrc)
                    .put(payload);
            boolean arrives =
                    !connection.lost.test(packets++)
                            && (elapsedMicros < connection.gapFromMillis * 1_000
                                    || elapsedMicros >= connection.gapEndMillis * 1_000);
            if (arrives) {
                entries.add(new Entry(RecordKind.RTP, arrival(elapsedMicros), packet));
            }
            return arrives;
        }

        private void report(long elapsedMicros) {
            byte[] bytes = new byte[128];
            double senderMicros =
                    START_MICROS
                            + connection.startMillis * 1_000
                            + elapsedMicros * (1 + connection.clockPpm / 1e6)
                            + connection.ntpErrorMicros;
            long seconds = (long) Math.floor(senderMicros / 1e6);
            long fraction = (long) ((senderMicros / 1e6 - seconds) * 0x1p32);
            long ntp = (seconds + SECONDS_1900_TO_1970) << 32 | fraction;
            int end =
                    CompoundPacket.write(
                            List.of(
                                    new SenderReport(
                                            ssrc,
                                            ntp,
                                            (int) rtpTime(elapsedMicros),
                                            0,
                                            0,
                                            List.of())),
                            bytes,
                            0);
            entries.add(
                    new Entry(RecordKind.RTCP, arrival(elapsedMicros), Arrays.copyOf(bytes, end)));
        }

        private long rtpTime(long elapsedMicros) {
            return rtpOrigin
                    + Math.round(elapsedMicros * (1 + connection.clockPpm / 1e6) * clockRate / 1e6);
        }

        /// Constant delay, plus queueing that most packets suffer from.
        private long arrival(long elapsedMicros) {
            double queueing = random.nextInt(4) == 0 ? 0 : random.nextExponential() * 8_000;
            boolean held =
                    elapsedMicros >= connection.heldFromMillis * 1_000
                            && elapsedMicros < connection.heldEndMillis * 1_000;
            return START_MICROS
                    + connection.startMillis * 1_000
                    + (held ? connection.heldEndMillis * 1_000 : elapsedMicros)
                    + NETWORK_MICROS
                    + Math.round(queueing);
        }
    }
}

package dev.vident.bench;

import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.JournalWriter;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.FramePackets;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// One journal of somebody whose packets all arrive, 20 ms after they were sent. Confined to one
/// thread.
final class SyntheticTrack implements AutoCloseable {
    /// The moment at which the call starts, in microseconds since the Unix epoch.
    private static final long START_MICROS = 1_700_000_000_000_000L;

    private static final long NETWORK_MICROS = 20_000;
    private static final long REPORT_MICROS = 1_000_000;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final int RTP_HEADER_BYTES = 12;

    private final TrackDescription track;
    private final JournalWriter journal;
    private final FramePackets packets = FramePackets.of(VideoEncoding.VP8);
    private int sequence;
    private long nextReportMicros;

    private SyntheticTrack(TrackDescription track, JournalWriter journal) {
        this.track = track;
        this.journal = journal;
    }

    static SyntheticTrack create(RecordingFolder folder, String participant, MediaKind kind)
            throws IOException {
        boolean video = kind == MediaKind.VIDEO;
        TrackDescription track =
                new TrackDescription(
                        folder.callId(),
                        participant,
                        0,
                        kind,
                        video ? VideoEncoding.VP8.encodingName() : "opus",
                        video ? 90_000 : 48_000,
                        video ? 96 : 111);
        FileChannel file =
                FileChannel.open(
                        folder.journal(track),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        return new SyntheticTrack(
                track, new JournalWriter(file, new JournalHeader(track, START_MICROS)));
    }

    /// Sends one VP8 frame, in as many packets as it takes.
    void frame(long micros, byte[] frame) throws IOException {
        packets.begin(frame);
        while (packets.hasMore()) {
            byte[] payload = new byte[FramePackets.PAYLOAD_MAX];
            int length = packets.write(payload, 0);
            packet(micros, Arrays.copyOf(payload, length), !packets.hasMore());
        }
    }

    /// Sends one packet, and a sender report each second before it.
    void packet(long micros, byte[] payload, boolean marker) throws IOException {
        if (micros >= nextReportMicros) {
            report(micros);
            nextReportMicros = micros + REPORT_MICROS;
        }
        byte[] packet =
                ByteBuffer.allocate(RTP_HEADER_BYTES + payload.length)
                        .put((byte) 0x80)
                        .put((byte) (track.payloadType() | (marker ? 0x80 : 0)))
                        .putShort((short) sequence++)
                        .putInt(rtpTime(micros))
                        .putInt(ssrc())
                        .put(payload)
                        .array();
        append(RecordKind.RTP, micros, packet, packet.length);
    }

    /// Hands what was sent to the operating system.
    void flush() throws IOException {
        journal.flush();
    }

    private void report(long micros) throws IOException {
        long wallMicros = START_MICROS + micros;
        long fraction = Math.round(wallMicros % 1_000_000 * (0x1p32 / 1e6));
        long ntp = (wallMicros / 1_000_000 + SECONDS_1900_TO_1970) << 32 | fraction;
        byte[] bytes = new byte[64];
        SenderReport report = new SenderReport(ssrc(), ntp, rtpTime(micros), 0, 0, List.of());
        append(RecordKind.RTCP, micros, bytes, CompoundPacket.write(List.of(report), bytes, 0));
    }

    private void append(RecordKind kind, long micros, byte[] bytes, int length) throws IOException {
        journal.append(kind, START_MICROS + micros + NETWORK_MICROS, bytes, 0, length);
    }

    private int rtpTime(long micros) {
        return (int) (micros * track.clockRate() / 1_000_000);
    }

    private int ssrc() {
        return track.payloadType();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}

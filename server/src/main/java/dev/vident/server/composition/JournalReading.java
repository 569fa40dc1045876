package dev.vident.server.composition;

import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.JournalReader;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.RtcpPacket;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one journal into an index, at once or bit by bit while it is being written. What is in
/// memory can be kept small by [SourceReading#forget]. Not safe for use by several threads.
final class JournalReading implements AutoCloseable {
    /// Who sends neither media nor a report for so long has lost the connection.
    private static final long SILENT_MICROS = 3_000_000;

    /// Reports that came before the first packet they speak of.
    private static final int EARLY_REPORTS_MAX = 16;

    private final RecordingFolder recording;
    private final Path file;
    private final JournalReader reader;
    private final TrackDescription track;
    private final @Nullable VideoEncoding video;
    private final Map<Integer, SourceReading> sources = new LinkedHashMap<>();
    private final List<SenderReport> early = new ArrayList<>();
    private final List<JournalIndex.Heard> heard = new ArrayList<>();
    private final RtpView view = new RtpView();
    private byte[] bytes = new byte[2048];

    private JournalReading(
            RecordingFolder recording,
            Path file,
            JournalReader reader,
            TrackDescription track,
            @Nullable VideoEncoding video) {
        this.recording = recording;
        this.file = file;
        this.reader = reader;
        this.track = track;
        this.video = video;
    }

    /// Opens a journal; nothing but its header is read.
    ///
    /// @return empty when there is no whole header, or not yet, and when nobody knows its codec
    static Optional<JournalReading> open(RecordingFolder recording, Path file) throws IOException {
        JournalReader reader = JournalReader.growing(recording.open(file));
        Optional<JournalHeader> header = reader.header();
        if (header.isEmpty()) {
            reader.close();
            return Optional.empty();
        }
        TrackDescription track = header.get().track();
        Optional<VideoEncoding> video = VideoEncoding.ofName(track.codec());
        if (track.kind() == MediaKind.VIDEO && video.isEmpty()) {
            reader.close();
            return Optional.empty();
        }
        return Optional.of(new JournalReading(recording, file, reader, track, video.orElse(null)));
    }

    Path file() {
        return file;
    }

    TrackDescription track() {
        return track;
    }

    /// When anything arrived, on the server's clock.
    List<JournalIndex.Heard> heard() {
        return List.copyOf(heard);
    }

    /// Takes what was written since the last time.
    void readOn() throws IOException {
        while (reader.next()) {
            take();
        }
    }

    /// Takes the rest; nothing will be written any more.
    void readToEnd() throws IOException {
        reader.assumeComplete();
        readOn();
    }

    /// What is known now.
    ///
    /// @return empty when there is nothing that can be played
    Optional<JournalIndex> index() {
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new JournalIndex(
                                recording,
                                file,
                                track,
                                sources.values().stream().map(SourceReading::build).toList(),
                                List.copyOf(heard)));
    }

    /// What arrived for each source, in the order of the index.
    List<SourceReading> sources() {
        return List.copyOf(sources.values());
    }

    private void take() {
        ByteBuffer payload = reader.payload();
        int length = payload.remaining();
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        payload.get(bytes, 0, length);
        switch (reader.kind()) {
            case RTP -> {
                hear(reader.arrivalMicros());
                takePacket(length);
            }
            case RTCP -> {
                hear(reader.arrivalMicros());
                takeReports(length);
            }
            case MARK -> {
                // Notes are for people; the manifest counts them.
            }
        }
    }

    private void hear(long micros) {
        JournalIndex.Heard last = heard.isEmpty() ? null : heard.getLast();
        if (last == null || micros - last.endMicros() > SILENT_MICROS) {
            heard.add(new JournalIndex.Heard(micros, micros));
        } else {
            long end = Math.max(last.endMicros(), micros);
            heard.set(heard.size() - 1, new JournalIndex.Heard(last.fromMicros(), end));
        }
    }

    private void takePacket(int length) {
        if (view.wrap(bytes, 0, length) && view.payloadType() == track.payloadType()) {
            boolean entry = video == null || video.isEntry(view);
            boolean last = video == null || view.marker();
            sources.computeIfAbsent(view.ssrc(), _ -> new SourceReading(track.clockRate()))
                    .add(view, reader.arrivalMicros(), reader.payloadPosition(), entry, last);
            if (!early.isEmpty()) {
                early.removeIf(this::placed);
            }
        }
    }

    private void takeReports(int length) {
        for (RtcpPacket packet : CompoundPacket.parse(bytes, 0, length).packets()) {
            if (packet instanceof SenderReport report
                    && !placed(report)
                    && early.size() < EARLY_REPORTS_MAX) {
                early.add(report);
            }
        }
    }

    /// Gives a report to the source it speaks of, if there is one.
    private boolean placed(SenderReport report) {
        SourceReading source = sources.get(report.ssrc());
        if (source != null) {
            source.add(report);
        }
        return source != null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

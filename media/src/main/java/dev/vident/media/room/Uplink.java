package dev.vident.media.room;

import dev.vident.media.forward.ReceiveTrack;
import dev.vident.media.forward.TrackCounters;
import dev.vident.media.forward.TrackFormat;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.journal.TrackSink;
import dev.vident.media.rtp.RtpView;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One track a participant sends us: its reception and its journal. The journal is opened by the
/// first packet.
final class Uplink {
    private final MediaKind kind;
    private final TrackFormat format;
    private final TrackDescription description;
    private final RecordingSink recording;
    private final ReceiveTrack track;
    private @Nullable TrackSink journal;
    private long journaledBytes;
    private long droppedRecords;

    Uplink(
            String room,
            String participant,
            int epoch,
            MediaKind kind,
            Formats formats,
            RecordingSink recording) {
        this.kind = kind;
        this.recording = recording;
        this.format = formats.of(kind);
        this.track = new ReceiveTrack(format);
        this.description =
                new TrackDescription(
                        room,
                        participant,
                        epoch,
                        kind,
                        formats.codec(kind),
                        format.clockRate(),
                        format.payloadType());
    }

    MediaKind kind() {
        return kind;
    }

    TrackFormat format() {
        return format;
    }

    ReceiveTrack track() {
        return track;
    }

    TrackCounters counters() {
        return track.counters();
    }

    /// Writes a media packet down.
    ///
    /// @param recovered whether it came only when it was asked for again
    /// @return whether it was the first
    boolean journalRtp(RtpView packet, boolean recovered, long nowMicros) {
        boolean first = journal == null;
        TrackSink open = openJournal();
        byte[] buffer = packet.buffer();
        int offset = packet.offset();
        int length = packet.length();
        count(
                recovered
                        ? open.appendRecovered(nowMicros, buffer, offset, length)
                        : open.append(RecordKind.RTP, nowMicros, buffer, offset, length),
                length);
        return first;
    }

    /// Writes a compound packet with a sender report down. One that comes before any media says
    /// nothing yet.
    void journalRtcp(byte[] buffer, int offset, int length, long nowMicros) {
        if (journal != null) {
            append(RecordKind.RTCP, nowMicros, buffer, offset, length);
        }
    }

    void closeJournal(String why, long nowMicros) {
        TrackSink open = journal;
        if (open != null) {
            byte[] mark = why.getBytes(StandardCharsets.UTF_8);
            try {
                append(RecordKind.MARK, nowMicros, mark, 0, mark.length);
            } finally {
                journal = null;
                open.close();
            }
        }
    }

    long journaledBytes() {
        return journaledBytes;
    }

    long droppedRecords() {
        return droppedRecords;
    }

    private void append(RecordKind record, long nowMicros, byte[] buffer, int offset, int length) {
        count(openJournal().append(record, nowMicros, buffer, offset, length), length);
    }

    private TrackSink openJournal() {
        TrackSink open = journal;
        if (open == null) {
            open = recording.open(description);
            journal = open;
        }
        return open;
    }

    private void count(boolean taken, int length) {
        if (taken) {
            journaledBytes += length;
        } else {
            droppedRecords++;
        }
    }
}

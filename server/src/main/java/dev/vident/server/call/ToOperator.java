package dev.vident.server.call;

import dev.vident.server.identification.EndReason;
import dev.vident.server.job.Waiting;
import dev.vident.server.script.ScriptAnswer;
import dev.vident.server.script.StillKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server says to a desk; see `docs/protocol/signalling.md`. What both sides hear is in
/// [ToBoth].
public sealed interface ToOperator extends Outgoing
        permits ToBoth,
                ToOperator.Welcome,
                ToOperator.Queue,
                ToOperator.CallStarting,
                ToOperator.Recording,
                ToOperator.Quality,
                ToOperator.ApplicantDevices,
                ToOperator.StillProgress,
                ToOperator.Checked,
                ToOperator.Ended,
                ToOperator.CompositionProgress {

    record Welcome(String operatorId, String displayName, @Nullable String callId)
            implements ToOperator {}

    /// @param entries oldest first
    record Queue(List<QueueEntry> entries) implements ToOperator {
        public Queue {
            entries = List.copyOf(entries);
        }
    }

    record CallStarting(String callId, String identificationId, String applicantId)
            implements ToOperator {}

    /// The recording light: what is on disk.
    record Recording(
            boolean healthy, long bytesOnDisk, @Nullable Instant lastWriteAt, long droppedRecords)
            implements ToOperator {}

    record Quality(
            Seat participant,
            int bitrateKbps,
            double lossPercent,
            @Nullable Integer roundTripMillis)
            implements ToOperator {}

    record ApplicantDevices(Devices devices) implements ToOperator {}

    /// @param imageId set when stored
    /// @param reason set when failed
    record StillProgress(
            String stillId,
            StillKind kind,
            StillState state,
            @Nullable Long imageId,
            @Nullable String reason)
            implements ToOperator {}

    /// An answer to a check of the script is kept.
    record Checked(ScriptAnswer answer) implements ToOperator {}

    record Ended(String callId, String identificationId, EndReason reason) implements ToOperator {}

    /// @param state `recorded`, `rendering`, `ready` or `failed`
    /// @param progress 0–1 while rendering
    /// @param reason why it failed
    /// @param waiting set while it waits for another attempt
    record CompositionProgress(
            String callId,
            String state,
            @Nullable String mediaId,
            @Nullable Double progress,
            @Nullable String reason,
            @Nullable Waiting waiting)
            implements ToOperator {}

    /// How far a still has come.
    enum StillState {
        REQUESTED,
        STORED,
        FAILED
    }
}

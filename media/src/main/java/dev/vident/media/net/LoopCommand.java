package dev.vident.media.net;

import dev.vident.media.capture.PacketCapture;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.room.RoomSnapshot;
import dev.vident.media.rtp.VideoEncoding;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the product asks of the loop. Each command carries the future that tells what came of it.
sealed interface LoopCommand {
    CompletableFuture<?> result();

    record Join(
            String room,
            String participant,
            int epoch,
            VideoEncoding encoding,
            RecordingSink recording,
            CompletableFuture<SessionOffer> result)
            implements LoopCommand {}

    record Answer(String sessionId, String sdp, CompletableFuture<@Nullable Void> result)
            implements LoopCommand {}

    record RestartIce(String sessionId, CompletableFuture<SessionOffer> result)
            implements LoopCommand {}

    record Leave(String sessionId, CompletableFuture<@Nullable Void> result)
            implements LoopCommand {}

    record Describe(CompletableFuture<List<RoomSnapshot>> result) implements LoopCommand {}

    record Capture(
            String room, @Nullable PacketCapture capture, CompletableFuture<@Nullable Void> result)
            implements LoopCommand {}

    record CloseRoom(String room, CompletableFuture<@Nullable Void> result)
            implements LoopCommand {}
}

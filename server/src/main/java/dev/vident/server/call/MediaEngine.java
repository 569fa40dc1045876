package dev.vident.server.call;

import dev.vident.media.journal.RecordingSink;
import dev.vident.media.rtp.VideoEncoding;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What a call needs of the media engine. Thread-safe; nothing here blocks.
///
/// A refusal completes a future with [EngineRefusal]; anything else is a fault of ours.
public interface MediaEngine {

    /// Whether one more call can be carried now.
    boolean acceptsCalls();

    /// Makes a media session; an older one of the same participant is replaced.
    ///
    /// @param room the call's id
    /// @param epoch counts the sessions of this participant in this room, from 0
    /// @param encoding the call's video codec, the same for all its sessions
    CompletableFuture<SessionOffer> join(
            String room,
            String participant,
            int epoch,
            VideoEncoding encoding,
            RecordingSink recording);

    /// Takes the browser's answer.
    CompletableFuture<@Nullable Void> answer(String sessionId, String sdp);

    /// Makes a new offer for the same session.
    CompletableFuture<SessionOffer> restartIce(String sessionId);

    /// Closes all sessions of a room; when done, no record is appended any more.
    CompletableFuture<@Nullable Void> closeRoom(String room);

    /// A media session and the offer to send for it.
    record SessionOffer(String sessionId, String sdp) {}
}

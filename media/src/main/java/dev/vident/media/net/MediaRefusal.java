package dev.vident.media.net;

/// The media server does not do what it was asked; the reason says whose fault it is.
public final class MediaRefusal extends RuntimeException {
    private final Reason reason;

    /// Why the media server refuses.
    public enum Reason {
        /// The session is over or never was.
        UNKNOWN_SESSION,
        /// The browser's answer cannot be used; the message says why.
        BAD_ANSWER,
        /// The browser lacks the call's video codec; the message names it.
        VIDEO_CODEC_MISSING,
        /// Two others are in the room.
        ROOM_FULL,
        /// The server carries as many calls as it may.
        SERVER_FULL,
        /// Too many commands are waiting, or a loop has been too busy for seconds to take a call.
        OVERLOADED,
        /// The server is closed or closing.
        CLOSED,
        /// A bug of ours.
        INTERNAL
    }

    public MediaRefusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

package dev.vident.media.journal;

/// The two kinds of media a participant sends.
public enum MediaKind {
    AUDIO,
    VIDEO
}

package dev.vident.media.capture;

/// Where a captured packet goes, seen from the server.
public enum CaptureDirection {
    RECEIVED,
    SENT
}

package dev.vident.server.identification;

import dev.vident.server.platform.Mode;

/// The stored answer of `GET /resources/inspections/{id}?fields=videoIdentData`. The bytes are
/// shared, not copied: the hot read hands them to the socket as they are, and nobody changes them.
public final class VideoIdentAnswer {
    private final Mode mode;
    private final byte[] json;

    public VideoIdentAnswer(Mode mode, byte[] json) {
        this.mode = mode;
        this.json = json;
    }

    public Mode mode() {
        return mode;
    }

    /// The finished body, UTF-8; not to be changed.
    public byte[] json() {
        return json;
    }
}

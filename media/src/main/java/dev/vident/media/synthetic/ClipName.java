package dev.vident.media.synthetic;

/// The clips there are; two, so that the two sides of a call can be told apart by eye and by ear.
public enum ClipName {
    /// A figure before a brown wall; the beep has 1000 Hz.
    WARM("warm", 1000),
    /// A figure before a blue wall; the beep has 600 Hz.
    COOL("cool", 600);

    private final String resource;
    private final int beepHertz;

    ClipName(String resource, int beepHertz) {
        this.resource = resource;
        this.beepHertz = beepHertz;
    }

    /// Pitch of the beep.
    public int beepHertz() {
        return beepHertz;
    }

    String resource() {
        return resource;
    }
}

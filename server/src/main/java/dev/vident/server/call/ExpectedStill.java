package dev.vident.server.call;

import dev.vident.server.script.StillKind;

/// A still that is arriving; its sender has to say how that ended. Thread-safe.
public final class ExpectedStill {
    private final RunningCall call;
    private final String stillId;
    private final StillKind kind;

    ExpectedStill(RunningCall call, String stillId, StillKind kind) {
        this.call = call;
        this.stillId = stillId;
        this.kind = kind;
    }

    public String callId() {
        return call.facts().callId();
    }

    public StillKind kind() {
        return kind;
    }

    /// The picture is stored; the operator is told.
    public void stored(long imageId) {
        call.withStills(stills -> stills.stored(stillId, imageId));
    }

    /// The picture could not be used; the operator is told and may ask again.
    public void failed(String reason) {
        call.withStills(stills -> stills.failed(stillId, reason));
    }
}

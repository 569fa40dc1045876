package dev.vident.server.composition;

import dev.vident.server.job.Waiting;

/// Is told how compositions get on, for instance to show it at the desk. Called by the rendering
/// threads; must not block and not fail.
public interface CompositionListener {
    /// The state changed and is stored.
    void changed(Composition composition);

    /// @param share done so far, 0 to 1
    void progressed(String callId, double share);

    /// Rendering failed and is tried again later.
    void waits(String callId, Waiting waiting);

    /// A listener that does not care.
    static CompositionListener none() {
        return new CompositionListener() {
            @Override
            public void changed(Composition composition) {}

            @Override
            public void progressed(String callId, double share) {}

            @Override
            public void waits(String callId, Waiting waiting) {}
        };
    }
}

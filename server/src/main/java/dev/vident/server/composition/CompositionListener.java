package dev.vident.server.composition;

/// Is told how compositions get on, for instance to show it at the desk. Called by the rendering
/// threads; must not block and not fail.
public interface CompositionListener {
    /// The state changed and is stored.
    void changed(Composition composition);

    /// @param share done so far, 0 to 1
    void progressed(String callId, double share);

    /// A listener that does not care.
    static CompositionListener none() {
        return new CompositionListener() {
            @Override
            public void changed(Composition composition) {}

            @Override
            public void progressed(String callId, double share) {}
        };
    }
}

package dev.vident.server.simulation;

/// The simulated identification could not be carried through. The message says at which step and
/// why, in words for the person who started it.
public final class SimulationFailure extends RuntimeException {
    public SimulationFailure(String message) {
        super(message);
    }

    public SimulationFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

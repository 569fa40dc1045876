package dev.vident.server.identification;

import java.util.List;

/// What an event does to a state.
public sealed interface Transition {
    /// The attempt is in a new state and the effects are due, in order.
    record Moved(State state, List<Effect> effects) implements Transition {
        public Moved {
            effects = List.copyOf(effects);
        }
    }

    /// The event is fine and changes nothing.
    record Unchanged() implements Transition {}

    /// The state does not permit the event.
    ///
    /// @param reason a sentence for whoever asked
    record Refused(String reason) implements Transition {}
}

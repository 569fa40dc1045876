package dev.vident.server.http.signalling;

/// What a text frame turned out to be.
///
/// @param <M> what the sender of the frame may say
sealed interface Reading<M> {
    /// A message.
    record Understood<M>(M message) implements Reading<M> {}

    /// Not a JSON object with a text member `type`.
    record NotAnObject<M>() implements Reading<M> {}

    /// A type this side may not send or that does not exist.
    record UnknownType<M>() implements Reading<M> {}

    /// A member is missing or wrong.
    record BadMember<M>(String text) implements Reading<M> {}
}

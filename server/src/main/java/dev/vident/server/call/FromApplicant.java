package dev.vident.server.call;

/// What an applicant's page may say; see `docs/protocol/signalling.md`.
public sealed interface FromApplicant {

    /// The log-in.
    record Hello(String token) implements FromApplicant {
        /// The token is a secret and stays out of logs.
        @Override
        public String toString() {
            return "Hello[token=***]";
        }
    }

    /// Take a place in the queue, or the seat of the running call.
    record Join() implements FromApplicant {}

    /// Give the place up, or hang up.
    record Leave() implements FromApplicant {}

    /// An SDP answer.
    record Answer(String sessionId, String sdp) implements FromApplicant {
        /// An answer names addresses of a person and stays out of logs.
        @Override
        public String toString() {
            return "Answer[" + sessionId + "]";
        }
    }

    /// Camera, microphone or page are no longer as they were.
    record DevicesChanged(Devices devices) implements FromApplicant {}

    /// Please restart ICE.
    record Restart(String sessionId) implements FromApplicant {}
}

package dev.vident.media.synthetic;

/// Where a synthetic peer stands.
public enum SyntheticState {
    /// It has no offer yet.
    NEW,
    /// It sends connectivity checks and waits for the first answer.
    CHECKING,
    /// The DTLS handshake is under way.
    HANDSHAKING,
    /// Media flows.
    CONNECTED,
    /// The handshake failed or the server's certificate is not the one in the offer.
    FAILED,
    /// One of the sides has ended the session.
    CLOSED
}

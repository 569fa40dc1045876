package dev.vident.server.simulation;

/// The media of one side: answers the server's SDP offers and then sends and receives on its own.
interface MediaSeat {
    /// Answers an offer and starts to connect.
    ///
    /// @param offer the server's SDP
    /// @return the SDP answer
    String answer(String offer);
}

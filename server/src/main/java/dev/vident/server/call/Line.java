package dev.vident.server.call;

/// The connection to one page. Both methods return at once and may be called from any thread.
///
/// @param <M> what the page understands
public interface Line<M extends Outgoing> {

    /// Queues a message; a page that does not keep up is disconnected.
    void send(M message);

    /// Closes the connection after what is queued.
    ///
    /// @param code a WebSocket close code
    void close(int code, String reason);
}

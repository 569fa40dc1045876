package dev.vident.server.http.signalling;

import dev.vident.server.call.Line;
import dev.vident.server.call.Outgoing;
import dev.vident.server.call.SerialExecutor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// One WebSocket: messages out through a bounded queue, text frames in, one at a time on a virtual
/// thread.
///
/// Thread-safe. All use of the socket itself happens on its event loop.
final class SocketLine implements Line<Outgoing> {
    static final int NOT_JSON = 4400;
    static final int NOT_LOGGED_IN = 4401;
    private static final int TOO_MUCH = 1008;
    private static final int GOING_AWAY = 1001;
    private static final int TOO_LARGE = 1009;

    private final ServerWebSocket socket;
    private final Context context;
    private final SignallingSettings settings;
    private final SerialExecutor incoming;
    private final AtomicInteger outgoing = new AtomicInteger();
    private int pingsUnanswered; // event loop only

    private SocketLine(
            ServerWebSocket socket,
            Context context,
            SignallingSettings settings,
            Executor threads) {
        this.socket = socket;
        this.context = context;
        this.settings = settings;
        this.incoming = new SerialExecutor(threads);
    }

    /// Wires a socket; to be called on its event loop.
    ///
    /// @param conversation is given the line and returns what handles frames and the end of the
    ///   connection; both run one after the other on `threads`
    static SocketLine open(
            ServerWebSocket socket,
            Vertx vertx,
            SignallingSettings settings,
            Executor threads,
            Conversation conversation) {
        SocketLine line = new SocketLine(socket, vertx.getOrCreateContext(), settings, threads);
        socket.textMessageHandler(text -> line.receive(() -> conversation.heard(line, text)));
        socket.binaryMessageHandler(_ -> line.close(NOT_JSON, "text frames only"));
        socket.pongHandler(_ -> line.pingsUnanswered = 0);
        // The only failure a browser can cause on an open connection is a frame beyond the limit.
        socket.exceptionHandler(_ -> line.close(TOO_LARGE, "message too large"));
        long pings = vertx.setPeriodic(settings.pingEvery().toMillis(), _ -> line.ping());
        socket.closeHandler(_ -> {
            vertx.cancelTimer(pings);
            line.incoming.execute(() -> conversation.closed(line));
        });
        line.incoming.execute(() -> conversation.opened(line));
        return line;
    }

    /// What is said over a line.
    interface Conversation {
        void opened(SocketLine line);

        void heard(SocketLine line, String frame);

        void closed(SocketLine line);
    }

    @Override
    public void send(Outgoing message) {
        if (outgoing.incrementAndGet() > settings.outgoingMax()) {
            close(TOO_MUCH, "too slow");
            return;
        }
        String text = OutgoingCodec.write(message);
        context.runOnContext(_ -> {
            if (socket.isClosed()) {
                outgoing.decrementAndGet();
            } else {
                socket.writeTextMessage(text).onComplete(_ -> outgoing.decrementAndGet());
            }
        });
    }

    @Override
    public void close(int code, String reason) {
        context.runOnContext(_ -> {
            if (!socket.isClosed()) {
                socket.close((short) code, reason);
            }
        });
    }

    /// Runs something after the frames heard so far.
    void later(Runnable task) {
        incoming.execute(task);
    }

    private void receive(Runnable handling) {
        if (incoming.pending() >= settings.incomingMax()) {
            close(TOO_MUCH, "too many messages");
            return;
        }
        incoming.execute(handling);
    }

    private void ping() {
        if (pingsUnanswered >= settings.missedPongsMax()) {
            close(GOING_AWAY, "no pong");
            return;
        }
        pingsUnanswered++;
        socket.writePing(io.vertx.core.buffer.Buffer.buffer("vident"));
    }
}

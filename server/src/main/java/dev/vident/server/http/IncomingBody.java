package dev.vident.server.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of a request as it arrives, read in blocking style: a piece is asked for only when
/// there is room, so that a large body never gathers in memory.
///
/// Reading throws [RequestRefused] with 408 when the body comes too slowly. Reading is confined to
/// one virtual thread; the event loop delivers.
public final class IncomingBody extends InputStream {

    /// Slower than this, beyond the first wait, is a peer that holds a place and sends nothing.
    private static final int BYTES_PER_SECOND_MIN = 16 * 1024;

    private static final int PIECES_AHEAD = 4;
    private static final byte[] NONE = new byte[0];

    private sealed interface Arrival {
        record Piece(Buffer bytes) implements Arrival {}

        record End() implements Arrival {}

        record Broken(Throwable cause) implements Arrival {}
    }

    private final HttpServerRequest request;
    private final @Nullable Context loop;
    private final Duration wait;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private byte[] piece = NONE;
    private int at;
    private boolean ended;
    private boolean asked;
    private long received;
    private long firstReadNanos;

    /// Begins on the event loop, before anything of the body is read.
    IncomingBody(HttpServerRequest request, Duration wait) {
        this.request = request;
        this.loop = Vertx.currentContext();
        this.wait = wait;
        request.pause();
        request.handler(bytes -> arrivals.add(new Arrival.Piece(bytes)));
        request.endHandler(_ -> arrivals.add(new Arrival.End()));
        request.exceptionHandler(cause -> arrivals.add(new Arrival.Broken(cause)));
    }

    /// The length the peer declared, -1 when it declared none.
    public long declaredLength() {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length.strip());
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == piece.length) {
            if (ended) {
                return -1;
            }
            next();
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    /// Whether nothing of the body is left on the wire.
    boolean isWhole() {
        return ended;
    }

    private void next() throws IOException {
        if (!asked) {
            asked = true;
            firstReadNanos = System.nanoTime();
            begin();
        }
        switch (awaited()) {
            case Arrival.Piece(Buffer bytes) -> {
                piece = bytes.getBytes();
                at = 0;
                received += piece.length;
                onLoop(() -> request.fetch(1));
            }
            case Arrival.End _ -> ended = true;
            case Arrival.Broken(Throwable cause) ->
                    throw new IOException("the body broke off", cause);
        }
    }

    private void begin() {
        String expectation = request.getHeader("Expect");
        onLoop(() -> {
            if (expectation != null && expectation.equalsIgnoreCase("100-continue")) {
                request.response().writeContinue();
            }
            request.fetch(PIECES_AHEAD);
        });
    }

    private Arrival awaited() throws IOException {
        long allowed = wait.toNanos() + received * 1_000_000_000L / BYTES_PER_SECOND_MIN;
        try {
            Arrival arrival =
                    arrivals.poll(
                            allowed - (System.nanoTime() - firstReadNanos), TimeUnit.NANOSECONDS);
            if (arrival == null) {
                throw RequestRefused.generic(408);
            }
            return arrival;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void onLoop(Runnable work) {
        if (loop == null) {
            work.run();
        } else {
            loop.runOnContext(_ -> work.run());
        }
    }

    /// Throws away what still comes, without end.
    void discard() {
        onLoop(() -> {
            request.handler(_ -> {});
            request.endHandler(_ -> {});
            request.exceptionHandler(_ -> {});
            request.resume();
        });
    }
}

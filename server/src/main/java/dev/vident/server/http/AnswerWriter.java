package dev.vident.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionException;

/// Sends an [Answer] from a virtual thread; a stream goes out in pieces, each written before the
/// next is read.
final class AnswerWriter {

    private static final int PIECE_BYTES = 64 * 1024;

    private AnswerWriter() {}

    static void send(RoutingContext routing, Answer answer) throws IOException {
        HttpServerResponse response = routing.response();
        response.setStatusCode(answer.status());
        for (Answer.Header header : answer.headers()) {
            response.putHeader(header.name(), header.value());
        }
        switch (answer.body()) {
            case Answer.Body.Bytes(byte[] bytes) -> sendBytes(routing, response, bytes);
            case Answer.Body.Stream(InputStream stream, long length) -> {
                try (stream) {
                    sendStream(routing, response, stream, length);
                }
            }
        }
    }

    private static void sendBytes(
            RoutingContext routing, HttpServerResponse response, byte[] bytes) {
        if (isHead(routing)) {
            response.putHeader("Content-Length", Integer.toString(bytes.length)).end();
        } else {
            response.end(Buffer.buffer(bytes));
        }
    }

    private static void sendStream(
            RoutingContext routing, HttpServerResponse response, InputStream stream, long length)
            throws IOException {
        response.putHeader("Content-Length", Long.toString(length));
        if (isHead(routing)) {
            response.end();
            return;
        }
        long left = length;
        try {
            while (left > 0) {
                byte[] piece = stream.readNBytes((int) Math.min(PIECE_BYTES, left));
                if (piece.length == 0) {
                    throw new IOException("the stream ended " + left + " bytes early");
                }
                response.write(Buffer.buffer(piece))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
                left -= piece.length;
            }
        } catch (CompletionException _) {
            return; // the peer went away; nobody is left to tell
        } catch (IOException failure) {
            response.reset(); // a short body must not look complete
            throw failure;
        }
        response.end();
    }

    private static boolean isHead(RoutingContext routing) {
        return HttpMethod.HEAD.equals(routing.request().method());
    }
}

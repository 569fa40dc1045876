package dev.vident.bench;

import dev.vident.client.WebhookVerifier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A receiver of webhooks that accepts about two of three requests and else answers 500, hangs,
/// resets the connection or hangs up. Thread-safe.
final class MoodyReceiver implements AutoCloseable {

    static final String SECRET = "bench-webhook-secret";

    private static final Pattern EVENT =
            Pattern.compile(
                    "\"externalUserId\" : \"event-(\\d+)\".*\"createdAtMs\" : \"([^\"]+)\"",
                    Pattern.DOTALL);
    private static final byte[] OK = answer("200 OK");
    private static final byte[] ERROR = answer("500 Internal Server Error");
    private static final long HANG_MILLIS = 7_000;

    /// An acceptance.
    ///
    /// @param createdAtMs as in the payload
    /// @param at epoch milliseconds
    record Accepted(String createdAtMs, long at) {}

    private final ServerSocket listener;
    private final Random random;
    private final WebhookVerifier verifier = new WebhookVerifier(SECRET);
    private final Map<Integer, List<Accepted>> accepted = new HashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger badSignatures = new AtomicInteger();
    private volatile long lastRequestAt = System.currentTimeMillis();

    private MoodyReceiver(ServerSocket listener, long seed) {
        this.listener = listener;
        this.random = new Random(seed);
    }

    static MoodyReceiver start(long seed) throws IOException {
        MoodyReceiver receiver =
                new MoodyReceiver(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), seed);
        Thread.ofVirtual().start(receiver::listen);
        return receiver;
    }

    String target() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/hook";
    }

    int requests() {
        return requests.get();
    }

    int badSignatures() {
        return badSignatures.get();
    }

    long lastRequestAt() {
        return lastRequestAt;
    }

    int distinct() {
        synchronized (accepted) {
            return accepted.size();
        }
    }

    /// All acceptances by number of the event, each in order.
    Map<Integer, List<Accepted>> accepted() {
        synchronized (accepted) {
            return Map.copyOf(accepted);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                open = answerOne(socket, in);
            }
        } catch (IOException _) {
            // The server was killed, or tired of waiting.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether the connection goes on
    private boolean answerOne(Socket socket, InputStream in)
            throws IOException, InterruptedException {
        Map<String, String> headers = headers(in);
        if (headers.isEmpty()) {
            return false;
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        requests.incrementAndGet();
        lastRequestAt = System.currentTimeMillis();
        int mood = mood();
        if (mood < 68) {
            return accept(socket, headers, body);
        }
        if (mood < 84) {
            socket.getOutputStream().write(ERROR);
            return true;
        }
        if (mood < 93) {
            // Closing with a linger of nothing sends RST.
            socket.setSoLinger(true, 0);
        } else if (mood == 99) {
            Thread.sleep(HANG_MILLIS);
        }
        return false;
    }

    private boolean accept(Socket socket, Map<String, String> headers, byte[] body)
            throws IOException {
        boolean genuine =
                verifier.verify(
                        headers.get("x-payload-digest-alg"), headers.get("x-payload-digest"), body);
        Matcher event = EVENT.matcher(new String(body, StandardCharsets.UTF_8));
        if (!genuine || !event.find()) {
            badSignatures.incrementAndGet();
            return false;
        }
        synchronized (accepted) {
            accepted.computeIfAbsent(Integer.valueOf(event.group(1)), _ -> new ArrayList<>())
                    .add(new Accepted(event.group(2), System.currentTimeMillis()));
        }
        socket.getOutputStream().write(OK);
        return true;
    }

    private int mood() {
        synchronized (random) {
            return random.nextInt(100);
        }
    }

    /// Lower-case names; empty at the end of the stream.
    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read != '\n') {
                line.append((char) read);
                continue;
            }
            String text = line.toString().strip();
            line.setLength(0);
            if (text.isEmpty()) {
                return headers;
            }
            int colon = text.indexOf(':');
            headers.put(
                    text.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        }
        return Map.of();
    }

    private static byte[] answer(String status) {
        return ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

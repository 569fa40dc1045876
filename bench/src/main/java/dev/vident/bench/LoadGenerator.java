package dev.vident.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Keeps a number of connections busy: each sends its next request when its answer is there.
/// Confined to one thread.
final class LoadGenerator implements AutoCloseable {

    private static final int ANSWER_BYTES_MAX = 16 * 1024;

    private final Selector selector;
    private final SignedRequests requests;
    private final List<Link> links = new ArrayList<>();
    private long answers;
    private boolean sending;

    LoadGenerator(int port, int connections, SignedRequests requests) throws IOException {
        this.selector = Selector.open();
        this.requests = requests;
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Link link = new Link(channel);
            channel.register(selector, SelectionKey.OP_READ, link);
            links.add(link);
        }
    }

    /// Sends for a while, waits for the last answers, and says how many there were.
    long run(Duration duration) throws IOException {
        requests.refresh();
        answers = 0;
        sending = true;
        long end = System.nanoTime() + duration.toNanos();
        int open = links.size();
        for (Link link : links) {
            link.send();
        }
        while (open > 0) {
            selector.select();
            sending = System.nanoTime() < end;
            for (SelectionKey key : selector.selectedKeys()) {
                Link link = (Link) key.attachment();
                if (link.read() && !sending) {
                    open--;
                }
            }
            selector.selectedKeys().clear();
        }
        return answers;
    }

    @Override
    public void close() {
        try {
            for (Link link : links) {
                link.channel.close();
            }
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// One connection.
    private final class Link {

        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES_MAX);

        Link(SocketChannel channel) {
            this.channel = channel;
        }

        void send() throws IOException {
            ByteBuffer request = ByteBuffer.wrap(requests.next());
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        /// Reads what is there; true when that completed an answer.
        boolean read() throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("the server closed a connection");
            }
            int length = length();
            if (length < 0 || answer.position() < length) {
                return false;
            }
            answer.clear();
            answers++;
            if (sending) {
                send();
            }
            return true;
        }

        /// Bytes of head and body together, -1 while the head is incomplete.
        private int length() throws IOException {
            byte[] bytes = answer.array();
            int end = headEnd(bytes, answer.position());
            if (end < 0) {
                return -1;
            }
            if (bytes[9] != '2') {
                throw new IOException(
                        "unexpected answer: "
                                + new String(bytes, 0, answer.position(), StandardCharsets.UTF_8));
            }
            String head =
                    new String(bytes, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            int from = head.indexOf("content-length:") + "content-length:".length();
            int to = head.indexOf('\r', from);
            return end + Integer.parseInt(head.substring(from, to).strip());
        }

        private static int headEnd(byte[] bytes, int length) {
            for (int i = 3; i < length; i++) {
                if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }
    }
}

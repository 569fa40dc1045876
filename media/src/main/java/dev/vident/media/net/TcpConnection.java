package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.Transmit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A connection a browser has opened. The thread of the TCP port reads and writes; the loop may
/// send, recognise and dismiss.
final class TcpConnection {
    private static final int PACKETS_PER_WRITE = 32;

    /// With those of the write under way, 256 packets.
    private static final int QUEUED_MAX = 256 - PACKETS_PER_WRITE;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final TransportAddress remote;
    private final long acceptedMicros;
    private final Consumer<TcpConnection> attention;
    private final FrameAssembler assembler;
    private final BlockingQueue<ByteBuffer> queued = new ArrayBlockingQueue<>(QUEUED_MAX);
    private final AtomicBoolean announced = new AtomicBoolean();
    private volatile boolean authentic;
    private volatile boolean unwanted;

    // Confined to the thread of the port.
    private final Deque<ByteBuffer> writing = new ArrayDeque<>(PACKETS_PER_WRITE);
    private @Nullable TcpLink link;
    private long heardMicros;
    private boolean begun;

    /// @param attention called when there is something to write or the connection should end
    TcpConnection(
            SocketChannel channel,
            SelectionKey key,
            int frameBytesMax,
            long nowMicros,
            Consumer<TcpConnection> attention)
            throws IOException {
        this.channel = channel;
        this.key = key;
        this.remote = TransportAddress.tcp((InetSocketAddress) channel.getRemoteAddress());
        this.assembler = new FrameAssembler(frameBytesMax);
        this.acceptedMicros = nowMicros;
        this.heardMicros = nowMicros;
        this.attention = attention;
    }

    TransportAddress remote() {
        return remote;
    }

    /// Queues a copy of a packet, with its length before it.
    ///
    /// @return false when too many are waiting already
    boolean send(Transmit packet) {
        ByteBuffer frame = ByteBuffer.allocate(FrameAssembler.HEADER_BYTES + packet.length());
        frame.putShort((short) packet.length());
        frame.put(packet.buffer(), packet.offset(), packet.length()).flip();
        return queued.offer(frame);
    }

    /// Wants the queued packets written.
    void callAttention() {
        if (announced.compareAndSet(false, true)) {
            attention.accept(this);
        }
    }

    /// Tells whether the sender of a frame is of a call. The connection ends if not.
    void recognise(boolean member) {
        if (member) {
            authentic = true;
        } else {
            dismiss();
        }
    }

    /// Wants the queued packets written and the connection ended.
    void dismiss() {
        unwanted = true;
        callAttention();
    }

    /// The attention called for is given from here on.
    void attend() {
        announced.set(false);
    }

    boolean isUnwanted() {
        return unwanted;
    }

    boolean isAuthentic() {
        return authentic;
    }

    long acceptedMicros() {
        return acceptedMicros;
    }

    long heardMicros() {
        return heardMicros;
    }

    void heard(long nowMicros) {
        heardMicros = nowMicros;
    }

    /// Whether these are the first bytes of all. To be asked once for each read.
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /// Leaves the channel to the caller; the selector forgets it when it selects next.
    SocketChannel surrender() {
        key.cancel();
        return channel;
    }

    /// The loop its frames go to, or null before the first frame.
    @Nullable TcpLink link() {
        return link;
    }

    void assign(TcpLink owner) {
        link = owner;
    }

    /// @return bytes read, negative when the stream is over
    int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    byte @Nullable [] nextFrame(ByteBuffer bytes) {
        return assembler.next(bytes);
    }

    boolean isOversized() {
        return assembler.isOversized();
    }

    /// Writes as much as the system takes now, and asks to be told when it takes more.
    void write() throws IOException {
        while (fillUp()) {
            channel.write(writing.toArray(ByteBuffer[]::new));
            while (!writing.isEmpty() && !writing.getFirst().hasRemaining()) {
                writing.removeFirst();
            }
            if (!writing.isEmpty()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private boolean fillUp() {
        queued.drainTo(writing, PACKETS_PER_WRITE - writing.size());
        return !writing.isEmpty();
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }
}

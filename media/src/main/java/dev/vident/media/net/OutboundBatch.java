package dev.vident.media.net;

import static dev.vident.media.net.SocketStructures.ADDRESS_BYTES;
import static dev.vident.media.net.SocketStructures.MESSAGE_BYTES;
import static dev.vident.media.net.SocketStructures.MESSAGE_CONTROL;
import static dev.vident.media.net.SocketStructures.MESSAGE_CONTROL_LENGTH;
import static dev.vident.media.net.SocketStructures.MESSAGE_NAME;
import static dev.vident.media.net.SocketStructures.MESSAGE_NAME_LENGTH;
import static dev.vident.media.net.SocketStructures.MESSAGE_VECTORS;
import static dev.vident.media.net.SocketStructures.MESSAGE_VECTOR_COUNT;
import static dev.vident.media.net.SocketStructures.PACKET_INFO_SPACE;
import static dev.vident.media.net.SocketStructures.SEGMENT_SPACE;
import static dev.vident.media.net.SocketStructures.VECTOR_BYTES;
import static dev.vident.media.net.SocketStructures.VECTOR_LENGTH;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.vident.media.peer.DatagramClass;
import dev.vident.media.peer.Transmit;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Datagrams that one `sendmmsg` sends. A run of datagrams of one length to one destination, such
/// as the packets of a video frame, goes as one message that the kernel cuts up (`UDP_SEGMENT`).
/// Used by one thread at a time.
final class OutboundBatch {
    /// Datagrams that wait at most.
    static final int SIZE = 128;

    private static final int DATA_BYTES = 128 * 1024;

    /// What the kernel cuts one message into at most (`UDP_MAX_SEGMENTS` was 64 at first), and how
    /// long it may be with its headers.
    private static final int SEGMENTS_MAX = 64;

    private static final int RUN_BYTES_MAX = 65_000;

    /// `MSG_DONTWAIT`
    private static final int WITHOUT_WAITING = 0x40;

    private static final int NAME_STRIDE = 32;
    private static final int CONTROL_STRIDE = PACKET_INFO_SPACE + SEGMENT_SPACE;

    private final MemorySegment messages;
    private final MemorySegment names;
    private final MemorySegment vectors;
    private final MemorySegment controls;
    private final MemorySegment data;

    private final @Nullable Source[] destinations = new Source[SIZE];
    private final long[] localHigh = new long[SIZE];
    private final long[] localLow = new long[SIZE];
    private final int[] offsets = new int[SIZE];
    private final int[] lengths = new int[SIZE];
    private int count;
    private int dataBytes;

    /// The first datagram of each message, and the end behind the last.
    private final int[] firsts = new int[SIZE + 1];

    private boolean segmenting;
    private int refused;

    OutboundBatch(Arena arena, boolean segmenting) {
        this.segmenting = segmenting;
        messages = arena.allocate((long) SIZE * MESSAGE_BYTES, MESSAGE_BYTES);
        names = arena.allocate((long) SIZE * NAME_STRIDE, NAME_STRIDE);
        vectors = arena.allocate((long) SIZE * VECTOR_BYTES, VECTOR_BYTES);
        controls = arena.allocate((long) SIZE * CONTROL_STRIDE, Long.BYTES);
        data = arena.allocate(DATA_BYTES, MESSAGE_BYTES);
    }

    /// Whether this datagram can be added without sending first.
    boolean hasRoomFor(Transmit datagram) {
        return count < SIZE && dataBytes + datagram.length() <= DATA_BYTES;
    }

    void add(Transmit datagram, Source destination) {
        boolean check =
                DatagramClass.of(datagram.buffer(), datagram.offset(), datagram.length())
                        == DatagramClass.STUN;
        destinations[count] = destination;
        localHigh[count] = destination.localHigh(check);
        localLow[count] = destination.localLow(check);
        offsets[count] = dataBytes;
        lengths[count] = datagram.length();
        MemorySegment.copy(
                datagram.buffer(),
                datagram.offset(),
                data,
                JAVA_BYTE,
                dataBytes,
                datagram.length());
        dataBytes += datagram.length();
        count++;
    }

    /// Sends everything. What the kernel does not take is dropped, as a full network would.
    void send(LinuxCalls calls, int socket) {
        int from = 0;
        int singlyUntil = 0;
        while (from < count) {
            int built = build(from, singlyUntil);
            int sent = calls.sendmmsg(socket, messages, built, WITHOUT_WAITING);
            if (sent > 0) {
                from = firsts[sent];
            } else if (sent == -LinuxCalls.EAGAIN || sent == -LinuxCalls.ENOBUFS) {
                refused += count - from;
                from = count;
            } else if (sent != -LinuxCalls.EINTR && firsts[1] - from > 1) {
                segmenting &= sent != -LinuxCalls.EIO; // a network device that cannot
                singlyUntil = firsts[1];
            } else if (sent != -LinuxCalls.EINTR) {
                refused++; // no route to that one destination; consent will expire
                from++;
            }
        }
        count = 0;
        dataBytes = 0;
    }

    /// Datagrams not taken since the last call.
    int takeRefused() {
        int before = refused;
        refused = 0;
        return before;
    }

    /// Makes messages of the datagrams from `from` on, of one datagram each before `singlyUntil`.
    ///
    /// @return how many
    private int build(int from, int singlyUntil) {
        int message = 0;
        int next = from;
        while (next < count) {
            int end = segmenting && next >= singlyUntil ? runEnd(next) : next + 1;
            firsts[message] = next;
            build(message++, next, end);
            next = end;
        }
        firsts[message] = count;
        return message;
    }

    private int runEnd(int first) {
        int end = first + 1;
        int bytes = lengths[first];
        while (end < count
                && end - first < SEGMENTS_MAX
                && destinations[end] == destinations[first]
                && localLow[end] == localLow[first]
                && localHigh[end] == localHigh[first]
                && lengths[end] <= lengths[first]
                && bytes + lengths[end] <= RUN_BYTES_MAX) {
            bytes += lengths[end++];
            if (lengths[end - 1] < lengths[first]) {
                break; // only the last may be shorter
            }
        }
        return end;
    }

    private void build(int message, int first, int end) {
        Source destination = destinations[first];
        if (destination == null) {
            throw new IllegalStateException("only added datagrams are built");
        }
        long name = (long) message * NAME_STRIDE;
        SocketStructures.putAddress(
                names,
                name,
                destination.high(),
                destination.low(),
                destination.port(),
                destination.scope());
        long vector = (long) message * VECTOR_BYTES;
        int bytes = offsets[end - 1] + lengths[end - 1] - offsets[first];
        vectors.set(JAVA_LONG, vector, data.address() + offsets[first]);
        vectors.set(JAVA_LONG, vector + VECTOR_LENGTH, bytes);
        int controlBytes = buildControl(message, first, end);
        long at = (long) message * MESSAGE_BYTES;
        messages.set(JAVA_LONG, at + MESSAGE_NAME, names.address() + name);
        messages.set(JAVA_INT, at + MESSAGE_NAME_LENGTH, ADDRESS_BYTES);
        messages.set(JAVA_LONG, at + MESSAGE_VECTORS, vectors.address() + vector);
        messages.set(JAVA_LONG, at + MESSAGE_VECTOR_COUNT, 1L);
        messages.set(
                JAVA_LONG,
                at + MESSAGE_CONTROL,
                controlBytes == 0 ? 0L : controls.address() + (long) message * CONTROL_STRIDE);
        messages.set(JAVA_LONG, at + MESSAGE_CONTROL_LENGTH, controlBytes);
    }

    private int buildControl(int message, int first, int end) {
        long at = (long) message * CONTROL_STRIDE;
        int used = 0;
        if (localHigh[first] != 0 || localLow[first] != 0) {
            SocketStructures.putPacketInfo(controls, at, localHigh[first], localLow[first]);
            used = PACKET_INFO_SPACE;
        }
        if (end - first > 1) {
            SocketStructures.putSegmentSize(controls, at + used, lengths[first]);
            used += SEGMENT_SPACE;
        }
        return used;
    }
}

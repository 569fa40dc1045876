package dev.vident.media.net;

import static dev.vident.media.net.SocketStructures.ADDRESS_BYTES;
import static dev.vident.media.net.SocketStructures.MESSAGE_BYTES;
import static dev.vident.media.net.SocketStructures.MESSAGE_CONTROL;
import static dev.vident.media.net.SocketStructures.MESSAGE_CONTROL_LENGTH;
import static dev.vident.media.net.SocketStructures.MESSAGE_DONE;
import static dev.vident.media.net.SocketStructures.MESSAGE_NAME;
import static dev.vident.media.net.SocketStructures.MESSAGE_NAME_LENGTH;
import static dev.vident.media.net.SocketStructures.MESSAGE_VECTORS;
import static dev.vident.media.net.SocketStructures.MESSAGE_VECTOR_COUNT;
import static dev.vident.media.net.SocketStructures.PACKET_INFO_SPACE;
import static dev.vident.media.net.SocketStructures.VECTOR_BYTES;
import static dev.vident.media.net.SocketStructures.VECTOR_LENGTH;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Room for many datagrams that one `recvmmsg` fills. Used by one thread at a time.
final class InboundBatch {
    /// Datagrams a call may bring.
    static final int SIZE = 64;

    /// A longer datagram is cut, which is longer than any the loop takes.
    private static final int DATAGRAM_BYTES = 2048;

    /// `MSG_DONTWAIT`
    private static final int WITHOUT_WAITING = 0x40;

    private static final int NAME_STRIDE = 32;
    private static final int LAST_CHECK_BYTE = 3;

    private final MemorySegment messages;
    private final MemorySegment names;
    private final MemorySegment controls;
    private final MemorySegment data;
    private final boolean tellsLocal;
    private final byte[] buffer = new byte[DATAGRAM_BYTES];
    private int toReset = SIZE;

    /// @param tellsLocal whether the socket says where each datagram came to
    InboundBatch(Arena arena, boolean tellsLocal) {
        this.tellsLocal = tellsLocal;
        messages = arena.allocate((long) SIZE * MESSAGE_BYTES, MESSAGE_BYTES);
        names = arena.allocate((long) SIZE * NAME_STRIDE, NAME_STRIDE);
        controls = arena.allocate((long) SIZE * PACKET_INFO_SPACE, Long.BYTES);
        data = arena.allocate((long) SIZE * DATAGRAM_BYTES, MESSAGE_BYTES);
        MemorySegment vectors = arena.allocate((long) SIZE * VECTOR_BYTES, VECTOR_BYTES);
        for (int i = 0; i < SIZE; i++) {
            long message = (long) i * MESSAGE_BYTES;
            long vector = (long) i * VECTOR_BYTES;
            vectors.set(JAVA_LONG, vector, data.address() + (long) i * DATAGRAM_BYTES);
            vectors.set(JAVA_LONG, vector + VECTOR_LENGTH, DATAGRAM_BYTES);
            messages.set(
                    JAVA_LONG, message + MESSAGE_NAME, names.address() + (long) i * NAME_STRIDE);
            messages.set(JAVA_LONG, message + MESSAGE_VECTORS, vectors.address() + vector);
            messages.set(JAVA_LONG, message + MESSAGE_VECTOR_COUNT, 1L);
            messages.set(
                    JAVA_LONG,
                    message + MESSAGE_CONTROL,
                    tellsLocal ? controls.address() + (long) i * PACKET_INFO_SPACE : 0L);
        }
    }

    /// Hands over what is waiting.
    ///
    /// @return how many datagrams
    int receive(LinuxCalls calls, int socket, SourceTable sources, DatagramPort.Receiver receiver)
            throws IOException {
        reset();
        int count = calls.recvmmsg(socket, messages, SIZE, WITHOUT_WAITING);
        if (count < 0) {
            if (count == -LinuxCalls.EAGAIN
                    || count == -LinuxCalls.EINTR
                    || count == -LinuxCalls.ENOBUFS) {
                return 0;
            }
            throw LinuxCalls.failure("recvmmsg", count);
        }
        toReset = count;
        for (int i = 0; i < count; i++) {
            int length = messages.get(JAVA_INT, (long) i * MESSAGE_BYTES + MESSAGE_DONE);
            MemorySegment.copy(data, JAVA_BYTE, (long) i * DATAGRAM_BYTES, buffer, 0, length);
            Source source = source(sources, (long) i * NAME_STRIDE);
            if (tellsLocal) {
                noteLocal(source, i, length > 0 && (buffer[0] & 0xFF) <= LAST_CHECK_BYTE);
            }
            receiver.take(buffer, length, source.address());
        }
        return count;
    }

    private Source source(SourceTable sources, long name) {
        return sources.find(
                SocketStructures.addressHigh(names, name),
                SocketStructures.addressLow(names, name),
                SocketStructures.addressPort(names, name),
                SocketStructures.addressScope(names, name));
    }

    private void noteLocal(Source source, int i, boolean check) {
        long length = messages.get(JAVA_LONG, (long) i * MESSAGE_BYTES + MESSAGE_CONTROL_LENGTH);
        long at = (long) i * PACKET_INFO_SPACE;
        if (SocketStructures.isPacketInfo(controls, at, length)) {
            source.cameTo(
                    SocketStructures.packetInfoHigh(controls, at),
                    SocketStructures.packetInfoLow(controls, at),
                    check);
        }
    }

    /// The kernel has written lengths over those it was told.
    private void reset() {
        for (int i = 0; i < toReset; i++) {
            long message = (long) i * MESSAGE_BYTES;
            messages.set(JAVA_INT, message + MESSAGE_NAME_LENGTH, ADDRESS_BYTES);
            messages.set(
                    JAVA_LONG,
                    message + MESSAGE_CONTROL_LENGTH,
                    tellsLocal ? PACKET_INFO_SPACE : 0L);
        }
        toReset = 0;
    }
}

package dev.vident.media.gcm;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory for one packet at a time and what a cipher takes with it. All ciphers of a thread
/// share one, so that it stays in the processor's cache.
final class NativePacket {
    private static final int NONCE_AT = 0;
    private static final int TRAILER_AT = 16;
    private static final int TAG_AT = 32;
    private static final int PACKET_AT = 64;

    /// As much as a datagram of media takes; a longer packet makes it grow.
    private static final int PACKET_BYTES_AT_FIRST = 2048;

    private static final ThreadLocal<NativePacket> OF_THREAD =
            ThreadLocal.withInitial(NativePacket::new);

    private MemorySegment memory = allocate(PACKET_BYTES_AT_FIRST);

    private NativePacket() {}

    /// The one of this thread.
    static NativePacket get() {
        return OF_THREAD.get();
    }

    /// Takes a packet over.
    void load(byte[] nonce, byte[] buffer, int offset, int length) {
        if (PACKET_AT + length > memory.byteSize()) {
            memory = allocate(length);
        }
        MemorySegment.copy(nonce, 0, memory, JAVA_BYTE, NONCE_AT, AesGcm.NONCE_BYTES);
        MemorySegment.copy(buffer, offset, memory, JAVA_BYTE, PACKET_AT, length);
    }

    void loadTrailer(byte[] buffer, int from) {
        MemorySegment.copy(buffer, from, memory, JAVA_BYTE, TRAILER_AT, AesGcm.TRAILER_BYTES);
    }

    void loadTag(byte[] buffer, int from) {
        MemorySegment.copy(buffer, from, memory, JAVA_BYTE, TAG_AT, AesGcm.TAG_BYTES);
    }

    /// Gives a part of the packet back.
    ///
    /// @param from counted from the packet's beginning
    void store(int from, byte[] buffer, int to, int length) {
        MemorySegment.copy(memory, JAVA_BYTE, PACKET_AT + from, buffer, to, length);
    }

    void storeTag(byte[] buffer, int to) {
        MemorySegment.copy(memory, JAVA_BYTE, TAG_AT, buffer, to, AesGcm.TAG_BYTES);
    }

    /// Where the packet lies.
    long packet() {
        return memory.address() + PACKET_AT;
    }

    long nonce() {
        return memory.address() + NONCE_AT;
    }

    long trailer() {
        return memory.address() + TRAILER_AT;
    }

    long tag() {
        return memory.address() + TAG_AT;
    }

    private static MemorySegment allocate(int packetBytes) {
        return Arena.ofAuto().allocate((long) PACKET_AT + packetBytes, PACKET_AT);
    }
}

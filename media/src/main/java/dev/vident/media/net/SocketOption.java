package dev.vident.media.net;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Options of one socket whose value is a number.
final class SocketOption {
    private final LinuxCalls calls;
    private final int socket;
    private final MemorySegment value = Arena.ofAuto().allocate(Integer.BYTES, Integer.BYTES);
    private final MemorySegment length = Arena.ofAuto().allocate(Integer.BYTES, Integer.BYTES);

    SocketOption(LinuxCalls calls, int socket) {
        this.calls = calls;
        this.socket = socket;
    }

    void set(int level, int name, int number) throws IOException {
        check("setsockopt", put(level, name, number));
    }

    /// @return whether the kernel knows the option
    boolean trySet(int level, int name, int number) {
        return put(level, name, number) >= 0;
    }

    int get(int level, int name) throws IOException {
        length.set(JAVA_INT, 0, Integer.BYTES);
        check("getsockopt", calls.getsockopt(socket, level, name, value, length));
        return value.get(JAVA_INT, 0);
    }

    private int put(int level, int name, int number) {
        value.set(JAVA_INT, 0, number);
        return calls.setsockopt(socket, level, name, value, Integer.BYTES);
    }

    private static void check(String call, int returned) throws IOException {
        if (returned < 0) {
            throw LinuxCalls.failure(call, returned);
        }
    }
}

package dev.vident.media.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.BindException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/// The system calls of a batched port, as the C library offers them. Each answers like its manual
/// page says, except that a failure is the negated `errno`.
///
/// Numbers are those of 64-bit x86 and ARM. One instance is used by one thread at a time, since it
/// holds the place `errno` is written to; [#wake] is for any thread.
final class LinuxCalls {
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int ENOBUFS = 105;
    private static final int EACCES = 13;
    private static final int EADDRINUSE = 98;
    private static final int EADDRNOTAVAIL = 99;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_VALUE =
            Linker.Option.captureStateLayout()
                    .varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle EVENTFD = call("eventfd", JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = call("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKNAME = call("getsockname", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SETSOCKOPT =
            call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKOPT =
            call("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle RECVMMSG =
            call("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SENDMMSG =
            call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle PPOLL = call("ppoll", ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    private static final MethodHandle CLOSE = call("close", JAVA_INT);
    private static final MethodHandle READ = transfer("read");
    private static final MethodHandle WRITE = transfer("write");

    private final MemorySegment state = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());

    int socket(int domain, int type, int protocol) {
        try {
            return result((int) SOCKET.invokeExact(state, domain, type, protocol));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int eventfd(int initial, int flags) {
        try {
            return result((int) EVENTFD.invokeExact(state, initial, flags));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int bind(int socket, MemorySegment address, int length) {
        try {
            return result((int) BIND.invokeExact(state, socket, address, length));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int getsockname(int socket, MemorySegment address, MemorySegment length) {
        try {
            return result((int) GETSOCKNAME.invokeExact(state, socket, address, length));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int setsockopt(int socket, int level, int name, MemorySegment value, int length) {
        try {
            return result((int) SETSOCKOPT.invokeExact(state, socket, level, name, value, length));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int getsockopt(int socket, int level, int name, MemorySegment value, MemorySegment length) {
        try {
            return result((int) GETSOCKOPT.invokeExact(state, socket, level, name, value, length));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int recvmmsg(int socket, MemorySegment messages, int count, int flags) {
        try {
            return result(
                    (int)
                            RECVMMSG.invokeExact(
                                    state, socket, messages, count, flags, MemorySegment.NULL));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int sendmmsg(int socket, MemorySegment messages, int count, int flags) {
        try {
            return result((int) SENDMMSG.invokeExact(state, socket, messages, count, flags));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int ppoll(MemorySegment descriptors, long count, MemorySegment timeout) {
        try {
            return result(
                    (int)
                            PPOLL.invokeExact(
                                    state, descriptors, count, timeout, MemorySegment.NULL));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int close(int descriptor) {
        try {
            return result((int) CLOSE.invokeExact(state, descriptor));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Raises an event descriptor by the eight bytes of `one`.
    static void wake(int eventDescriptor, MemorySegment one) {
        try {
            long _ = (long) WRITE.invokeExact(eventDescriptor, one, Long.BYTES + 0L);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Lets an event descriptor fall to zero.
    static void drain(int eventDescriptor, MemorySegment scratch) {
        try {
            long _ = (long) READ.invokeExact(eventDescriptor, scratch, Long.BYTES + 0L);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// What a negative answer means, in words where an operator can do something about it.
    static IOException failure(String call, int answer) {
        return switch (-answer) {
            case EADDRINUSE -> new BindException("Address already in use");
            case EADDRNOTAVAIL -> new BindException("Cannot assign requested address");
            case EACCES -> new BindException("Permission denied");
            default -> new SocketException(call + " failed with error " + -answer);
        };
    }

    private int result(int returned) {
        return returned >= 0 ? returned : -(int) ERRNO_VALUE.get(state, 0L);
    }

    private static MethodHandle call(String name, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(JAVA_INT, arguments), ERRNO);
    }

    private static MethodHandle transfer(String name) {
        return link(name, FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), null);
    }

    @SuppressWarnings("restricted") // the port is opened only where native access is granted
    private static MethodHandle link(
            String name, FunctionDescriptor descriptor, Linker.@Nullable Option option) {
        SymbolLookup library = LINKER.defaultLookup();
        MemorySegment function = library.findOrThrow(name);
        return option == null
                ? LINKER.downcallHandle(function, descriptor)
                : LINKER.downcallHandle(function, descriptor, option);
    }

    /// The handles are exact, so nothing but a bug can be thrown.
    private static AssertionError impossible(Throwable cause) {
        return new AssertionError("a system call could not be made", cause);
    }
}

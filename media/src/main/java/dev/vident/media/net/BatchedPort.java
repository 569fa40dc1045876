package dev.vident.media.net;

import static dev.vident.media.net.SocketStructures.ADDRESS_BYTES;
import static dev.vident.media.net.SocketStructures.AF_INET6;
import static dev.vident.media.net.SocketStructures.IPPROTO_IPV6;
import static dev.vident.media.net.SocketStructures.IPPROTO_UDP;
import static dev.vident.media.net.SocketStructures.SOL_SOCKET;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.vident.media.peer.Transmit;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/// A port that receives and sends many datagrams by one system call, on Linux. It is one IPv6
/// socket that carries IPv4 too; bound to all addresses it answers each peer from the address that
/// peer writes to.
final class BatchedPort implements DatagramPort {
    private static final int SOCK_DGRAM = 2;

    /// `SOCK_NONBLOCK | SOCK_CLOEXEC`, and the same of `eventfd`.
    private static final int NONBLOCK_CLOEXEC = 0x80800;

    private static final short POLLIN = 1;
    private static final int POLLFD_BYTES = 8;
    private static final int POLLFD_EVENTS = 4;
    private static final int POLLFD_RETURNED = 6;

    private final LinuxCalls calls;
    private final int socket;
    private final int event;
    private final InetSocketAddress localAddress;
    private final MemorySegment polled;
    private final MemorySegment timeout;
    private final MemorySegment one;
    private final MemorySegment scratch;
    private final SourceTable sources = new SourceTable();
    private final InboundBatch inbound;
    private final OutboundBatch outbound;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Object closing = new Object();
    private boolean closed;

    private BatchedPort(
            LinuxCalls calls, int socket, int event, boolean everyAddress, boolean segmenting)
            throws IOException {
        Arena arena = Arena.ofAuto(); // waking up may race with closing
        this.calls = calls;
        this.socket = socket;
        this.event = event;
        this.localAddress = localAddress(calls, socket);
        this.inbound = new InboundBatch(arena, everyAddress);
        this.outbound = new OutboundBatch(arena, segmenting);
        this.timeout = arena.allocate(2L * Long.BYTES, Long.BYTES);
        this.scratch = arena.allocate(Long.BYTES, Long.BYTES);
        this.one = arena.allocate(Long.BYTES, Long.BYTES);
        one.set(JAVA_LONG, 0, 1L);
        this.polled = arena.allocate(2L * POLLFD_BYTES, Long.BYTES);
        polled.set(JAVA_INT, 0, socket);
        polled.set(JAVA_SHORT, POLLFD_EVENTS, POLLIN);
        polled.set(JAVA_INT, POLLFD_BYTES, event);
        polled.set(JAVA_SHORT, POLLFD_BYTES + POLLFD_EVENTS, POLLIN);
    }

    /// Whether this system has the calls, with the numbers and layouts known here, and we may make
    /// them.
    static boolean isSupported() {
        String architecture = System.getProperty("os.arch");
        return System.getProperty("os.name").equals("Linux")
                && (architecture.equals("amd64") || architecture.equals("aarch64"))
                && BatchedPort.class.getModule().isNativeAccessEnabled()
                && Linker.nativeLinker().defaultLookup().find("recvmmsg").isPresent()
                && Linker.nativeLinker().defaultLookup().find("sendmmsg").isPresent();
    }

    /// Opens the port; on a system without IPv6 or that forbids the calls, a [ChannelPort].
    static DatagramPort open(MediaSettings settings, int number) throws IOException {
        LinuxCalls calls = new LinuxCalls();
        int socket = calls.socket(AF_INET6, SOCK_DGRAM | NONBLOCK_CLOEXEC, 0);
        int event = calls.eventfd(0, NONBLOCK_CLOEXEC);
        if (socket < 0 || event < 0 || !batches(calls, socket)) {
            calls.close(socket);
            calls.close(event);
            return ChannelPort.open(settings, number);
        }
        try {
            InetAddress host = InetAddress.getByName(settings.bindAddress());
            configure(calls, socket, host, settings.limits().socketBufferBytes());
            bind(calls, socket, new InetSocketAddress(host, number));
            return new BatchedPort(
                    calls, socket, event, host.isAnyLocalAddress(), segments(calls, socket));
        } catch (IOException | RuntimeException e) {
            calls.close(socket);
            calls.close(event);
            throw e;
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public void await(long timeoutMicros) throws IOException {
        long micros = woken.get() ? 0 : Math.max(0, timeoutMicros);
        timeout.set(JAVA_LONG, 0, micros / 1_000_000);
        timeout.set(JAVA_LONG, Long.BYTES, micros % 1_000_000 * 1_000);
        int ready = calls.ppoll(polled, 2, timeout);
        if (ready < 0 && ready != -LinuxCalls.EINTR) {
            throw LinuxCalls.failure("ppoll", ready);
        }
        if (ready > 0 && polled.get(JAVA_SHORT, POLLFD_BYTES + POLLFD_RETURNED) != 0) {
            LinuxCalls.drain(event, scratch);
            woken.set(false);
        }
    }

    @Override
    public void wakeUp() {
        if (woken.compareAndSet(false, true)) {
            synchronized (closing) {
                if (!closed) {
                    LinuxCalls.wake(event, one);
                }
            }
        }
    }

    @Override
    public int receive(Receiver receiver) throws IOException {
        return inbound.receive(calls, socket, sources, receiver);
    }

    @Override
    public int batch() {
        return InboundBatch.SIZE;
    }

    @Override
    public void send(Transmit datagram) {
        if (!outbound.hasRoomFor(datagram)) {
            outbound.send(calls, socket);
        }
        outbound.add(datagram, sources.find(datagram.destination()));
    }

    @Override
    public int flush() {
        outbound.send(calls, socket);
        return outbound.takeRefused();
    }

    @Override
    public void close() {
        synchronized (closing) {
            if (!closed) {
                closed = true;
                calls.close(socket);
                calls.close(event);
            }
        }
    }

    private static void configure(LinuxCalls calls, int socket, InetAddress host, int wanted)
            throws IOException {
        SocketOption option = new SocketOption(calls, socket);
        option.set(SOL_SOCKET, SocketStructures.SO_RCVBUF, wanted);
        option.set(SOL_SOCKET, SocketStructures.SO_SNDBUF, wanted);
        // The kernel counts its own overhead in and says twice of what it was asked for.
        SocketBuffers.check(option.get(SOL_SOCKET, SocketStructures.SO_RCVBUF) / 2, wanted);
        option.set(IPPROTO_IPV6, SocketStructures.IPV6_V6ONLY, 0);
        if (host.isAnyLocalAddress()) {
            option.set(IPPROTO_IPV6, SocketStructures.IPV6_RECVPKTINFO, 1);
        }
    }

    private static void bind(LinuxCalls calls, int socket, InetSocketAddress address)
            throws IOException {
        MemorySegment name = Arena.ofAuto().allocate(ADDRESS_BYTES, Long.BYTES);
        if (address.getAddress().isAnyLocalAddress()) {
            SocketStructures.putAddress(name, 0, 0, 0, address.getPort(), 0);
        } else {
            Source source = Source.of(address);
            SocketStructures.putAddress(
                    name, 0, source.high(), source.low(), source.port(), source.scope());
        }
        int bound = calls.bind(socket, name, ADDRESS_BYTES);
        if (bound < 0) {
            throw LinuxCalls.failure("bind", bound);
        }
    }

    private static InetSocketAddress localAddress(LinuxCalls calls, int socket) throws IOException {
        Arena arena = Arena.ofAuto();
        MemorySegment name = arena.allocate(ADDRESS_BYTES, Long.BYTES);
        MemorySegment length = arena.allocate(Integer.BYTES, Integer.BYTES);
        length.set(JAVA_INT, 0, ADDRESS_BYTES);
        int told = calls.getsockname(socket, name, length);
        if (told < 0) {
            throw LinuxCalls.failure("getsockname", told);
        }
        return Source.of(
                        SocketStructures.addressHigh(name, 0),
                        SocketStructures.addressLow(name, 0),
                        SocketStructures.addressPort(name, 0),
                        SocketStructures.addressScope(name, 0))
                .address()
                .socket();
    }

    /// A sandbox may forbid the calls although the library has them.
    private static boolean batches(LinuxCalls calls, int socket) {
        int none = calls.recvmmsg(socket, MemorySegment.NULL, 0, 0);
        return none >= 0 && calls.sendmmsg(socket, MemorySegment.NULL, 0, 0) >= 0;
    }

    private static boolean segments(LinuxCalls calls, int socket) {
        return new SocketOption(calls, socket).trySet(IPPROTO_UDP, SocketStructures.UDP_SEGMENT, 0);
    }
}

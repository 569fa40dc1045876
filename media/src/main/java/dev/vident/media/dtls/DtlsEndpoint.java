package dev.vident.media.dtls;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;

/// One DTLS association, from its first flight to close_notify. After each call the caller drains
/// [#poll()] and looks at [#state()]. A virtual thread inside runs Bouncy Castle's blocking
/// handshake and stays to read alerts; it does no I/O and asks for no time. Used by one thread at a
/// time; must be closed.
public final class DtlsEndpoint implements AutoCloseable {
    private static final long FIRST_RETRANSMISSION_MICROS = 200_000;
    private static final long RETRANSMISSION_MICROS_MAX = 3_200_000;
    private static final long HANDSHAKE_MICROS_MAX = 10_000_000;
    private static final int RECORD_HEADER_BYTES = 13;
    private static final int HANDSHAKE_CONTENT = 22;

    private final DtlsRole role;
    private final DtlsPace pace;
    private final DatagramExchange exchange;
    private final ClientFlightGuard clientFlight = new ClientFlightGuard();
    private final long deadlineMicros;
    private volatile DtlsState state = new DtlsState.Handshaking();
    private int flightsSeen;
    private int repeatCredit;
    private long retransmissionMicros = FIRST_RETRANSMISSION_MICROS;
    private long retransmitAtMicros;

    private DtlsEndpoint(DtlsRole role, DtlsPace pace, Runnable wakeUp, long nowMicros) {
        this.role = role;
        this.pace = pace;
        this.exchange = new DatagramExchange(wakeUp);
        this.deadlineMicros = nowMicros + HANDSHAKE_MICROS_MAX;
        this.retransmitAtMicros = nowMicros + retransmissionMicros;
    }

    /// Starts an association.
    ///
    /// @param protections what we speak, preferred first
    /// @param wakeUp called from the handshake thread whenever the endpoint should be looked at;
    ///   must not block
    public static DtlsEndpoint start(
            DtlsRole role,
            DtlsIdentity identity,
            List<SrtpProtection> protections,
            SecureRandom random,
            DtlsPace pace,
            Runnable wakeUp,
            long nowMicros) {
        DtlsEndpoint endpoint = new DtlsEndpoint(role, pace, wakeUp, nowMicros);
        HandshakeTerms terms = new HandshakeTerms(identity, protections, random);
        Thread.ofVirtual().name("dtls-" + role).start(() -> endpoint.run(terms));
        endpoint.settle(nowMicros);
        return endpoint;
    }

    /// Takes a datagram whose first byte is 20–63. Whatever it holds, nothing is thrown.
    public void handle(byte[] buffer, int offset, int length, long nowMicros) {
        if (state instanceof DtlsState.Established
                && isFirstEpochHandshake(buffer, offset, length)) {
            // The peer repeats its last flight, so it has not got ours (RFC 6347 section 4.2.4,
            // state FINISHED). Not for less than what we would send: whoever forges the peer's
            // address could make us send her more than he sends.
            repeatCredit += length;
            if (repeatCredit >= exchange.lastFlightBytes()) {
                repeatCredit = 0;
                exchange.repeatLastFlight();
            }
        }
        byte[] received = Arrays.copyOfRange(buffer, offset, offset + length);
        byte[] passed = role == DtlsRole.SERVER ? clientFlight.filter(received) : received;
        if (passed.length > 0 && exchange.offer(passed)) {
            settle(nowMicros);
        }
    }

    /// The next datagram to send, or null.
    public byte @Nullable [] poll() {
        return exchange.poll();
    }

    /// When [#handleTimeout(long)] should be called next; `Long.MAX_VALUE` for never.
    public long wakeUpMicros() {
        return state instanceof DtlsState.Handshaking
                ? Math.min(retransmitAtMicros, deadlineMicros)
                : Long.MAX_VALUE;
    }

    /// Repeats the last flight when its time has come; gives a handshake of 10 s up.
    public void handleTimeout(long nowMicros) {
        observeFlights(nowMicros);
        if (!(state instanceof DtlsState.Handshaking)) {
            return;
        }
        if (nowMicros >= deadlineMicros) {
            state = new DtlsState.Failed("the handshake took longer than 10 s");
            exchange.requestStop();
        } else if (nowMicros >= retransmitAtMicros) {
            exchange.repeatLastFlight();
            retransmissionMicros = Math.min(2 * retransmissionMicros, RETRANSMISSION_MICROS_MAX);
            retransmitAtMicros = nowMicros + retransmissionMicros;
        }
    }

    public DtlsState state() {
        return state;
    }

    /// Ends the association; an established one says close_notify, which [#poll()] then has.
    @Override
    public void close() {
        exchange.requestStop();
        if (pace == DtlsPace.LOCKSTEP) {
            exchange.awaitQuiet();
        }
    }

    private void settle(long nowMicros) {
        if (pace == DtlsPace.LOCKSTEP) {
            exchange.awaitQuiet();
        }
        observeFlights(nowMicros);
    }

    private void observeFlights(long nowMicros) {
        int flights = exchange.flights();
        if (flights != flightsSeen) {
            flightsSeen = flights;
            retransmissionMicros = FIRST_RETRANSMISSION_MICROS;
            retransmitAtMicros = nowMicros + retransmissionMicros;
        }
    }

    private void run(HandshakeTerms terms) {
        try {
            DTLSTransport transport =
                    switch (role) {
                        case SERVER ->
                                new DTLSServerProtocol()
                                        .accept(new ServerHandshake(terms), exchange);
                        case CLIENT ->
                                new DTLSClientProtocol()
                                        .connect(new ClientHandshake(terms), exchange);
                    };
            DtlsState.Established established = terms.result();
            if (established == null) {
                throw new IOException("the handshake ended without keys");
            }
            state = established;
            exchange.announce();
            readUntilClosed(transport);
        } catch (IOException | RuntimeException e) {
            if (state instanceof DtlsState.Handshaking) {
                state = new DtlsState.Failed(String.valueOf(e.getMessage()));
            }
        } finally {
            exchange.threadEnds();
        }
    }

    /// After the handshake only alerts and repeated flights arrive; application data is not part of
    /// DTLS-SRTP.
    private void readUntilClosed(DTLSTransport transport) throws IOException {
        byte[] ignored = new byte[transport.getReceiveLimit()];
        try {
            while (true) {
                transport.receive(ignored, 0, ignored.length, 0);
            }
        } catch (IOException | RuntimeException e) {
            end(transport, new DtlsState.Closed(!exchange.stopRequested()));
        }
    }

    /// The state changes only once close_notify is there to be polled.
    private void end(DTLSTransport transport, DtlsState.Closed closed) throws IOException {
        try {
            transport.close();
        } finally {
            state = closed;
        }
    }

    private static boolean isFirstEpochHandshake(byte[] buffer, int offset, int length) {
        return length > RECORD_HEADER_BYTES
                && buffer[offset] == HANDSHAKE_CONTENT
                && buffer[offset + 3] == 0
                && buffer[offset + 4] == 0;
    }
}

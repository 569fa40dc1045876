package dev.vident.media.fuzz;

import dev.vident.media.dtls.DtlsEndpoint;
import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.dtls.DtlsRole;
import dev.vident.media.dtls.DtlsState;
import dev.vident.media.dtls.SrtpProtection;
import dev.vident.media.peer.DatagramClass;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/// A server's handshake fed with whatever arrives: it never comes to keys, never sends a datagram
/// too long for a path, and is over at its deadline.
public final class DtlsFuzz {
    private static final List<SrtpProtection> PROTECTIONS =
            List.of(new SrtpProtection(7, 56), new SrtpProtection(1, 60));
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DtlsIdentity IDENTITY = DtlsIdentity.generate(RANDOM, Instant.now());
    private static final long DEADLINE_MICROS = 10_000_000;
    private static final int DATAGRAM_BYTES_MAX = 1_200;
    private static final int DATAGRAMS_SENT_MAX = 4_096;

    private DtlsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        DtlsEndpoint server =
                DtlsEndpoint.start(
                        DtlsRole.SERVER,
                        IDENTITY,
                        PROTECTIONS,
                        RANDOM,
                        DtlsPace.LOCKSTEP,
                        () -> {},
                        0);
        try {
            long now = 0;
            for (byte[] datagram : Datagrams.of(input)) {
                now += 1_000;
                if (DatagramClass.of(datagram, 0, datagram.length) == DatagramClass.DTLS) {
                    server.handle(datagram, 0, datagram.length, now);
                    drain(server);
                }
            }
            Promise.that(
                    !(server.state() instanceof DtlsState.Established),
                    "nobody guesses a handshake");
            server.handleTimeout(DEADLINE_MICROS);
            Promise.that(server.state() instanceof DtlsState.Failed, "a handshake ends after 10 s");
        } finally {
            server.close();
        }
    }

    private static void drain(DtlsEndpoint server) {
        int sent = 0;
        for (byte[] datagram = server.poll(); datagram != null; datagram = server.poll()) {
            Promise.that(datagram.length <= DATAGRAM_BYTES_MAX, "datagrams fit every path");
            Promise.that(++sent < DATAGRAMS_SENT_MAX, "sending comes to an end");
        }
    }
}

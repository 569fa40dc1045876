package dev.vident.media.dtls;

import java.security.SecureRandom;
import java.util.List;

/// Loads and compiles what a handshake needs, so that the first applicant does not wait for it: a
/// first handshake on a cold JVM takes more than half a second, the third about 20 ms.
public final class DtlsWarmUp {
    private static final int HANDSHAKES = 2;
    private static final int ROUNDS_MAX = 20;

    private DtlsWarmUp() {}

    /// Holds handshakes with itself in memory. Takes 1–2 s; belongs on a thread nobody waits for.
    ///
    /// @return whether they all succeeded
    public static boolean run(
            DtlsIdentity identity, List<SrtpProtection> protections, SecureRandom random) {
        boolean good = true;
        for (int i = 0; i < HANDSHAKES; i++) {
            good &= handshake(identity, protections, random);
        }
        return good;
    }

    private static boolean handshake(
            DtlsIdentity identity, List<SrtpProtection> protections, SecureRandom random) {
        try (DtlsEndpoint server = start(DtlsRole.SERVER, identity, protections, random);
                DtlsEndpoint client = start(DtlsRole.CLIENT, identity, protections, random)) {
            for (int round = 0; round < ROUNDS_MAX; round++) {
                carry(client, server);
                carry(server, client);
            }
            return server.state() instanceof DtlsState.Established
                    && client.state() instanceof DtlsState.Established;
        }
    }

    private static DtlsEndpoint start(
            DtlsRole role,
            DtlsIdentity identity,
            List<SrtpProtection> protections,
            SecureRandom random) {
        return DtlsEndpoint.start(
                role, identity, protections, random, DtlsPace.LOCKSTEP, () -> {}, 0);
    }

    private static void carry(DtlsEndpoint from, DtlsEndpoint to) {
        for (byte[] datagram = from.poll(); datagram != null; datagram = from.poll()) {
            to.handle(datagram, 0, datagram.length, 0);
        }
    }
}

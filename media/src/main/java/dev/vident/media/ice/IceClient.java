package dev.vident.media.ice;

import dev.vident.media.stun.StunAttribute;
import dev.vident.media.stun.StunBuilder;
import dev.vident.media.stun.StunMessage;
import dev.vident.media.stun.StunType;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The controlling side towards one lite server with one candidate: builds checks, validates the
/// answers. Aggressive in that every check carries USE-CANDIDATE. Does no I/O and reads no clock;
/// used by one thread at a time.
public final class IceClient {
    private static final long FIRST_CHECK_INTERVAL_MICROS = 50_000;
    private static final long CONSENT_INTERVAL_MICROS = 2_000_000;
    private static final int OPEN_TRANSACTIONS_MAX = 16;
    private static final int HOST_CANDIDATE_PRIORITY = 0x7E0000FF;

    private final RandomGenerator random;
    private final byte[] tieBreaker = new byte[8];
    private final Deque<byte[]> openTransactions = new ArrayDeque<>();
    private IceCredentials local;
    private IceCredentials remote;
    private long nextCheckMicros = Long.MIN_VALUE;
    private boolean connected;
    private @Nullable InetSocketAddress mappedAddress;

    public IceClient(IceCredentials local, IceCredentials remote, RandomGenerator random) {
        this.local = local;
        this.remote = remote;
        this.random = random;
        random.nextBytes(tieBreaker);
    }

    /// The check that is due at this time, or null. Checks come every 50 ms until one is answered
    /// and every 2 s afterwards.
    public byte @Nullable [] poll(long nowMicros) {
        if (nowMicros < nextCheckMicros) {
            return null;
        }
        nextCheckMicros =
                nowMicros + (connected ? CONSENT_INTERVAL_MICROS : FIRST_CHECK_INTERVAL_MICROS);
        byte[] transactionId = new byte[12];
        random.nextBytes(transactionId);
        if (openTransactions.size() == OPEN_TRANSACTIONS_MAX) {
            openTransactions.removeFirst();
        }
        openTransactions.addLast(transactionId);
        return new StunBuilder(StunType.BINDING_REQUEST, transactionId)
                .username(remote.ufrag() + ":" + local.ufrag())
                .attribute(StunAttribute.ICE_CONTROLLING, tieBreaker)
                .attribute(StunAttribute.USE_CANDIDATE, new byte[0])
                .attribute(
                        StunAttribute.PRIORITY,
                        ByteBuffer.allocate(4).putInt(HOST_CANDIDATE_PRIORITY).array())
                .build(remote.key());
    }

    /// Takes a response.
    ///
    /// @return whether it is an authentic success of one of the open checks
    public boolean handle(StunMessage response) {
        byte[] transactionId = response.transactionId();
        if (response.type() != StunType.BINDING_SUCCESS
                || !response.hasIntegrity(remote.key())
                || !openTransactions.removeIf(open -> Arrays.equals(open, transactionId))) {
            return false;
        }
        if (!connected) {
            connected = true;
            nextCheckMicros += CONSENT_INTERVAL_MICROS - FIRST_CHECK_INTERVAL_MICROS;
        }
        mappedAddress = response.mappedAddress();
        return true;
    }

    /// Starts again with the credentials of a second offer and answer; the next poll sends a check.
    public void restart(IceCredentials freshLocal, IceCredentials freshRemote) {
        local = freshLocal;
        remote = freshRemote;
        connected = false;
        openTransactions.clear();
        nextCheckMicros = Long.MIN_VALUE;
    }

    /// When [#poll(long)] has the next check.
    public long wakeUpMicros() {
        return nextCheckMicros;
    }

    /// Whether a check with the present credentials has been answered.
    public boolean isConnected() {
        return connected;
    }

    /// How the server sees this client, or null before the first answer.
    public @Nullable InetSocketAddress mappedAddress() {
        return mappedAddress;
    }
}

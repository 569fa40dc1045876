package dev.vident.media.ice;

import dev.vident.media.ice.IceState.Connected;
import dev.vident.media.ice.IceState.Silent;
import dev.vident.media.stun.StunAttribute;
import dev.vident.media.stun.StunBuilder;
import dev.vident.media.stun.StunMessage;
import dev.vident.media.stun.StunType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lite agent of one session (RFC 8445 section 2.5): it answers checks, never sends its own,
/// and is always controlled. Does no I/O and reads no clock; used by one thread at a time.
public final class IceLite {
    private static final int ROLE_CONFLICT = 487;

    private final IceTimes times;
    private IceCredentials current;
    private @Nullable IceCredentials previous;
    private IceState state;

    public IceLite(IceCredentials credentials, IceTimes times, long nowMicros) {
        this.current = credentials;
        this.times = times;
        this.state = new IceState.Waiting(nowMicros);
    }

    /// Takes one STUN message.
    ///
    /// @return the datagram to send back to `source`, never longer than the message, or null when
    ///   it is not an authentic check of this session. Such messages get no error response:
    ///   answering strangers would make this port a reflector.
    public byte @Nullable [] handle(StunMessage message, TransportAddress source, long nowMicros) {
        byte[] response = respond(message, source, nowMicros);
        // A check as RFC 8445 section 7.1 wants it is always the longer one.
        return response == null || response.length > message.length() ? null : response;
    }

    private byte @Nullable [] respond(
            StunMessage message, TransportAddress source, long nowMicros) {
        IceCredentials used = authenticate(message);
        if (used == null) {
            return null;
        }
        if (message.has(StunAttribute.ICE_CONTROLLED)) {
            // RFC 8445 section 7.3.1.1: a lite agent never takes the controlling role from a full
            // one.
            return new StunBuilder(StunType.BINDING_ERROR, message.transactionId())
                    .errorCode(ROLE_CONFLICT, "Role Conflict")
                    .build(used.key());
        }
        if (used.equals(current)) {
            previous = null;
        }
        apply(
                new IceEvent.CheckPassed(source, message.has(StunAttribute.USE_CANDIDATE)),
                nowMicros);
        return new StunBuilder(StunType.BINDING_SUCCESS, message.transactionId())
                .mappedAddress(source.socket())
                .build(used.key());
    }

    /// Changes the credentials (RFC 8445 section 9). The old ones keep working until the first
    /// check with the new ones, so media goes on while the second offer travels.
    public void restart(IceCredentials fresh) {
        previous = current;
        current = fresh;
    }

    public void handleTimeout(long nowMicros) {
        apply(new IceEvent.TimePassed(), nowMicros);
    }

    /// When [#handleTimeout(long)] should be called next.
    public long wakeUpMicros() {
        return IceMachine.wakeUpMicros(state, times);
    }

    public IceState state() {
        return state;
    }

    public IceCredentials credentials() {
        return current;
    }

    /// The user fragments under which checks for this session may arrive.
    public List<String> ufrags() {
        IceCredentials old = previous;
        return old == null ? List.of(current.ufrag()) : List.of(current.ufrag(), old.ufrag());
    }

    /// Where to send now, or null while consent is missing (RFC 7675 section 5.1).
    public @Nullable TransportAddress remote(long nowMicros) {
        return switch (state) {
            case Connected connected -> connected.remote();
            case Silent silent ->
                    nowMicros - silent.lastCheckMicros() < IceTimes.micros(times.sendMax())
                            ? silent.remote()
                            : null;
            case IceState.Waiting _, IceState.Expired _ -> null;
        };
    }

    /// The local part of the USERNAME of the check in a datagram, or null when it holds none.
    public static @Nullable String localUfrag(byte[] buffer, int offset, int length) {
        StunMessage message = StunMessage.parse(buffer, offset, length);
        return message == null ? null : localUfrag(message);
    }

    private static @Nullable String localUfrag(StunMessage message) {
        String username = message.username();
        int colon = username == null ? -1 : username.indexOf(':');
        return username == null || colon < 0 ? null : username.substring(0, colon);
    }

    private @Nullable IceCredentials authenticate(StunMessage message) {
        String ufrag = localUfrag(message);
        if (message.type() != StunType.BINDING_REQUEST || ufrag == null) {
            return null;
        }
        IceCredentials old = previous;
        IceCredentials used = ufrag.equals(current.ufrag()) ? current : old;
        return used != null && ufrag.equals(used.ufrag()) && message.hasIntegrity(used.key())
                ? used
                : null;
    }

    private void apply(IceEvent event, long nowMicros) {
        state = IceMachine.next(state, event, nowMicros, times);
    }
}

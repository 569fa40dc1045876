package dev.vident.media.ice;

import dev.vident.media.ice.IceEvent.CheckPassed;
import dev.vident.media.ice.IceEvent.TimePassed;
import dev.vident.media.ice.IceState.Connected;
import dev.vident.media.ice.IceState.Expired;
import dev.vident.media.ice.IceState.Silent;
import dev.vident.media.ice.IceState.Waiting;
import java.time.Duration;

/// The transitions of a lite agent: a pure function of state, event and time.
final class IceMachine {
    private IceMachine() {}

    static IceState next(IceState state, IceEvent event, long nowMicros, IceTimes times) {
        return switch (state) {
            case Waiting waiting ->
                    switch (event) {
                        case CheckPassed check ->
                                check.nominated()
                                        ? new Connected(check.source(), nowMicros)
                                        : waiting;
                        case TimePassed _ ->
                                passed(waiting.sinceMicros(), nowMicros, times.firstCheckMax())
                                        ? new Expired()
                                        : waiting;
                    };
            case Connected connected ->
                    switch (event) {
                        case CheckPassed check -> checked(connected.remote(), check, nowMicros);
                        case TimePassed _ ->
                                silence(
                                        connected,
                                        connected.remote(),
                                        connected.lastCheckMicros(),
                                        nowMicros,
                                        times);
                    };
            case Silent silent ->
                    switch (event) {
                        case CheckPassed check -> checked(silent.remote(), check, nowMicros);
                        case TimePassed _ ->
                                silence(
                                        silent,
                                        silent.remote(),
                                        silent.lastCheckMicros(),
                                        nowMicros,
                                        times);
                    };
            case Expired expired -> expired;
        };
    }

    /// When time alone changes the state next; `Long.MAX_VALUE` for never.
    static long wakeUpMicros(IceState state, IceTimes times) {
        return switch (state) {
            case Waiting waiting -> waiting.sinceMicros() + IceTimes.micros(times.firstCheckMax());
            case Connected connected ->
                    connected.lastCheckMicros() + IceTimes.micros(times.silentAfter());
            case Silent silent -> silent.lastCheckMicros() + IceTimes.micros(times.expiredAfter());
            case Expired _ -> Long.MAX_VALUE;
        };
    }

    /// The last nominated source wins: that is how a change of network is followed (RFC 8445
    /// section 8.1.1).
    private static IceState checked(TransportAddress current, CheckPassed check, long nowMicros) {
        return new Connected(check.nominated() ? check.source() : current, nowMicros);
    }

    private static IceState silence(
            IceState unchanged,
            TransportAddress remote,
            long lastCheckMicros,
            long nowMicros,
            IceTimes times) {
        if (passed(lastCheckMicros, nowMicros, times.expiredAfter())) {
            return new Expired();
        }
        return passed(lastCheckMicros, nowMicros, times.silentAfter())
                ? new Silent(remote, lastCheckMicros)
                : unchanged;
    }

    private static boolean passed(long sinceMicros, long nowMicros, Duration limit) {
        return nowMicros - sinceMicros >= IceTimes.micros(limit);
    }
}

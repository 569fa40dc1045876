package dev.vident.server.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one place that says how a call goes on. Pure. An event that comes late or twice leaves the
/// state as it is: the two sides and the engine report independently of each other.
public final class CallStates {
    private CallStates() {}

    public static CallState next(CallState state, CallEvent event, Instant now) {
        return switch (state) {
            case CallState.Ringing _ ->
                    switch (event) {
                        case CallEvent.Answered _ -> new CallState.Connecting();
                        case CallEvent.BothConnected _ -> new CallState.Live(now);
                        case CallEvent.End end -> ended(end, null, now);
                    };
            case CallState.Connecting connecting ->
                    switch (event) {
                        case CallEvent.Answered _ -> connecting;
                        case CallEvent.BothConnected _ -> new CallState.Live(now);
                        case CallEvent.End end -> ended(end, null, now);
                    };
            case CallState.Live live ->
                    switch (event) {
                        case CallEvent.Answered _, CallEvent.BothConnected _ -> live;
                        case CallEvent.End end -> ended(end, live.since(), now);
                    };
            case CallState.Ended ended ->
                    switch (event) {
                        case CallEvent.Answered _, CallEvent.BothConnected _, CallEvent.End _ ->
                                ended;
                    };
        };
    }

    private static CallState ended(CallEvent.End end, @Nullable Instant liveSince, Instant now) {
        return new CallState.Ended(now, end.reason(), liveSince, end.text());
    }
}

package dev.vident.server.call;

import dev.vident.server.platform.Ids;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What every call works with.
///
/// @param threads where calls run, each one thing at a time; virtual threads
record CallTools(
        MediaEngine engine,
        CallRecorder recorder,
        CallBook book,
        Pages pages,
        CallSettings settings,
        TurnServers turn,
        Ids ids,
        InstantSource clock,
        Executor threads) {}

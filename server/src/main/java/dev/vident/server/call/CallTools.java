package dev.vident.server.call;

import dev.vident.server.platform.Ids;
import dev.vident.server.script.ScriptAnswers;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What every call works with.
///
/// @param codecs decides on the video codec, once for a call
/// @param threads where calls run, each one thing at a time; virtual threads
record CallTools(
        MediaEngine engine,
        CallRecorder recorder,
        CallBook book,
        ScriptAnswers answers,
        Pages pages,
        CallSettings settings,
        VideoCodecs codecs,
        Ids ids,
        InstantSource clock,
        Executor threads) {}

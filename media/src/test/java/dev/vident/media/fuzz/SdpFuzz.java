package dev.vident.media.fuzz;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.AnswerReader;
import dev.vident.media.sdp.AnswerReading;
import dev.vident.media.sdp.AnswerRefusal;
import dev.vident.media.sdp.SessionAnswer;
import java.nio.charset.StandardCharsets;

/// A browser's answer: read or refused, and what is read can be written into a log or another
/// description without harm.
public final class SdpFuzz {
    private SdpFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        for (VideoEncoding offered : VideoEncoding.values()) {
            read(new String(input, StandardCharsets.UTF_8), offered);
        }
    }

    private static void read(String text, VideoEncoding offered) {
        AnswerReading reading = AnswerReader.read(text, offered);
        switch (reading) {
            case SessionAnswer answer -> {
                Promise.that(answer.iceUfrag().matches("[A-Za-z0-9+/]{4,256}"), "a clean ufrag");
                Promise.that(
                        answer.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"),
                        "a clean fingerprint");
            }
            case AnswerRefusal refusal ->
                    Promise.that(!refusal.reason().name().isEmpty(), "a refusal has a reason");
        }
    }
}

package dev.vident.media.fuzz;

import java.util.function.Consumer;

/// Everything that reads bytes of strangers. Each target throws when a promise is broken and takes
/// any input otherwise; `./vident fuzz` drives them with Jazzer, [FuzzCorpusTest] replays their
/// corpora.
enum FuzzTarget {
    STUN(StunFuzz::fuzzerTestOneInput),
    DTLS(DtlsFuzz::fuzzerTestOneInput),
    RTP(RtpFuzz::fuzzerTestOneInput),
    RTCP(RtcpFuzz::fuzzerTestOneInput),
    SDP(SdpFuzz::fuzzerTestOneInput),
    JOURNAL(JournalFuzz::fuzzerTestOneInput);

    private final Consumer<byte[]> code;

    FuzzTarget(Consumer<byte[]> code) {
        this.code = code;
    }

    void run(byte[] input) {
        code.accept(input);
    }
}

package dev.vident.media.sdp;

import java.util.Optional;

/// What we need of a browser's answer. The password does not show in [#toString()].
///
/// @param iceUfrag 4–256 ICE characters
/// @param icePassword 22–256 ICE characters
/// @param fingerprint SHA-256 of the browser's certificate, upper-case hex pairs joined by colons
/// @param audioSsrc the source the browser sends audio under, if it says so
/// @param videoSsrc the source the browser sends video under, if it says so
/// @param videoRetransmissionSsrc the source of its video retransmissions, if it says so
public record SessionAnswer(
        String iceUfrag,
        String icePassword,
        String fingerprint,
        Optional<Integer> audioSsrc,
        Optional<Integer> videoSsrc,
        Optional<Integer> videoRetransmissionSsrc)
        implements AnswerReading {

    @Override
    public String toString() {
        return "SessionAnswer[iceUfrag=" + iceUfrag + "]";
    }
}

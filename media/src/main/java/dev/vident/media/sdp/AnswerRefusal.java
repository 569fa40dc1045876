package dev.vident.media.sdp;

/// An answer we cannot use.
public record AnswerRefusal(Reason reason) implements AnswerReading {

    /// Why the answer cannot be used; always the browser's or the page's fault.
    public enum Reason {
        /// Longer than [AnswerReader#LENGTH_MAX] characters.
        TOO_LONG,
        /// Not a session description at all.
        NOT_SDP,
        /// The audio section is missing or refused, or the video section missing.
        MEDIA_MISSING,
        /// Opus is not accepted under our payload type.
        FORMAT_MISSING,
        /// The video section is refused, or the call's codec not accepted under our payload type:
        /// the browser lacks it.
        VIDEO_CODEC_MISSING,
        /// RTP and RTCP are not on one port (RFC 5761), which we require.
        NO_RTCP_MUX,
        /// ICE user fragment or password is missing or malformed (RFC 8839 section 5.4).
        NO_ICE_CREDENTIALS,
        /// No SHA-256 fingerprint of the certificate (RFC 8122).
        NO_FINGERPRINT,
        /// The browser does not want to be the DTLS client (RFC 8842 section 5.3); we are always
        /// the server.
        NOT_ACTIVE
    }
}

package dev.vident.media.sdp;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.AnswerRefusal.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a browser's answer to our offer. With everything bundled the transport attributes of the
/// first section count (RFC 9143 section 7.3.3).
public final class AnswerReader {
    /// Longest answer read, in characters; browsers send about 4,000.
    public static final int LENGTH_MAX = 65_536;

    private static final Pattern ICE_UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
    private static final Pattern ICE_PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){31}");
    private static final Pattern NON_INTERLEAVED = Pattern.compile("[ ;]packetization-mode=1(;|$)");
    private static final String SHA_256_PREFIX = "sha-256 ";

    private AnswerReader() {}

    /// Reads an answer.
    ///
    /// @param encoding the video codec that was offered
    public static AnswerReading read(String text, VideoEncoding encoding) {
        if (text.length() > LENGTH_MAX) {
            return new AnswerRefusal(Reason.TOO_LONG);
        }
        SdpDocument document = SdpDocument.parse(text);
        if (!document.isSessionDescription()) {
            return new AnswerRefusal(Reason.NOT_SDP);
        }
        Optional<SdpSection> audio = accepted(document, "audio");
        Optional<SdpSection> video = document.media("video");
        if (audio.isEmpty() || video.isEmpty()) {
            return new AnswerRefusal(Reason.MEDIA_MISSING);
        }
        return read(document, audio.get(), video.get(), encoding);
    }

    private static AnswerReading read(
            SdpDocument document, SdpSection audio, SdpSection video, VideoEncoding encoding) {
        if (!audio.hasFormat(OfferedFormats.OPUS)) {
            return new AnswerRefusal(Reason.FORMAT_MISSING);
        }
        if (isRefused(video) || !takes(video, encoding)) {
            return new AnswerRefusal(Reason.VIDEO_CODEC_MISSING);
        }
        if (!audio.hasFlag("rtcp-mux")) {
            return new AnswerRefusal(Reason.NO_RTCP_MUX);
        }
        Optional<String> ufrag = matching(document, audio, "ice-ufrag", ICE_UFRAG);
        Optional<String> password = matching(document, audio, "ice-pwd", ICE_PASSWORD);
        if (ufrag.isEmpty() || password.isEmpty()) {
            return new AnswerRefusal(Reason.NO_ICE_CREDENTIALS);
        }
        Optional<String> fingerprint = fingerprint(document, audio);
        if (fingerprint.isEmpty()) {
            return new AnswerRefusal(Reason.NO_FINGERPRINT);
        }
        if (document.attribute(audio, "setup").filter("active"::equals).isEmpty()) {
            return new AnswerRefusal(Reason.NOT_ACTIVE);
        }
        Optional<List<Integer>> pair = retransmissionPair(video);
        return new SessionAnswer(
                ufrag.get(),
                password.get(),
                fingerprint.get(),
                firstSource(audio),
                pair.map(List::getFirst).or(() -> firstSource(video)),
                pair.map(List::getLast));
    }

    /// H.264 is another format when its packetization mode is (RFC 6184 section 8.2.2).
    private static boolean takes(SdpSection video, VideoEncoding encoding) {
        int format = OfferedFormats.payloadType(encoding);
        return video.hasFormat(format)
                && switch (encoding) {
                    case VP8 -> true;
                    case H264 ->
                            video.attributes("fmtp").stream()
                                    .filter(value -> value.startsWith(format + " "))
                                    .anyMatch(value -> NON_INTERLEAVED.matcher(value).find());
                };
    }

    private static Optional<SdpSection> accepted(SdpDocument document, String kind) {
        return document.media(kind).filter(section -> !isRefused(section));
    }

    private static boolean isRefused(SdpSection section) {
        return section.port().equals("0");
    }

    private static Optional<String> matching(
            SdpDocument document, SdpSection section, String name, Pattern pattern) {
        return document.attribute(section, name).filter(value -> pattern.matcher(value).matches());
    }

    private static Optional<String> fingerprint(SdpDocument document, SdpSection section) {
        return document.attribute(section, "fingerprint")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SHA_256_PREFIX))
                .map(value -> value.substring(SHA_256_PREFIX.length()).strip())
                .map(value -> value.toUpperCase(Locale.ROOT))
                .filter(value -> SHA_256.matcher(value).matches());
    }

    private static Optional<List<Integer>> retransmissionPair(SdpSection video) {
        return video.attributes("ssrc-group").stream()
                .filter(value -> value.startsWith("FID "))
                .map(value -> value.split(" +"))
                .filter(fields -> fields.length == 3)
                .map(fields -> List.of(ssrc(fields[1]), ssrc(fields[2])))
                .filter(pair -> pair.stream().allMatch(Optional::isPresent))
                .map(pair -> pair.stream().map(Optional::get).toList())
                .findFirst();
    }

    private static Optional<Integer> firstSource(SdpSection section) {
        return section.attribute("ssrc").flatMap(value -> ssrc(value.split(" ", 2)[0]));
    }

    private static Optional<Integer> ssrc(String text) {
        try {
            return Optional.of(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}

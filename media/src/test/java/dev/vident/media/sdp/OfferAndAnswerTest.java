package dev.vident.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.AnswerRefusal.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OfferAndAnswerTest {
    private static final String FINGERPRINT = "AB:" + "01:".repeat(30) + "FF";
    private static final String PASSWORD = "abcdefghijklmnopqrstuv+/";

    private static final String ANSWER =
            String.join(
                    "\r\n",
                    "v=0",
                    "o=- 46117317 2 IN IP4 127.0.0.1",
                    "s=-",
                    "t=0 0",
                    "a=group:BUNDLE 0 1",
                    "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                    "c=IN IP4 0.0.0.0",
                    "a=rtcp:9 IN IP4 0.0.0.0",
                    "a=ice-ufrag:4ZcD",
                    "a=ice-pwd:" + PASSWORD,
                    "a=fingerprint:sha-256 " + FINGERPRINT,
                    "a=setup:active",
                    "a=mid:0",
                    "a=sendrecv",
                    "a=rtcp-mux",
                    "a=rtpmap:111 opus/48000/2",
                    "a=ssrc:3735928559 cname:x",
                    "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
                    "a=mid:1",
                    "a=sendrecv",
                    "a=rtcp-mux",
                    "a=rtpmap:96 VP8/90000",
                    "a=ssrc-group:FID 77 78",
                    "a=ssrc:77 cname:x",
                    "a=ssrc:78 cname:x",
                    "");

    private static SessionOffer offer(VideoEncoding video) {
        return new SessionOffer(
                42,
                1,
                "ufrg",
                PASSWORD,
                FINGERPRINT,
                List.of(IceCandidate.udp("192.0.2.7", 3478), IceCandidate.udp("2001:db8::7", 3478)),
                "cn",
                "stream",
                -2,
                5,
                6,
                video);
    }

    @Test
    void the_offer_declares_everything_once_and_for_all() {
        List<String> lines = OfferWriter.write(offer(VideoEncoding.VP8)).lines().toList();

        assertThat(lines)
                .contains(
                        "a=ice-lite",
                        "a=group:BUNDLE 0 1",
                        "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                        "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
                        "a=setup:actpass",
                        "a=candidate:1 1 udp 2130706431 192.0.2.7 3478 typ host",
                        "a=candidate:2 1 udp 2130706175 2001:db8::7 3478 typ host",
                        "a=rtcp-fb:111 nack",
                        "a=rtcp-fb:96 nack pli",
                        "a=fmtp:97 apt=96",
                        "a=ssrc:4294967294 cname:cn",
                        "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01")
                .doesNotContain("a=extmap-allow-mixed", "a=recvonly", "a=sendonly");
        assertThat(lines.stream().filter("a=sendrecv"::equals)).hasSize(2);
        assertThat(lines)
                .containsSubsequence(
                        "a=ssrc-group:FID 5 6", "a=ssrc:5 cname:cn", "a=ssrc:6 cname:cn");
        assertThat(OfferWriter.write(offer(VideoEncoding.VP8)).replace("\r\n", ""))
                .doesNotContain("\n");
    }

    @Test
    void a_call_in_h264_is_offered_without_vp8() {
        String offer = OfferWriter.write(offer(VideoEncoding.H264));

        assertThat(offer.lines())
                .contains(
                        "m=video 9 UDP/TLS/RTP/SAVPF 98 99",
                        "a=rtpmap:98 H264/90000",
                        "a=fmtp:98 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f",
                        "a=rtcp-fb:98 nack pli",
                        "a=rtpmap:99 rtx/90000",
                        "a=fmtp:99 apt=98");
        assertThat(offer).doesNotContain("VP8");
    }

    @Test
    void an_answer_without_the_call_s_codec_is_refused() {
        String fmtp =
                "a=fmtp:98 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f";
        String answer =
                ANSWER.replace("SAVPF 96 97", "SAVPF 98 99")
                        .replace("a=rtpmap:96 VP8/90000", "a=rtpmap:98 H264/90000\r\n" + fmtp);

        assertThat(AnswerReader.read(answer, VideoEncoding.H264)).isInstanceOf(SessionAnswer.class);
        for (String other :
                List.of(
                        ANSWER,
                        answer.replace("packetization-mode=1", "packetization-mode=0"),
                        answer.replace("packetization-mode=1;", ""),
                        answer.replace(fmtp, "a=rtcp-fb:98 nack"))) {
            assertThat(AnswerReader.read(other, VideoEncoding.H264))
                    .isEqualTo(new AnswerRefusal(Reason.VIDEO_CODEC_MISSING));
        }
        assertThat(AnswerReader.read(answer, VideoEncoding.VP8))
                .isEqualTo(new AnswerRefusal(Reason.VIDEO_CODEC_MISSING));
    }

    @Test
    void the_password_does_not_show_in_texts_for_logs() {
        assertThat(offer(VideoEncoding.VP8).toString()).doesNotContain(PASSWORD);
        assertThat(AnswerReader.read(ANSWER, VideoEncoding.VP8).toString())
                .doesNotContain(PASSWORD);
    }

    @Test
    void a_browser_s_answer_is_read() {
        assertThat(AnswerReader.read(ANSWER, VideoEncoding.VP8))
                .isEqualTo(
                        new SessionAnswer(
                                "4ZcD",
                                PASSWORD,
                                FINGERPRINT,
                                Optional.of((int) 3735928559L),
                                Optional.of(77),
                                Optional.of(78)));
    }

    @Test
    void transport_attributes_may_stand_at_session_level_and_sources_be_missing() {
        String moved =
                ANSWER.replaceFirst("a=fingerprint.*\r\n", "")
                        .replace(
                                "t=0 0",
                                "t=0 0\r\na=fingerprint:SHA-256 " + FINGERPRINT.toLowerCase())
                        .replaceAll("a=ssrc.*\r\n", "");

        assertThat(AnswerReader.read(moved, VideoEncoding.VP8))
                .isEqualTo(
                        new SessionAnswer(
                                "4ZcD",
                                PASSWORD,
                                FINGERPRINT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void unusable_answers_are_refused_with_the_reason() {
        assertThat(reason("")).isEqualTo(Reason.NOT_SDP);
        assertThat(reason("x".repeat(70_000))).isEqualTo(Reason.TOO_LONG);
        assertThat(reason(ANSWER.replace("m=audio 9", "m=audio 0")))
                .isEqualTo(Reason.MEDIA_MISSING);
        assertThat(reason(ANSWER.replace("m=video 9", "m=other 9")))
                .isEqualTo(Reason.MEDIA_MISSING);
        assertThat(reason(ANSWER.replace("SAVPF 111", "SAVPF 110")))
                .isEqualTo(Reason.FORMAT_MISSING);
        assertThat(reason(ANSWER.replace("m=video 9", "m=video 0")))
                .isEqualTo(Reason.VIDEO_CODEC_MISSING);
        assertThat(reason(ANSWER.replace("SAVPF 96 97", "SAVPF 98")))
                .isEqualTo(Reason.VIDEO_CODEC_MISSING);
        assertThat(reason(ANSWER.replace("a=rtcp-mux\r\n", ""))).isEqualTo(Reason.NO_RTCP_MUX);
        assertThat(reason(ANSWER.replace(PASSWORD, "short"))).isEqualTo(Reason.NO_ICE_CREDENTIALS);
        assertThat(reason(ANSWER.replace("sha-256", "sha-1"))).isEqualTo(Reason.NO_FINGERPRINT);
        assertThat(reason(ANSWER.replace("setup:active", "setup:passive")))
                .isEqualTo(Reason.NOT_ACTIVE);
    }

    @Test
    void mutilated_answers_never_throw() {
        for (int seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(ANSWER);
            for (int i = random.nextInt(6); i >= 0; i--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                } else {
                    text.insert(at, (char) random.nextInt(300));
                }
            }
            assertThat(AnswerReader.read(text.toString(), VideoEncoding.VP8))
                    .as("seed %d", seed)
                    .isNotNull();
        }
    }

    private static Reason reason(String text) {
        return ((AnswerRefusal) AnswerReader.read(text, VideoEncoding.VP8)).reason();
    }
}

package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.synthetic.VirtualCall.Participant;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyntheticPeerTest {
    @Test
    void a_text_that_is_no_offer_of_the_server_is_not_answered() {
        SecureRandom secure = new SecureRandom();
        Random random = new Random(1);
        SyntheticPeer peer =
                new SyntheticPeer(
                        new SyntheticSettings(
                                Clip.load(ClipName.WARM),
                                List.of(SrtpProfile.values()),
                                PlayerNumbers.generate(random)),
                        DtlsIdentity.generate(secure, Instant.EPOCH),
                        random,
                        secure,
                        DtlsPace.LOCKSTEP,
                        () -> {});

        assertThat(peer.answer("")).isEmpty();
        assertThat(peer.answer("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n")).isEmpty();
        assertThat(peer.state()).isEqualTo(SyntheticState.NEW);
        assertThat(peer.wakeUpMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_server_with_another_certificate_than_the_offer_says_gets_no_media() {
        VirtualCall call = new VirtualCall(1);
        call.tamperWithOffers(
                sdp -> sdp.replaceAll("sha-256 [0-9A-F:]+", "sha-256 " + "00:".repeat(31) + "00"));
        Participant warm = call.join("warm", 0, ClipName.WARM);

        call.run(Duration.ofSeconds(2));

        assertThat(warm.peer.state()).isEqualTo(SyntheticState.FAILED);
        assertThat(warm.statistics().audioPacketsSent()).isZero();
        assertThat(call.recording.journals()).isEmpty();
    }

    @Test
    void what_was_played_tells_the_markers_in_it() {
        VirtualCall call = new VirtualCall(1);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        call.run(Duration.ofMillis(4000));

        Duration played = warm.statistics().playingTime();

        assertThat(played).isBetween(Duration.ofMillis(3800), Duration.ofMillis(4060));
        assertThat(Clip.markersWithin(played)).isEqualTo(new MarkerCount(4, 4));
    }
}

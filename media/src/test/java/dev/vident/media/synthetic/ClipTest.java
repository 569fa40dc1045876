package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtp.OpusPayload;
import dev.vident.media.rtp.VideoEncoding;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClipTest {
    @ParameterizedTest
    @EnumSource(ClipName.class)
    void a_key_frame_comes_every_200_ms_and_at_every_flash(ClipName name) {
        Clip clip = Clip.load(name);

        for (int i = 0; i < 2 * Clip.FRAMES_PER_SECOND; i++) {
            boolean keyFrame = (clip.frame(i)[0] & 1) == 0;
            assertThat(keyFrame).as("frame %d", i).isEqualTo(i % 5 == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(ClipName.class)
    void in_h264_too_a_key_frame_with_its_parameter_sets_comes_every_200_ms(ClipName name) {
        Clip clip = Clip.load(name);

        for (int i = 0; i < 2 * Clip.FRAMES_PER_SECOND; i++) {
            int firstUnit = clip.frame(VideoEncoding.H264, i)[4] & 0x1F;
            assertThat(firstUnit).as("frame %d", i).isEqualTo(i % 5 == 0 ? 7 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource(ClipName.class)
    void every_opus_packet_plays_20_ms(ClipName name) {
        Clip clip = Clip.load(name);

        for (int i = 0; i < 2 * Clip.PACKETS_PER_SECOND; i++) {
            byte[] packet = clip.packet(i);
            assertThat(OpusPayload.samples(packet, 0, packet.length)).isEqualTo(960);
        }
    }

    @Test
    void playing_goes_on_from_the_start_and_the_clips_differ() {
        Clip warm = Clip.load(ClipName.WARM);
        Clip cool = Clip.load(ClipName.COOL);

        assertThat(warm.frame(50)).isSameAs(warm.frame(0));
        assertThat(warm.packet(101)).isSameAs(warm.packet(1));
        assertThat(warm.frame(1)).isNotEqualTo(cool.frame(1));
        assertThat(warm.packet(1)).isNotEqualTo(cool.packet(1));
    }

    @Test
    void markers_begin_after_the_lead_in_and_then_every_second() {
        assertThat(Clip.markersWithin(Duration.ZERO)).isEqualTo(new MarkerCount(0, 0));
        assertThat(Clip.markersWithin(Duration.ofMillis(400))).isEqualTo(new MarkerCount(0, 0));
        assertThat(Clip.markersWithin(Duration.ofMillis(401))).isEqualTo(new MarkerCount(0, 1));
        assertThat(Clip.markersWithin(Duration.ofMillis(520))).isEqualTo(new MarkerCount(1, 1));
        assertThat(Clip.markersWithin(Duration.ofMillis(1400))).isEqualTo(new MarkerCount(1, 1));
        assertThat(Clip.markersWithin(Duration.ofMillis(10_401)))
                .isEqualTo(new MarkerCount(10, 11));
    }
}

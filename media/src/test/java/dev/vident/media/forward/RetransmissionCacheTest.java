package dev.vident.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtp.RtpView;
import org.junit.jupiter.api.Test;

class RetransmissionCacheTest {
    private static final long SECOND = 1_000_000;
    private static final int HEADER_BYTES = 12;

    private final RetransmissionCache cache = new RetransmissionCache(8, 3 * SECOND);
    private final RtpView found = new RtpView();

    @Test
    void a_packet_is_kept_for_its_time_whatever_else_is_sent() {
        put(100, 20, 0);
        put(101, 30, SECOND);

        assertThat(take(100, 3 * SECOND - 1)).isTrue();
        assertThat(found.length()).isEqualTo(HEADER_BYTES + 20);
        assertThat(take(100, 3 * SECOND)).isFalse();
        put(102, 20, 3 * SECOND);
        assertThat(take(101, 3 * SECOND)).isTrue();
        assertThat(found.length()).isEqualTo(HEADER_BYTES + 30);
    }

    @Test
    void when_there_are_too_many_the_oldest_leave_early() {
        for (int sequence = 0; sequence < 9; sequence++) {
            put(0xFFFC + sequence, 20, sequence); // over the end of the 16-bit numbers
        }

        assertThat(take(0xFFFC, 10)).isFalse();
        for (int sequence = 1; sequence < 9; sequence++) {
            assertThat(take(0xFFFC + sequence, 10)).as("packet %d", sequence).isTrue();
        }
    }

    @Test
    void a_packet_that_comes_late_takes_its_own_place() {
        put(100, 20, 0);
        put(102, 20, 1);
        put(101, 25, SECOND);
        put(92, 20, SECOND);

        assertThat(take(101, SECOND)).isTrue();
        assertThat(found.length()).isEqualTo(HEADER_BYTES + 25);
        assertThat(take(100, SECOND)).isTrue();
        assertThat(take(92, SECOND)).isFalse();
    }

    @Test
    void a_jump_of_the_numbers_leaves_nothing_behind() {
        put(100, 20, 0);
        put(101, 20, 0);
        put(100 + 20_000, 20, 1);

        assertThat(take(100, 2)).isFalse();
        assertThat(take(101, 2)).isFalse();
        assertThat(take(100 + 20_000, 2)).isTrue();
    }

    @Test
    void buffers_of_old_packets_serve_new_ones_also_longer_ones() {
        for (int sequence = 0; sequence < 40; sequence++) {
            int payload = 10 + 40 * (sequence % 4);
            put(sequence, payload, sequence * SECOND);

            assertThat(take(sequence, sequence * SECOND)).isTrue();
            assertThat(found.length()).isEqualTo(HEADER_BYTES + payload);
            assertThat(found.sequenceNumber()).isEqualTo(sequence);
        }
    }

    private void put(long sequence, int payloadBytes, long nowMicros) {
        byte[] bytes = new byte[HEADER_BYTES + payloadBytes];
        bytes[0] = (byte) 0x80;
        bytes[2] = (byte) (sequence >> 8);
        bytes[3] = (byte) sequence;
        RtpView packet = new RtpView();
        assertThat(packet.wrap(bytes, 0, bytes.length)).isTrue();
        cache.put(packet, sequence, nowMicros);
    }

    private boolean take(int sequence, long nowMicros) {
        return cache.take(sequence & 0xFFFF, nowMicros, 0, found);
    }
}

package dev.vident.media.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramClassTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, STUN",
        "3, 0, STUN",
        "4, 0, UNKNOWN",
        "19, 0, UNKNOWN",
        "20, 0, DTLS",
        "63, 0, DTLS",
        "64, 0, UNKNOWN",
        "127, 0, UNKNOWN",
        "128, 96, RTP",
        "128, 191, RTP",
        "128, 192, RTCP",
        "191, 223, RTCP",
        "191, 224, RTP",
        "192, 200, UNKNOWN"
    })
    void the_first_bytes_tell(int first, int second, DatagramClass expected) {
        assertThat(DatagramClass.of(new byte[] {(byte) first, (byte) second, 0}, 0, 3))
                .isEqualTo(expected);
    }
}

package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    @Test
    void a_burst_of_one_second_passes_and_then_the_rate() {
        TokenBucket bucket = new TokenBucket(100, 0);

        assertThat(taken(bucket, 500, 0)).isEqualTo(100);
        assertThat(taken(bucket, 500, 500_000)).isEqualTo(50);
        assertThat(taken(bucket, 500, 3_600_000_000L)).isEqualTo(100);
    }

    private static long taken(TokenBucket bucket, int attempts, long nowMicros) {
        return IntStream.range(0, attempts).filter(_ -> bucket.take(nowMicros)).count();
    }
}

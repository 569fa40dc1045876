package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.call.ToOperator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutgoingCodecTest {
    @Test
    void an_empty_queue_is_told_as_an_empty_list() {
        assertThat(OutgoingCodec.write(new ToOperator.Queue(List.of())))
                .isEqualTo("{\"type\":\"queue\",\"entries\":[]}");
    }
}

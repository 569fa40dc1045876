package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.call.DeviceState;
import dev.vident.server.call.Devices;
import dev.vident.server.call.ToOperator;
import dev.vident.server.job.Waiting;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutgoingCodecTest {
    @Test
    void a_composition_that_waits_for_another_attempt_says_why_and_until_when() {
        Waiting waiting = new Waiting(2, "the disk is full", Instant.parse("2026-01-05T10:00:10Z"));
        assertThat(
                        OutgoingCodec.write(
                                new ToOperator.CompositionProgress(
                                        "c", "recorded", null, null, null, waiting)))
                .isEqualTo(
                        "{\"type\":\"composition\",\"callId\":\"c\",\"state\":\"recorded\","
                                + "\"reason\":\"the disk is full\",\"attempts\":2,"
                                + "\"nextAttemptAt\":\"2026-01-05T10:00:10Z\"}");
    }

    @Test
    void an_empty_queue_is_told_as_an_empty_list() {
        assertThat(OutgoingCodec.write(new ToOperator.Queue(List.of())))
                .isEqualTo("{\"type\":\"queue\",\"entries\":[]}");
    }

    @Test
    void what_the_applicants_devices_do_is_told_in_the_words_of_the_protocol() {
        Devices devices = new Devices(DeviceState.PAUSED, DeviceState.OFF, true, 2);

        assertThat(OutgoingCodec.write(new ToOperator.ApplicantDevices(devices)))
                .isEqualTo(
                        """
                        {"type":"devices","camera":"paused","microphone":"off","pageHidden":true,"cameraChanges":2}\
                        """);
    }
}

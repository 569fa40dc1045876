package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.call.DeviceState;
import dev.vident.server.call.Devices;
import dev.vident.server.call.FromApplicant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IncomingCodecTest {
    private static final String DEVICES =
            """
            {"type":"devices","camera":"paused","microphone":"on","pageHidden":true,"cameraChanges":3}
            """;

    @Test
    void what_the_devices_do_is_understood() {
        assertThat(IncomingCodec.fromApplicant(DEVICES))
                .isEqualTo(
                        new Reading.Understood<FromApplicant>(
                                new FromApplicant.DevicesChanged(
                                        new Devices(DeviceState.PAUSED, DeviceState.ON, true, 3))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"paused\" | \"asleep\" | The member camera must be one of on, off, paused.",
                "\"on\" | 1 | The member microphone must be a text of at most 128 characters.",
                "true | \"yes\" | The member pageHidden must be true or false.",
                "3 | -1 | The member cameraChanges must be a whole number from 0.",
                "3 | 0.5 | The member cameraChanges must be a whole number from 0.",
                "3 | 3000000000 | The member cameraChanges must be a whole number from 0.",
            })
    void wrong_members_are_named(String right, String wrong, String text) {
        assertThat(IncomingCodec.fromApplicant(DEVICES.replace(right, wrong)))
                .isEqualTo(new Reading.BadMember<FromApplicant>(text));
    }
}

package dev.vident.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.applicant.LevelPlan;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.platform.Mode;
import dev.vident.server.storage.StoreSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The level of the call's applicant decides on the video codec.
class LevelVideoCodecsTest {
    private final DomainFixture domain = new DomainFixture(StoreSet.inMemory());
    private final LevelVideoCodecs codecs =
            new LevelVideoCodecs(
                    domain.stores.applicants(), domain.stores.levels(), VideoEncoding.H264);

    private VideoEncoding ofCallOn(@Nullable String settings) {
        domain.administration
                .levels()
                .create(Mode.SANDBOX, new LevelPlan("own", null, null, null, settings));
        return codecs.of(
                domain.applicants.create(Mode.SANDBOX, "own", NewApplicant.named("u-1")).id());
    }

    @ParameterizedTest
    @EnumSource
    void the_level_names_the_codec(VideoEncoding encoding) {
        String settings = "{\"videoCodec\":\"" + encoding.encodingName() + "\"}";
        assertThat(ofCallOn(settings)).isEqualTo(encoding);
    }

    @Test
    void a_level_that_names_none_leaves_it_to_the_setting() {
        assertThat(ofCallOn("{\"layout\":\"side-by-side\"}")).isEqualTo(VideoEncoding.H264);
    }

    @Test
    void a_level_without_settings_leaves_it_to_the_setting() {
        assertThat(ofCallOn(null)).isEqualTo(VideoEncoding.H264);
    }

    @Test
    void what_an_older_version_stored_unchecked_does_not_stop_the_call() {
        assertThat(ofCallOn("{\"videoCodec\":[\"AV1\"]}")).isEqualTo(VideoEncoding.H264);
    }
}

package dev.vident.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.LevelPlan;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.composition.LayoutStyle;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import dev.vident.server.storage.StoreSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The level of the call's applicant decides how the recording looks.
class LevelLayoutsTest {
    private final DomainFixture domain = new DomainFixture(StoreSet.inMemory());
    private final LevelLayouts layouts =
            new LevelLayouts(
                    domain.stores.calls(),
                    domain.stores.applicants(),
                    domain.stores.levels(),
                    LayoutStyle.PICTURE_IN_PICTURE,
                    true);

    private LayoutStyle ofCallOn(@Nullable String settings) {
        domain.administration
                .levels()
                .create(Mode.SANDBOX, new LevelPlan("own", null, null, null, settings));
        Applicant applicant =
                domain.applicants.create(Mode.SANDBOX, "own", NewApplicant.named("u-1"));
        domain.stores
                .calls()
                .insert(
                        new Call(
                                "call",
                                "identification",
                                applicant.id(),
                                applicant.inspectionId(),
                                applicant.mode(),
                                "operator",
                                "Mara M.",
                                new CallState.Ringing(),
                                DomainFixture.START));
        return layouts.of("call");
    }

    @ParameterizedTest
    @EnumSource
    void the_level_names_the_layout(LayoutStyle style) {
        assertThat(ofCallOn("{\"layout\":\"" + style.settingName() + "\"}")).isEqualTo(style);
    }

    @Test
    void from_where_the_applicant_called_is_told_only_where_it_is_to_be_shown() {
        ofCallOn(null);
        domain.stores.calls().setOrigin("call", Redacted.of("192.0.2.7 CHE"));
        LevelLayouts silent =
                new LevelLayouts(
                        domain.stores.calls(),
                        domain.stores.applicants(),
                        domain.stores.levels(),
                        LayoutStyle.SIDE_BY_SIDE,
                        false);

        assertThat(layouts.origin("call")).contains(Redacted.of("192.0.2.7 CHE"));
        assertThat(layouts.origin("another")).isEmpty();
        assertThat(silent.origin("call")).isEmpty();
    }

    @Test
    void a_level_that_names_none_leaves_it_to_the_setting() {
        assertThat(ofCallOn("{\"other\":1}")).isEqualTo(LayoutStyle.PICTURE_IN_PICTURE);
    }

    @Test
    void a_level_without_settings_leaves_it_to_the_setting() {
        assertThat(ofCallOn(null)).isEqualTo(LayoutStyle.PICTURE_IN_PICTURE);
    }

    @Test
    void what_an_older_version_stored_unchecked_does_not_stop_the_composition() {
        assertThat(ofCallOn("{\"layout\":{\"kind\":\"side\"}}"))
                .isEqualTo(LayoutStyle.PICTURE_IN_PICTURE);
    }

    @Test
    void a_call_that_is_not_known_is_arranged_by_the_setting() {
        assertThat(layouts.of("unknown")).isEqualTo(LayoutStyle.PICTURE_IN_PICTURE);
    }
}

package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.applicant.Level;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class LevelStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    static Level level(int number, Mode mode, String name) {
        return new Level(
                Rows.id(9, number),
                mode,
                name,
                null,
                ApplicantType.INDIVIDUAL,
                true,
                List.of("UTILITY_BILL"),
                List.of(new DocumentSet("IDENTITY", List.of("ID_CARD", "PASSPORT"))),
                null,
                Rows.T0);
    }

    @Test
    void what_is_stored_is_found_by_mode_and_exact_name() {
        Level level = level(1, Mode.SANDBOX, "Video");
        assertThat(stores.levels().insert(level)).isTrue();
        assertThat(stores.levels().find(Mode.SANDBOX, "Video")).contains(level);
        assertThat(stores.levels().find(Mode.SANDBOX, "video")).isEmpty();
        assertThat(stores.levels().find(Mode.PRODUCTION, "Video")).isEmpty();
    }

    @Test
    void a_level_comes_back_changed() {
        Level level = level(1, Mode.SANDBOX, "a");
        stores.levels().insert(level);
        Level changed =
                new Level(
                        level.id(),
                        level.mode(),
                        level.name(),
                        "what it is for",
                        level.applicantType(),
                        false,
                        List.of(),
                        List.of(new DocumentSet("SELFIE", List.of("SELFIE"))),
                        "{\"layout\":\"side\"}",
                        level.createdAt());

        stores.levels().update(changed);

        assertThat(stores.levels().find(Mode.SANDBOX, "a")).contains(changed);
    }

    @Test
    void a_name_is_taken_only_within_its_mode() {
        stores.levels().insert(level(1, Mode.SANDBOX, "a"));
        assertThat(stores.levels().insert(level(2, Mode.SANDBOX, "a"))).isFalse();
        assertThat(stores.levels().insert(level(3, Mode.PRODUCTION, "a"))).isTrue();
    }

    @Test
    void built_in_levels_are_seeded_once_in_both_modes() {
        BuiltInLevels builtIn =
                new BuiltInLevels(
                        stores.levels(),
                        new Ids(InstantSource.system(), Randomness.secure()),
                        InstantSource.system());
        builtIn.seed();
        builtIn.seed();
        for (Mode mode : Mode.values()) {
            assertThat(stores.levels().list(mode))
                    .extracting(Level::name)
                    .containsExactly("basic-kyc-level", "video-ident");
            assertThat(stores.levels().find(mode, "video-ident").orElseThrow().videoIdent())
                    .isTrue();
            assertThat(stores.levels().find(mode, "basic-kyc-level").orElseThrow().videoIdent())
                    .isFalse();
        }
    }
}

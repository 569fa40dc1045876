package dev.vident.server.identification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.RejectType;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectLabelsTest {
    private static final List<String> VIDEO_IDENT =
            List.of(
                    "APPLICANT_INTERRUPTED_INTERVIEW",
                    "DOCUMENT_MISSING",
                    "UNSUITABLE_ENV",
                    "CONNECTION_INTERRUPTED",
                    "UNSUPPORTED_LANGUAGE",
                    "THIRD_PARTY_INVOLVED",
                    "NO_APPLICANT",
                    "NO_SUITABLE_DOCS",
                    "NOT_ALONE",
                    "CONNECTION_ISSUES",
                    "CAMERA_OR_LIGHTING_ISSUES",
                    "SOUND_ISSUES",
                    "PHONE_VERIFICATION_ISSUES",
                    "OTHER_VI_ISSUES",
                    "REFUSED_TO_CONTINUE",
                    "VIDEO_FILTERS_OR_MASKS",
                    "SUPPORTED_LANGUAGE_IS_NOT_AVAILABLE",
                    "ADDITIONAL_DATA_REQUIRED",
                    "VI_ATTEMPTS_LIMIT_REACHED",
                    "BEHAVIOR",
                    "PERSON_MISMATCH",
                    "THIRD_PARTY_GUIDANCE",
                    "SPONSORED_VERIFICATION");

    @Test
    void theCatalogueHasAllLabelsOfVideoIdent() {
        assertThat(RejectLabels.all()).extracting(RejectLabel::label).containsAll(VIDEO_IDENT);
    }

    @Test
    void everyLabelHasAGroupAndASentence() {
        assertThat(RejectLabels.all())
                .hasSizeGreaterThan(70)
                .allMatch(label -> label.label().matches("[A-Z_]{2,60}"))
                .allMatch(label -> !label.group().isBlank())
                .allMatch(label -> label.text().endsWith("."));
    }

    @Test
    void theUsualTypesAreThoseOfTheContract() {
        assertThat(type("CONNECTION_INTERRUPTED")).isEqualTo(RejectType.RETRY);
        assertThat(type("UNSUPPORTED_LANGUAGE")).isEqualTo(RejectType.FINAL);
        assertThat(type("THIRD_PARTY_INVOLVED")).isEqualTo(RejectType.FINAL);
        assertThat(type("DOCUMENT_MISSING")).isEqualTo(RejectType.RETRY);
    }

    private static RejectType type(String label) {
        return RejectLabels.all().stream()
                .filter(known -> known.label().equals(label))
                .findFirst()
                .orElseThrow()
                .defaultType();
    }
}

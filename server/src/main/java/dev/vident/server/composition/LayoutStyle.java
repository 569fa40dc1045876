package dev.vident.server.composition;

import java.util.Arrays;
import java.util.Optional;

/// How the participants are arranged in a composition.
public enum LayoutStyle {
    /// Equal cells, the applicant on the left.
    SIDE_BY_SIDE("side-by-side"),
    /// The applicant large, the others small in a corner of the same picture.
    PICTURE_IN_PICTURE("picture-in-picture"),
    /// The applicant alone is seen; everybody is heard.
    APPLICANT_ONLY("applicant-only");

    private final String settingName;

    LayoutStyle(String settingName) {
        this.settingName = settingName;
    }

    /// As it is written in settings.
    public String settingName() {
        return settingName;
    }

    /// The style with this name in settings.
    public static Optional<LayoutStyle> named(String settingName) {
        return Arrays.stream(values())
                .filter(style -> style.settingName.equals(settingName))
                .findFirst();
    }
}

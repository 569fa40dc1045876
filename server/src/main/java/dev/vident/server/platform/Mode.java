package dev.vident.server.platform;

import java.util.Optional;

/// Which half of the data a token, applicant or level belongs to. Data of one mode is invisible to
/// the other (contract section 3.3).
public enum Mode {
    SANDBOX("sbx"),
    PRODUCTION("prd");

    private final String prefix;

    Mode(String prefix) {
        this.prefix = prefix;
    }

    /// The prefix of app tokens of this mode, without the colon.
    public String prefix() {
        return prefix;
    }

    public static Optional<Mode> ofPrefix(String prefix) {
        for (Mode mode : values()) {
            if (mode.prefix.equals(prefix)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}

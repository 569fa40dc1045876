package dev.vident.media.synthetic;

import dev.vident.media.srtp.SrtpProfile;
import java.util.List;

/// How a synthetic peer behaves.
///
/// @param clip what it plays
/// @param profiles SRTP protection profiles it offers, preferred first
/// @param numbers where the numbers of its streams start
public record SyntheticSettings(Clip clip, List<SrtpProfile> profiles, PlayerNumbers numbers) {
    public SyntheticSettings {
        profiles = List.copyOf(profiles);
    }
}

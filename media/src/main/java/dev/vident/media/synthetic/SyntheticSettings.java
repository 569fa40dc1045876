package dev.vident.media.synthetic;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.srtp.SrtpProfile;
import java.util.List;

/// How a synthetic peer behaves.
///
/// @param clip what it plays
/// @param profiles SRTP protection profiles it offers, preferred first
/// @param numbers where the numbers of its streams start
/// @param adaptiveBitsPerSecond when greater than 0, the clip's frames are replaced by filler whose
///   rate follows the server's feedback up to this, sound and video together
public record SyntheticSettings(
        Clip clip, List<SrtpProfile> profiles, PlayerNumbers numbers, int adaptiveBitsPerSecond) {
    public SyntheticSettings {
        profiles = List.copyOf(profiles);
    }

    /// Plays the clip as it is.
    public SyntheticSettings(Clip clip, List<SrtpProfile> profiles, PlayerNumbers numbers) {
        this(clip, profiles, numbers, 0);
    }

    /// Whether pictures can be sent in a codec. Filler whose rate changes only looks like VP8.
    boolean plays(VideoEncoding encoding) {
        return adaptiveBitsPerSecond > 0 ? encoding == VideoEncoding.VP8 : clip.has(encoding);
    }
}

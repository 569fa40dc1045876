package dev.vident.server.call;

import dev.vident.media.rtp.VideoEncoding;

/// Decides which video codec a call has. Thread-safe.
@FunctionalInterface
public interface VideoCodecs {
    /// The codec of a call with this applicant.
    VideoEncoding of(String applicantId);
}

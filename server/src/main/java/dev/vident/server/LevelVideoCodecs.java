package dev.vident.server;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.LevelStore;
import dev.vident.server.call.VideoCodecs;
import dev.vident.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The video codec that the level of the call's applicant asks for in `videoCodec` of its
/// `videoIdentSettings`.
///
/// @param otherwise where the level does not say
record LevelVideoCodecs(ApplicantStore applicants, LevelStore levels, VideoEncoding otherwise)
        implements VideoCodecs {
    @Override
    public VideoEncoding of(String applicantId) {
        return applicants
                .find(applicantId)
                .flatMap(applicant -> levels.find(applicant.mode(), applicant.levelName()))
                .map(Level::videoIdentSettings)
                .flatMap(LevelVideoCodecs::codec)
                .orElse(otherwise);
    }

    private static Optional<VideoEncoding> codec(String settings) {
        return VideoEncoding.ofName(
                Json.tree(settings.getBytes(StandardCharsets.UTF_8))
                        .path("videoCodec")
                        .asString(""));
    }
}

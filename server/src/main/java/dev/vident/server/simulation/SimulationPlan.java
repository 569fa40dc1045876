package dev.vident.server.simulation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What to play and against which server.
///
/// @param baseUrl the server
/// @param appToken app token of the integrator's back end
/// @param secretKey its secret key
/// @param operatorLogin login of the desk
/// @param operatorPassword its password
/// @param externalUserId the integrator's id of the applicant
/// @param talk how long both sides send, 3 s to 1 h
/// @param verdict what the operator decides
/// @param mediaFolder where the composed video is stored
/// @param ffmpegFolder folder with ffmpeg and ffprobe to examine the video with, null for the ones
///   that come with Vident
/// @param programsFolder private folder to unpack those into
public record SimulationPlan(
        URI baseUrl,
        String appToken,
        String secretKey,
        String operatorLogin,
        String operatorPassword,
        String externalUserId,
        Duration talk,
        PlannedVerdict verdict,
        Path mediaFolder,
        @Nullable Path ffmpegFolder,
        Path programsFolder) {
    @Override
    public String toString() {
        return "simulation against " + baseUrl + " for " + talk;
    }
}

package dev.vident.server.simulation;

import java.nio.file.Path;
import java.util.List;

/// What a simulation saw.
///
/// @param applicantId the applicant
/// @param inspectionJson the API's answer, as received
/// @param mediaPath the composed video
/// @param markersExpected flashes and beeps that both sides sent
/// @param markersFound how many of them are in the composed video
/// @param avOffsetMillisMax the largest distance of a flash from its beep, in milliseconds
/// @param joinToFirstFrameMillis from the operator's answer to the first complete picture of the
///   applicant, in milliseconds
/// @param findings every check in words, failed ones included
public record SimulationResult(
        String applicantId,
        String inspectionJson,
        Path mediaPath,
        int markersExpected,
        int markersFound,
        double avOffsetMillisMax,
        long joinToFirstFrameMillis,
        List<Finding> findings) {
    /// One check.
    ///
    /// @param held whether it holds
    /// @param text what was checked and what was seen
    public record Finding(boolean held, String text) {}

    /// Whether every check holds.
    public boolean successful() {
        return findings.stream().allMatch(Finding::held);
    }
}

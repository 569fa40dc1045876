package dev.vident.server;

import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.LevelStore;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallStore;
import dev.vident.server.composition.LayoutStyle;
import dev.vident.server.composition.Layouts;
import dev.vident.server.http.Json;
import dev.vident.server.platform.Redacted;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The layout that the level of the call's applicant asks for in `layout` of its
/// `videoIdentSettings`.
///
/// @param otherwise where the level does not say
/// @param showsOrigin whether the picture says from where the applicant called
record LevelLayouts(
        CallStore calls,
        ApplicantStore applicants,
        LevelStore levels,
        LayoutStyle otherwise,
        boolean showsOrigin)
        implements Layouts {
    @Override
    public LayoutStyle of(String callId) {
        return calls.find(callId)
                .map(Call::applicantId)
                .flatMap(applicants::find)
                .flatMap(applicant -> levels.find(applicant.mode(), applicant.levelName()))
                .map(Level::videoIdentSettings)
                .flatMap(LevelLayouts::layout)
                .orElse(otherwise);
    }

    @Override
    public Optional<Redacted<String>> origin(String callId) {
        return showsOrigin ? calls.origin(callId) : Optional.empty();
    }

    private static Optional<LayoutStyle> layout(String settings) {
        return LayoutStyle.named(
                Json.tree(settings.getBytes(StandardCharsets.UTF_8)).path("layout").asString(""));
    }
}

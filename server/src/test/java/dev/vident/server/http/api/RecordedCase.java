package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.identification.Identification;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptAnswer;
import dev.vident.server.script.ScriptAnswers;
import dev.vident.server.script.ScriptStep;
import dev.vident.server.script.Still;
import dev.vident.server.script.StillKind;
import dev.vident.server.script.StillOrigin;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An applicant who held one call, stored as the features would store it.
final class RecordedCase {

    static final String CALL_ID = "66f0000000000000000000ca";
    static final String MEDIA_ID = "66f0000000000000000000ed";
    static final byte[] VIDEO = "not really a video, but bytes".getBytes(StandardCharsets.UTF_8);
    static final byte[] PICTURE = "not really a picture".getBytes(StandardCharsets.UTF_8);
    static final long IMAGE_ID = 1_234_567_890L;

    final Applicant applicant;
    private final ApiWorld world;

    RecordedCase(ApiWorld world) {
        this.world = world;
        applicant =
                world.applicants.create(
                        Mode.SANDBOX, "video-ident", NewApplicant.named("held-a-call"));
        world.applicants.giveConsent(applicant.id());
        Identification identification = world.identifications.joinQueue(applicant.id());
        world.identifications.callStarted(identification.id(), "Mara M.");
        world.stores
                .calls()
                .insert(
                        new Call(
                                CALL_ID,
                                identification.id(),
                                applicant.id(),
                                applicant.inspectionId(),
                                Mode.SANDBOX,
                                "66f0000000000000000000aa",
                                "Mara M.",
                                new CallState.Ringing(),
                                world.clock.instant()));
    }

    /// The operator comes to a step of the script and answers its first check.
    void answered(ScriptStep step, CheckResult result, @Nullable String words) {
        world.events.append(applicant.id(), new DomainEvent.ScriptStepBegun(CALL_ID, step.name()));
        new ScriptAnswers(world.stores.scriptAnswers(), world.events, world.stores.transactions())
                .keep(
                        new ScriptAnswer(
                                CALL_ID,
                                applicant.id(),
                                step.checks().getFirst(),
                                result,
                                words == null ? null : Redacted.of(words),
                                "66f0000000000000000000aa",
                                "Mara M.",
                                world.clock.instant()));
    }

    void renderingStarts() {
        Composition recorded =
                Composition.recorded(
                        CALL_ID,
                        MEDIA_ID,
                        applicant.id(),
                        applicant.inspectionId(),
                        Mode.SANDBOX,
                        world.clock.instant());
        world.stores
                .transactions()
                .run(() -> {
                    world.stores.compositions().insert(recorded);
                    world.stores
                            .compositions()
                            .update(
                                    recorded.with(
                                            new CompositionState.Rendering(world.clock.instant())));
                    world.inspections.refresh(applicant.id());
                });
    }

    void rendered() {
        world.stores.blobs().put("compositions/a.mp4", new ByteArrayInputStream(VIDEO));
        world.stores
                .transactions()
                .run(() -> {
                    Composition rendering = world.stores.compositions().find(CALL_ID).orElseThrow();
                    world.stores
                            .compositions()
                            .update(
                                    rendering.with(
                                            new CompositionState.Ready(
                                                    world.clock.instant(),
                                                    61,
                                                    "compositions/a.mp4",
                                                    VIDEO.length,
                                                    "00")));
                    world.inspections.refresh(applicant.id());
                });
    }

    /// A picture that is one.
    Still stillTaken(byte[] file) {
        return world.stills.keep(
                new StillOrigin(
                        applicant.id(),
                        applicant.inspectionId(),
                        CALL_ID,
                        applicant.review().attemptId()),
                StillKind.SELFIE,
                file);
    }

    void stillTaken() {
        world.stores.blobs().put("stills/a.jpg", new ByteArrayInputStream(PICTURE));
        world.stores
                .stills()
                .insert(
                        new Still(
                                IMAGE_ID,
                                applicant.id(),
                                applicant.inspectionId(),
                                CALL_ID,
                                applicant.review().attemptId(),
                                StillKind.FRONT_SIDE,
                                "front.jpg",
                                "image/jpeg",
                                PICTURE.length,
                                1920,
                                1080,
                                "00",
                                "stills/a.jpg",
                                world.clock.instant(),
                                false));
    }
}

package dev.vident.server.http.signalling;

import dev.vident.server.call.Outgoing;
import dev.vident.server.call.QueueEntry;
import dev.vident.server.call.ToApplicant;
import dev.vident.server.call.ToBoth;
import dev.vident.server.call.ToOperator;
import dev.vident.server.http.Json;
import dev.vident.server.job.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes text frames; absent members are left out.
final class OutgoingCodec {
    private OutgoingCodec() {}

    static String write(Outgoing message) {
        Frame frame =
                switch (message) {
                    case ToBoth both -> both(both);
                    case ToApplicant applicant -> toApplicant(applicant);
                    case ToOperator operator -> toOperator(operator);
                };
        return new String(Json.bytes(frame.members), StandardCharsets.UTF_8);
    }

    private static Frame both(ToBoth message) {
        return switch (message) {
            case ToBoth.Offer(var session, var sdp) ->
                    new Frame("offer").with("sessionId", session).with("sdp", sdp);
            case ToBoth.Peer(var state) -> new Frame("peer").with("state", state.wireName());
            case ToBoth.Refused(var code, var text) ->
                    new Frame("error")
                            .with("code", code.wireName())
                            .with("message", text)
                            .with("retryable", code.retryable());
        };
    }

    private static Frame toApplicant(ToApplicant message) {
        return switch (message) {
            case ToBoth both -> both(both);
            case ToApplicant.Welcome welcome ->
                    new Frame("welcome")
                            .with("applicantId", welcome.applicantId())
                            .with("levelName", welcome.levelName())
                            .with("reviewStatus", welcome.reviewStatus())
                            .with("consentGiven", welcome.consentGiven())
                            .with("callId", welcome.callId());
            case ToApplicant.Queued(int position, var seconds) ->
                    new Frame("queued")
                            .with("position", position)
                            .with("estimatedWaitSeconds", seconds);
            case ToApplicant.CallStarting(var call, var operatorName) ->
                    new Frame("callStarting")
                            .with("callId", call)
                            .with("operatorName", operatorName);
            case ToApplicant.Instruction(var step, var text) ->
                    new Frame("instruction").with("step", step).with("text", text);
            case ToApplicant.CaptureStill(var still, var kind) ->
                    new Frame("captureStill").with("stillId", still).with("kind", kind.name());
            case ToApplicant.Ended(var call, var reason) ->
                    new Frame("ended").with("callId", call).with("reason", reason.name());
            case ToApplicant.Result result ->
                    new Frame("result")
                            .with("reviewStatus", result.reviewStatus())
                            .with("reviewAnswer", result.reviewAnswer())
                            .with("reviewRejectType", result.reviewRejectType())
                            .with("moderationComment", result.moderationComment());
        };
    }

    private static Frame toOperator(ToOperator message) {
        return switch (message) {
            case ToBoth both -> both(both);
            case ToOperator.Welcome(var operator, var name, var call) ->
                    new Frame("welcome")
                            .with("operatorId", operator)
                            .with("displayName", name)
                            .with("callId", call);
            case ToOperator.Queue(var entries) ->
                    new Frame("queue")
                            .with("entries", entries.stream().map(OutgoingCodec::entry).toList());
            case ToOperator.CallStarting(var call, var identification, var applicant) ->
                    new Frame("callStarting")
                            .with("callId", call)
                            .with("identificationId", identification)
                            .with("applicantId", applicant);
            case ToOperator.Recording light -> recording(light);
            case ToOperator.Quality(var side, int bitrate, double loss, var roundTrip) ->
                    new Frame("quality")
                            .with("participant", side.participant())
                            .with("bitrateKbps", bitrate)
                            .with("lossPercent", loss)
                            .with("roundTripMillis", roundTrip);
            case ToOperator.ApplicantDevices(var devices) ->
                    new Frame("devices")
                            .with("camera", devices.camera().wireName())
                            .with("microphone", devices.microphone().wireName())
                            .with("pageHidden", devices.pageHidden())
                            .with("cameraChanges", devices.cameraChanges());
            case ToOperator.StillProgress still -> still(still);
            case ToOperator.Checked(var answer) ->
                    new Frame("checked")
                            .with("step", answer.check().step().name())
                            .with("check", answer.check().name())
                            .with("result", answer.result().name())
                            .with("words", answer.words() == null ? null : answer.words().value())
                            .with("at", answer.at().toString());
            case ToOperator.Ended(var call, var identification, var reason) ->
                    new Frame("ended")
                            .with("callId", call)
                            .with("identificationId", identification)
                            .with("reason", reason.name());
            case ToOperator.CompositionProgress news -> composition(news);
        };
    }

    private static Frame recording(ToOperator.Recording light) {
        return new Frame("recording")
                .with("healthy", light.healthy())
                .with("bytesOnDisk", light.bytesOnDisk())
                .with(
                        "lastWriteAt",
                        light.lastWriteAt() == null ? null : light.lastWriteAt().toString())
                .with("droppedRecords", light.droppedRecords());
    }

    private static Frame composition(ToOperator.CompositionProgress news) {
        Waiting waiting = news.waiting();
        Frame frame =
                new Frame("composition")
                        .with("callId", news.callId())
                        .with("state", news.state())
                        .with("mediaId", news.mediaId())
                        .with("progress", news.progress());
        return waiting == null
                ? frame.with("reason", news.reason())
                : frame.with("reason", waiting.reason())
                        .with("attempts", waiting.attempts())
                        .with("nextAttemptAt", waiting.notBefore().toString());
    }

    private static Frame still(ToOperator.StillProgress still) {
        return new Frame("still")
                .with("stillId", still.stillId())
                .with("kind", still.kind().name())
                .with("state", still.state().name().toLowerCase(Locale.ROOT))
                .with("imageId", still.imageId())
                .with("reason", still.reason());
    }

    private static Map<String, Object> entry(QueueEntry waiting) {
        return new Frame()
                .with("identificationId", waiting.identificationId())
                .with("applicantId", waiting.applicantId())
                .with("levelName", waiting.levelName())
                .with("language", waiting.language())
                .with("waitingSince", waiting.waitingSince().toString())
                .members;
    }

    /// Members in the order they are written.
    private static final class Frame {
        private final Map<String, Object> members = new LinkedHashMap<>();

        Frame() {}

        Frame(String type) {
            members.put("type", type);
        }

        Frame with(String name, @Nullable Object value) {
            if (value != null) {
                members.put(name, value);
            }
            return this;
        }
    }
}

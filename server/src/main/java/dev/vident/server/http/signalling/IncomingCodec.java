package dev.vident.server.http.signalling;

import dev.vident.server.call.DeviceState;
import dev.vident.server.call.Devices;
import dev.vident.server.call.FromApplicant;
import dev.vident.server.call.FromOperator;
import dev.vident.server.http.Json;
import dev.vident.server.platform.Redacted;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptCheck;
import dev.vident.server.script.StillKind;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads text frames. Unknown members are ignored; what is missing or wrong is a value, never an
/// exception.
final class IncomingCodec {
    private static final int TOKEN_LENGTH_MAX = 4096;
    private static final int SDP_LENGTH_MAX = 60_000;
    private static final int SHORT_LENGTH_MAX = 128;
    private static final int TEXT_LENGTH_MAX = 1000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private IncomingCodec() {}

    static Reading<FromApplicant> fromApplicant(String frame) {
        return read(frame, IncomingCodec::applicantMessage);
    }

    static Reading<FromOperator> fromOperator(String frame) {
        return read(frame, IncomingCodec::operatorMessage);
    }

    private static @Nullable FromApplicant applicantMessage(String type, JsonNode json) {
        return switch (type) {
            case "hello" -> new FromApplicant.Hello(text(json, "token", TOKEN_LENGTH_MAX));
            case "join" -> new FromApplicant.Join();
            case "leave" -> new FromApplicant.Leave();
            case "answer" -> new FromApplicant.Answer(session(json), sdp(json));
            case "restart" -> new FromApplicant.Restart(session(json));
            case "devices" -> new FromApplicant.DevicesChanged(devices(json));
            default -> null;
        };
    }

    private static @Nullable FromOperator operatorMessage(String type, JsonNode json) {
        return switch (type) {
            case "online" -> new FromOperator.Online();
            case "offline" -> new FromOperator.Offline();
            case "accept" -> new FromOperator.Accept(id(json, "identificationId"));
            case "rejoin" -> new FromOperator.Rejoin(id(json, "callId"));
            case "answer" -> new FromOperator.Answer(session(json), sdp(json));
            case "restart" -> new FromOperator.Restart(session(json));
            case "instruct" ->
                    new FromOperator.Instruct(
                            text(json, "step", SHORT_LENGTH_MAX),
                            text(json, "text", TEXT_LENGTH_MAX));
            case "check" -> new FromOperator.Check(check(json), result(json), words(json));
            case "still" -> new FromOperator.TakeStill(kind(json));
            case "end" -> new FromOperator.End(optionalText(json, "reason", TEXT_LENGTH_MAX));
            default -> null;
        };
    }

    private static <M> Reading<M> read(
            String frame, BiFunction<String, JsonNode, @Nullable M> reader) {
        JsonNode json;
        try {
            json = Json.tree(frame.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException _) {
            return new Reading.NotAnObject<>();
        }
        if (!json.isObject()) {
            return new Reading.NotAnObject<>();
        }
        JsonNode type = json.get("type");
        if (type == null || !type.isString()) {
            return new Reading.BadMember<>("The member type must be a text.");
        }
        try {
            M message = reader.apply(type.stringValue(), json);
            return message == null
                    ? new Reading.UnknownType<>()
                    : new Reading.Understood<>(message);
        } catch (WrongMember wrong) {
            return new Reading.BadMember<>(wrong.text);
        }
    }

    private static String session(JsonNode json) {
        return text(json, "sessionId", SHORT_LENGTH_MAX);
    }

    private static String sdp(JsonNode json) {
        return text(json, "sdp", SDP_LENGTH_MAX);
    }

    private static String id(JsonNode json, String member) {
        String id = text(json, member, SHORT_LENGTH_MAX);
        if (!ID.matcher(id).matches()) {
            throw new WrongMember(member, "an id of 24 hexadecimal digits");
        }
        return id;
    }

    private static StillKind kind(JsonNode json) {
        String name = text(json, "kind", SHORT_LENGTH_MAX);
        for (StillKind kind : StillKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new WrongMember("kind", "one of FRONT_SIDE, BACK_SIDE, SELFIE, OTHER");
    }

    private static ScriptCheck check(JsonNode json) {
        return ScriptCheck.of(text(json, "check", SHORT_LENGTH_MAX))
                .orElseThrow(() -> new WrongMember("check", "a check of the script"));
    }

    private static CheckResult result(JsonNode json) {
        return switch (text(json, "result", SHORT_LENGTH_MAX)) {
            case "PASSED" -> CheckResult.PASSED;
            case "FAILED" -> CheckResult.FAILED;
            default -> throw new WrongMember("result", "one of PASSED, FAILED");
        };
    }

    private static @Nullable Redacted<String> words(JsonNode json) {
        String words = optionalText(json, "words", TEXT_LENGTH_MAX);
        return words == null || words.isBlank() ? null : Redacted.of(words.strip());
    }

    private static Devices devices(JsonNode json) {
        return new Devices(
                deviceState(json, "camera"),
                deviceState(json, "microphone"),
                flag(json, "pageHidden"),
                count(json, "cameraChanges"));
    }

    private static DeviceState deviceState(JsonNode json, String member) {
        String name = text(json, member, SHORT_LENGTH_MAX);
        for (DeviceState state : DeviceState.values()) {
            if (state.wireName().equals(name)) {
                return state;
            }
        }
        throw new WrongMember(member, "one of on, off, paused");
    }

    private static boolean flag(JsonNode json, String member) {
        JsonNode value = json.get(member);
        if (value == null || !value.isBoolean()) {
            throw new WrongMember(member, "true or false");
        }
        return value.booleanValue();
    }

    private static int count(JsonNode json, String member) {
        JsonNode value = json.get(member);
        if (value == null || !value.isInt() || value.intValue() < 0) {
            throw new WrongMember(member, "a whole number from 0");
        }
        return value.intValue();
    }

    private static String text(JsonNode json, String member, int lengthMax) {
        String text = optionalText(json, member, lengthMax);
        if (text == null || text.isBlank()) {
            throw new WrongMember(member, "a text");
        }
        return text;
    }

    private static @Nullable String optionalText(JsonNode json, String member, int lengthMax) {
        JsonNode value = json.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.stringValue().length() > lengthMax) {
            throw new WrongMember(member, "a text of at most " + lengthMax + " characters");
        }
        return value.stringValue();
    }

    /// Leaves the reading of one frame; never leaves this class.
    private static final class WrongMember extends RuntimeException {
        private final String text;

        WrongMember(String member, String expected) {
            super(null, null, false, false);
            this.text = "The member " + member + " must be " + expected + ".";
        }
    }
}

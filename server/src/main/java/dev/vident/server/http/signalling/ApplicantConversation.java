package dev.vident.server.http.signalling;

import dev.vident.server.call.ApplicantDoor;
import dev.vident.server.call.ErrorCode;
import dev.vident.server.call.FromApplicant;
import dev.vident.server.call.ToBoth;
import dev.vident.server.platform.Redacted;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one applicant's page says over one connection: first `hello`, then anything. Confined to
/// its line's execution.
final class ApplicantConversation implements SocketLine.Conversation {
    private final ApplicantDoor door;
    private final Function<String, Optional<String>> logins;
    private final @Nullable Redacted<String> origin;
    private @Nullable String applicantId;

    /// @param logins finds the applicant of an SDK access token
    /// @param origin from where the page calls; null when that is not kept
    ApplicantConversation(
            ApplicantDoor door,
            Function<String, Optional<String>> logins,
            @Nullable Redacted<String> origin) {
        this.door = door;
        this.logins = logins;
        this.origin = origin;
    }

    @Override
    public void opened(SocketLine line) {
        // The page speaks first.
    }

    @Override
    public void heard(SocketLine line, String frame) {
        switch (IncomingCodec.fromApplicant(frame)) {
            case Reading.Understood<FromApplicant>(var message) -> understood(line, message);
            case Reading.NotAnObject<FromApplicant> _ ->
                    line.close(SocketLine.NOT_JSON, "not a JSON object");
            case Reading.UnknownType<FromApplicant> _ ->
                    refuse(line, ErrorCode.UNKNOWN_TYPE, "This type is not known here.");
            case Reading.BadMember<FromApplicant>(var text) ->
                    refuse(line, ErrorCode.BAD_MESSAGE, text);
        }
    }

    @Override
    public void closed(SocketLine line) {
        String known = applicantId;
        if (known != null) {
            door.lost(known, line);
        }
    }

    /// Ends a connection whose page has not logged in in time.
    void helloOverdue(SocketLine line) {
        if (applicantId == null) {
            line.close(SocketLine.NOT_LOGGED_IN, "no hello");
        }
    }

    private void understood(SocketLine line, FromApplicant message) {
        String known = applicantId;
        if (message instanceof FromApplicant.Hello(var token)) {
            if (known == null) {
                hello(line, token);
            } else {
                refuse(line, ErrorCode.NOT_ALLOWED, "This connection is logged in already.");
            }
        } else if (known == null) {
            line.close(SocketLine.NOT_LOGGED_IN, "hello comes first");
        } else {
            door.heard(known, message);
        }
    }

    private void hello(SocketLine line, String token) {
        Optional<String> login = logins.apply(token);
        if (login.isEmpty()) {
            line.close(SocketLine.NOT_LOGGED_IN, "invalid-token");
            return;
        }
        applicantId = login.get();
        door.enter(login.get(), line, origin);
    }

    private void refuse(SocketLine line, ErrorCode code, String text) {
        if (applicantId == null) {
            line.close(SocketLine.NOT_LOGGED_IN, "hello comes first");
        } else {
            line.send(new ToBoth.Refused(code, text));
        }
    }
}

package dev.vident.server.call;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.platform.Redacted;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an applicant's page may do once it has logged in. Thread-safe; methods may wait for a
/// store.
public final class ApplicantDoor {
    private final Pages pages;
    private final Lobby lobby;
    private final Calls calls;
    private final ApplicantStore applicants;

    public ApplicantDoor(Pages pages, Lobby lobby, Calls calls, ApplicantStore applicants) {
        this.pages = pages;
        this.lobby = lobby;
        this.calls = calls;
        this.applicants = applicants;
    }

    /// A page has connected; an older connection of the same applicant is closed.
    ///
    /// @param origin from where it calls; null when that is not kept
    public void enter(
            String applicantId, Line<? super ToApplicant> line, @Nullable Redacted<String> origin) {
        Applicant applicant = applicants.find(applicantId).orElseThrow();
        pages.calledFrom(applicantId, origin);
        pages.applicants().connect(applicantId, line);
        line.send(
                new ToApplicant.Welcome(
                        applicantId,
                        applicant.levelName(),
                        applicant.review().status().wireName(),
                        applicant.consentAt() != null,
                        calls.ofApplicant(applicantId)
                                .map(call -> call.facts().callId())
                                .orElse(null)));
        if (applicant.review().result() != null) {
            line.send(Lobby.result(applicant));
        }
    }

    /// A message of a page that has entered; the answer goes to the applicant's present page.
    public void heard(String applicantId, FromApplicant message) {
        switch (message) {
            case FromApplicant.Hello _ ->
                    refuse(
                            applicantId,
                            ErrorCode.NOT_ALLOWED,
                            "This connection is logged in already.");
            case FromApplicant.Join _ -> lobby.join(applicantId);
            case FromApplicant.Leave _ -> lobby.leave(applicantId);
            case FromApplicant.Answer(var session, var sdp) ->
                    inCall(applicantId, new SessionEvent.Answered(Seat.APPLICANT, session, sdp));
            case FromApplicant.Restart(var session) ->
                    inCall(applicantId, new SessionEvent.RestartRequested(Seat.APPLICANT, session));
            case FromApplicant.DevicesChanged(var devices) ->
                    inCall(applicantId, call -> call.devices(devices));
        }
    }

    /// A page has lost its connection.
    public void lost(String applicantId, Line<? super ToApplicant> line) {
        if (pages.applicants().disconnect(applicantId, line)) {
            pages.calledFrom(applicantId, null);
            lobby.applicantAway(applicantId);
        }
    }

    private void inCall(String applicantId, SessionEvent event) {
        inCall(applicantId, call -> call.handle(event));
    }

    private void inCall(String applicantId, Consumer<RunningCall> action) {
        calls.ofApplicant(applicantId)
                .ifPresentOrElse(
                        action,
                        () -> refuse(applicantId, ErrorCode.CALL_OVER, "No call is running."));
    }

    private void refuse(String applicantId, ErrorCode code, String text) {
        pages.applicants().send(applicantId, new ToBoth.Refused(code, text));
    }
}

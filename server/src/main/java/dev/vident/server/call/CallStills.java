package dev.vident.server.call;

import dev.vident.server.call.ToOperator.StillState;
import dev.vident.server.script.StillKind;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stills an operator has asked for in one call and that have not arrived. Confined to the
/// call's execution.
final class CallStills {
    private static final int OPEN_MAX = 8;

    private final CallFacts facts;
    private final CallTools tools;
    private final Map<String, Wanted> open = new LinkedHashMap<>();

    private record Wanted(StillKind kind, Instant askedAt, boolean arriving) {}

    CallStills(CallFacts facts, CallTools tools) {
        this.facts = facts;
        this.tools = tools;
    }

    /// Asks the applicant's page for a still.
    void ask(StillKind kind) {
        String stillId = tools.ids().next();
        if (!tools.pages().applicants().isConnected(facts.applicantId())) {
            tell(stillId, kind, StillState.FAILED, null, "The applicant's page is not connected.");
            return;
        }
        if (open.size() >= OPEN_MAX) {
            tell(stillId, kind, StillState.FAILED, null, "Too many stills are under way.");
            return;
        }
        open.put(stillId, new Wanted(kind, tools.clock().instant(), false));
        tell(stillId, kind, StillState.REQUESTED, null, null);
        tools.pages()
                .applicants()
                .send(facts.applicantId(), new ToApplicant.CaptureStill(stillId, kind));
    }

    /// Lets one upload of a still begin.
    ///
    /// @return what it shows; empty when it was not asked for, came too late or is arriving already
    Optional<StillKind> arriving(String stillId) {
        Wanted wanted = open.get(stillId);
        if (wanted == null || wanted.arriving) {
            return Optional.empty();
        }
        open.put(stillId, new Wanted(wanted.kind, wanted.askedAt, true));
        return Optional.of(wanted.kind);
    }

    void stored(String stillId, long imageId) {
        Wanted wanted = open.remove(stillId);
        if (wanted != null) {
            tell(stillId, wanted.kind, StillState.STORED, imageId, null);
        }
    }

    void failed(String stillId, String reason) {
        Wanted wanted = open.remove(stillId);
        if (wanted != null) {
            tell(stillId, wanted.kind, StillState.FAILED, null, reason);
        }
    }

    /// Gives up what has not begun to arrive in time.
    void expire() {
        Instant overdue = tools.clock().instant().minus(tools.settings().stillWithin());
        Iterator<Map.Entry<String, Wanted>> each = open.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Wanted> entry = each.next();
            Wanted wanted = entry.getValue();
            if (!wanted.arriving && !wanted.askedAt.isAfter(overdue)) {
                each.remove();
                tell(
                        entry.getKey(),
                        wanted.kind,
                        StillState.FAILED,
                        null,
                        "The picture did not arrive in time.");
            }
        }
    }

    /// The call is over.
    void abandon() {
        List.copyOf(open.keySet()).forEach(stillId -> failed(stillId, "The call is over."));
    }

    private void tell(
            String stillId,
            StillKind kind,
            StillState state,
            @Nullable Long imageId,
            @Nullable String reason) {
        tools.pages()
                .operators()
                .send(
                        facts.operatorId(),
                        new ToOperator.StillProgress(stillId, kind, state, imageId, reason));
    }
}

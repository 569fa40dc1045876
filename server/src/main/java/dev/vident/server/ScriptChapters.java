package dev.vident.server;

import dev.vident.server.call.CallStore;
import dev.vident.server.composition.Chapter;
import dev.vident.server.event.DomainEvent.ScriptStepBegun;
import dev.vident.server.event.EventEntry;
import dev.vident.server.event.Events;
import dev.vident.server.script.ScriptStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The steps of a call's script as chapters of its composition.
///
/// @param calls whose call it was
/// @param events when the operator went on
record ScriptChapters(CallStore calls, Events events) implements Function<String, List<Chapter>> {
    @Override
    public List<Chapter> apply(String callId) {
        List<Chapter> chapters = new ArrayList<>();
        calls.find(callId)
                .ifPresent(call -> {
                    for (EventEntry entry : events.ofApplicant(call.applicantId())) {
                        if (entry.event() instanceof ScriptStepBegun begun
                                && begun.callId().equals(callId)) {
                            String title = ScriptStep.of(begun.step()).title();
                            chapters.add(new Chapter(entry.at(), title));
                        }
                    }
                });
        return chapters;
    }
}

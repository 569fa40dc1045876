package dev.vident.server.report;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.event.EventEntry;
import dev.vident.server.script.Still;
import java.time.Instant;
import java.util.List;

/// All a report tells.
///
/// @param consent the words that were agreed to, one paragraph each; empty before the consent
/// @param createdAt when the report was made
/// @param copies whether pictures are marked as copies
record ReportFacts(
        Applicant applicant,
        String clientId,
        List<String> consent,
        List<CallEvidence> calls,
        List<Still> stills,
        List<EventEntry> events,
        Instant createdAt,
        boolean copies) {}

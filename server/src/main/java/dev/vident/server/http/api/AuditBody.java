package dev.vident.server.http.api;

import dev.vident.server.event.AuditEntry;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.platform.WireDates;
import dev.vident.server.report.EventWords;
import dev.vident.server.report.ReportLanguage;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One entry of the audit trail (contract section 4.12).
///
/// @param correlationId the same for one entry whenever it is read
record AuditBody(
        String ts,
        String clientId,
        String activity,
        String subjectName,
        @Nullable String xClientId,
        String correlationId,
        String applicantId,
        String externalUserId,
        @Nullable Long imageId,
        String description) {

    static AuditBody of(AuditEntry audited, String clientId) {
        DomainEvent event = audited.entry().event();
        return new AuditBody(
                WireDates.millis(audited.entry().at()),
                clientId,
                audited.activity(),
                audited.subjectName(),
                audited.xClientId(),
                "0".repeat(16) + HexFormat.of().toHexDigits(audited.entry().sequence()),
                audited.entry().applicantId(),
                audited.externalUserId(),
                event instanceof DomainEvent.StillStored still ? still.imageId() : null,
                EventWords.of(event, ReportLanguage.ENGLISH));
    }
}

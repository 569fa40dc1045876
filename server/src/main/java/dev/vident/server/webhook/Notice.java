package dev.vident.server.webhook;

import org.jspecify.annotations.Nullable;

/// Something to tell about an applicant.
///
/// @param mediaId the composition a notice is about
/// @param previousLevelName where the applicant was before
record Notice(WebhookType type, @Nullable String mediaId, @Nullable String previousLevelName) {
    static Notice of(WebhookType type) {
        return new Notice(type, null, null);
    }

    static Notice composition(String mediaId) {
        return new Notice(WebhookType.VIDEO_IDENT_COMPOSITION_COMPLETED, mediaId, null);
    }

    static Notice levelChanged(String previousLevelName) {
        return new Notice(WebhookType.APPLICANT_LEVEL_CHANGED, null, previousLevelName);
    }
}

package dev.vident.server.webhook;

import org.jspecify.annotations.Nullable;

/// Something to tell about an applicant.
///
/// @param mediaId the composition a notice is about
record Notice(WebhookType type, @Nullable String mediaId) {
    static Notice of(WebhookType type) {
        return new Notice(type, null);
    }
}

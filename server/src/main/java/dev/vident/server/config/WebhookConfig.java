package dev.vident.server.config;

/// Where webhooks may go.
///
/// @param allowPrivateTargets whether http and private addresses are permitted
public record WebhookConfig(boolean allowPrivateTargets) {
    static WebhookConfig from(ConfigValues values) {
        return switch (values.text(Settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS)) {
            case "true" -> new WebhookConfig(true);
            case "false" -> new WebhookConfig(false);
            default ->
                    throw values.refusal(Settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS, "true or false");
        };
    }
}

package dev.vident.server.config;

import java.time.Duration;
import java.util.List;

/// How webhooks are delivered.
///
/// @param allowPrivateTargets whether http and private addresses are permitted
/// @param resendAfter when a failed delivery is sent again, counted from its first attempt; rising
/// @param logRetention how long ended deliveries are kept
public record WebhookConfig(
        boolean allowPrivateTargets, List<Duration> resendAfter, Duration logRetention) {
    private static final int RESENDS_MAX = 20;
    private static final Duration RESEND_MIN = Duration.ofMillis(100);
    private static final Duration RESEND_MAX = Duration.ofDays(30);
    private static final Duration RETENTION_MIN = Duration.ofHours(1);
    private static final Duration RETENTION_MAX = Duration.ofDays(3650);

    public WebhookConfig {
        resendAfter = List.copyOf(resendAfter);
    }

    static WebhookConfig from(ConfigValues values) {
        List<Duration> resendAfter =
                "none".equals(values.text(Settings.WEBHOOKS_RESEND_AFTER))
                        ? List.of()
                        : values.durations(Settings.WEBHOOKS_RESEND_AFTER, RESEND_MIN, RESEND_MAX);
        boolean rising = true;
        for (int i = 1; i < resendAfter.size(); i++) {
            rising &= resendAfter.get(i - 1).compareTo(resendAfter.get(i)) < 0;
        }
        if (!rising || resendAfter.size() > RESENDS_MAX) {
            throw values.refusal(
                    Settings.WEBHOOKS_RESEND_AFTER,
                    "a list of at most " + RESENDS_MAX + " rising durations");
        }
        return new WebhookConfig(
                values.flag(Settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS),
                resendAfter,
                values.duration(Settings.WEBHOOKS_LOG_RETENTION, RETENTION_MIN, RETENTION_MAX));
    }
}

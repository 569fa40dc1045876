package dev.vident.server.config;

import dev.vident.server.platform.Redacted;
import org.jspecify.annotations.Nullable;

/// Who may read the figures.
///
/// @param token bearer token of `/metrics`; null for this machine only
public record MetricsConfig(@Nullable Redacted<String> token) {
    static MetricsConfig from(ConfigValues values) {
        return new MetricsConfig(values.secret(Settings.METRICS_TOKEN));
    }
}

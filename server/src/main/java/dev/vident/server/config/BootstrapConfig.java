package dev.vident.server.config;

import dev.vident.server.platform.Redacted;
import org.jspecify.annotations.Nullable;

/// Secrets given instead of generated at the first start; null where none is given.
///
/// @param appToken `sbx:<public>.<private>` or `prd:…`
/// @param secretKey the app token's secret key
/// @param adminPassword password of the login `admin`
public record BootstrapConfig(
        @Nullable Redacted<String> appToken,
        @Nullable Redacted<String> secretKey,
        @Nullable Redacted<String> adminPassword) {
    private static final String TOKEN_FORM = "(sbx|prd):[A-Za-z0-9]{8,64}\\.[A-Za-z0-9]{16,128}";

    static BootstrapConfig from(ConfigValues values) {
        BootstrapConfig config =
                new BootstrapConfig(
                        values.secret(Settings.BOOTSTRAP_APP_TOKEN),
                        values.secret(Settings.BOOTSTRAP_SECRET_KEY),
                        values.secret(Settings.BOOTSTRAP_ADMIN_PASSWORD));
        if ((config.appToken == null) != (config.secretKey == null)) {
            throw new ConfigRefusal(
                    "bootstrap.app-token and bootstrap.secret-key belong together: give both or none.");
        }
        if (config.appToken != null && !config.appToken.value().matches(TOKEN_FORM)) {
            throw values.refusal(
                    Settings.BOOTSTRAP_APP_TOKEN,
                    "of the form sbx:<public part>.<private part> with at least 8 and 16 letters or digits");
        }
        return config;
    }
}

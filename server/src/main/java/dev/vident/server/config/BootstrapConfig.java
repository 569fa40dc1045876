package dev.vident.server.config;

/// Secrets given instead of generated at the first start.
///
/// @param appToken `sbx:<public>.<private>` or `prd:…`
/// @param secretKey the app token's secret key
/// @param adminPassword password of the login `admin`
public record BootstrapConfig(SecretText appToken, SecretText secretKey, SecretText adminPassword) {
    static BootstrapConfig from(ConfigValues values) {
        BootstrapConfig config =
                new BootstrapConfig(
                        new SecretText(values.text(Settings.BOOTSTRAP_APP_TOKEN)),
                        new SecretText(values.text(Settings.BOOTSTRAP_SECRET_KEY)),
                        new SecretText(values.text(Settings.BOOTSTRAP_ADMIN_PASSWORD)));
        if (config.appToken.isGiven() != config.secretKey.isGiven()) {
            throw new ConfigRefusal(
                    "bootstrap.app-token and bootstrap.secret-key belong together: give both or none.");
        }
        if (config.appToken.isGiven()
                && !config.appToken
                        .reveal()
                        .matches("(sbx|prd):[A-Za-z0-9]{8,64}\\.[A-Za-z0-9]{16,128}")) {
            throw values.refusal(
                    Settings.BOOTSTRAP_APP_TOKEN,
                    "of the form sbx:<public part>.<private part> with at least 8 and 16 letters or digits");
        }
        return config;
    }
}

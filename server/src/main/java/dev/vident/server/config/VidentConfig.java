package dev.vident.server.config;

import java.time.Duration;

/// The whole configuration, checked. Immutable.
///
/// @param http the HTTP server
/// @param storage data folder and database
/// @param clientId `clientId` on the wire
/// @param api limits of the API
/// @param media the media port
/// @param turn external TURN servers
/// @param reconnectWindow how long a broken call waits for its participant
/// @param recording how recordings reach the disk
/// @param composition how compositions are rendered
/// @param webhooks where webhooks may go
/// @param webSdk who may embed the applicant's page
/// @param metrics who may read the figures
/// @param bootstrap secrets given for the first start
public record VidentConfig(
        HttpConfig http,
        StorageConfig storage,
        String clientId,
        ApiConfig api,
        MediaConfig media,
        TurnConfig turn,
        Duration reconnectWindow,
        RecordingConfig recording,
        CompositionConfig composition,
        WebhookConfig webhooks,
        WebSdkConfig webSdk,
        MetricsConfig metrics,
        BootstrapConfig bootstrap) {
    /// Reads and checks every section.
    ///
    /// @throws ConfigRefusal naming the first setting that is wrong
    public static VidentConfig from(ConfigValues values) {
        String clientId = values.text(Settings.CLIENT_ID);
        if (!clientId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw values.refusal(
                    Settings.CLIENT_ID, "1 to 64 letters, digits, hyphens or underscores");
        }
        return new VidentConfig(
                HttpConfig.from(values),
                StorageConfig.from(values),
                clientId,
                ApiConfig.from(values),
                MediaConfig.from(values),
                TurnConfig.from(values),
                values.duration(
                        Settings.CALL_RECONNECT_WINDOW,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10)),
                RecordingConfig.from(values),
                CompositionConfig.from(values),
                WebhookConfig.from(values),
                WebSdkConfig.from(values),
                MetricsConfig.from(values),
                BootstrapConfig.from(values));
    }
}

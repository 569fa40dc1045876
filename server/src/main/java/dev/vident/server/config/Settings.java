package dev.vident.server.config;

import java.util.List;

/// The catalogue of all settings, in the order of the example configuration.
public final class Settings {
    public static final Setting HTTP_HOST =
            Setting.of(
                    "http.host",
                    "127.0.0.1",
                    "Address the HTTP server binds to. Put a TLS proxy in front before opening it"
                            + " to others.");
    public static final Setting HTTP_PORT =
            Setting.of("http.port", "8080", "TCP port of the HTTP server; 0 takes a free one.");
    public static final Setting HTTP_PUBLIC_URL =
            Setting.of(
                    "http.public-url",
                    "",
                    "Address under which browsers reach the server, without a trailing slash; it is"
                            + " written into SDK tokens and links. Default:"
                            + " http://localhost:<http.port>.");
    public static final Setting HTTP_TRUSTED_PROXIES =
            Setting.of(
                    "http.trusted-proxies",
                    "",
                    "Comma-separated addresses or CIDR ranges of proxies whose X-Forwarded-For is"
                            + " believed; app tokens' allowed addresses are checked against it.");
    public static final Setting DATA_FOLDER =
            Setting.of(
                    "data.folder",
                    "./data",
                    "Folder of the database, recordings, compositions and the master key.");
    public static final Setting DATABASE_URL =
            Setting.of(
                    "database.url",
                    "",
                    "JDBC address, jdbc:sqlite:… or jdbc:postgresql://…; default: SQLite in the"
                            + " data folder.");
    public static final Setting DATABASE_USER =
            Setting.of("database.user", "", "PostgreSQL user, unless the address names one.");
    public static final Setting DATABASE_PASSWORD =
            Setting.secret("database.password", "PostgreSQL password, unless the address has one.");
    public static final Setting CLIENT_ID =
            Setting.of("client.id", "vident", "Name of this installation, `clientId` on the wire.");
    public static final Setting API_RATE_LIMIT_GET =
            Setting.of(
                    "api.rate-limit-get",
                    "300",
                    "Reads an app token may send to the API within 5 s; 0 for no limit.");
    public static final Setting API_RATE_LIMIT_POST =
            Setting.of(
                    "api.rate-limit-post",
                    "50",
                    "Other requests an app token may send to the API within 5 s; 0 for no limit.");
    public static final Setting MEDIA_HOST =
            Setting.of("media.host", "0.0.0.0", "Address the media ports bind to.");
    public static final Setting MEDIA_PORT =
            Setting.of(
                    "media.port",
                    "10000",
                    "UDP port of all calls' media, the first of as many as there are loops; 0 takes free ones.");
    public static final Setting MEDIA_TCP_PORT =
            Setting.of(
                    "media.tcp-port",
                    "0",
                    "TCP port for the media of browsers whose network lets no UDP through, one for all loops; 443 or 3478"
                            + " get through most firewalls. 0: none.");
    public static final Setting MEDIA_TCP_OTHERS_TO =
            Setting.of(
                    "media.tcp-others-to",
                    "",
                    "Host and port that connections to `media.tcp-port` go on to when they are not media, with a"
                            + " PROXY header in front: that of the TLS proxy, so that both share port 443. Default: they"
                            + " are closed.");
    public static final Setting MEDIA_ADVERTISED_ADDRESSES =
            Setting.of(
                    "media.advertised-addresses",
                    "",
                    "Comma-separated IP addresses offered to browsers; needed behind NAT. Default: this"
                            + " machine's own addresses.");
    public static final Setting MEDIA_LOOPS =
            Setting.of(
                    "media.loops",
                    "0",
                    "Threads that carry media, 1–64; the first has `media.port`, each further one the next port. 0: one"
                            + " for every 4 processors, at most 4.");
    public static final Setting MEDIA_VIDEO_CODEC =
            Setting.of(
                    "media.video-codec",
                    "VP8",
                    "Video codec of calls, `VP8` or `H264`, unless the level's `videoIdentSettings` name one as"
                            + " `videoCodec`. H264 spares the battery of telephones; browsers without it cannot take part.");
    public static final Setting TURN_URLS =
            Setting.of(
                    "turn.urls",
                    "",
                    "Comma-separated addresses of TURN servers for browsers that reach no media port, such as"
                            + " turn:turn.example.org:3478?transport=udp, turns:turn.example.org:443?transport=tcp.");
    public static final Setting TURN_SECRET =
            Setting.secret(
                    "turn.secret",
                    "Secret shared with the TURN servers (coturn: static-auth-secret), from which pages'"
                            + " credentials are made.");
    public static final Setting TURN_CREDENTIAL_LIFETIME =
            Setting.of(
                    "turn.credential-lifetime",
                    "12h",
                    "How long a page's TURN credential is good, 10m to 7d; longer than the longest call.");
    public static final Setting CALL_RECONNECT_WINDOW =
            Setting.of(
                    "call.reconnect-window",
                    "60s",
                    "How long a broken call waits for its participant before it ends.");
    public static final Setting RECORDING_FLUSH_INTERVAL =
            Setting.of(
                    "recording.flush-interval",
                    "200ms",
                    "How often recorded packets are handed to the operating system; a killed"
                            + " process loses at most this much.");
    public static final Setting RECORDING_SYNC_INTERVAL =
            Setting.of(
                    "recording.sync-interval",
                    "1s",
                    "How often recorded packets are forced to the disk; a power failure loses at most this much. 0s: only when"
                            + " a connection ends. With several calls the whole file system of the recordings is synced at once, so it"
                            + " had better be one of its own.");
    public static final Setting RECORDING_CAPTURE_MEGABYTES =
            Setting.of(
                    "recording.capture-megabytes",
                    "64",
                    "Size at which a supervisor's packet capture of a call ends by itself, 1–4096; 0: there are none.");
    public static final Setting RECORDING_CAPTURE_DURATION =
            Setting.of(
                    "recording.capture-duration",
                    "10m",
                    "Time after which a packet capture ends by itself, 1s to 24h.");
    public static final Setting RECORDING_CAPTURE_RETENTION =
            Setting.of(
                    "recording.capture-retention",
                    "7d",
                    "How long packet captures stay, 1h to 3650d.");
    public static final Setting COMPOSITION_PARALLELISM =
            Setting.of(
                    "composition.parallelism",
                    "1",
                    "Compositions rendered at the same time, 0–64; 0 leaves all to processes of `vident compose`.");
    public static final Setting COMPOSITION_ROLLING_CALLS =
            Setting.of(
                    "composition.rolling-calls",
                    "",
                    "Calls composed while they run, 0–64, so that they are ready seconds after their end. Each takes"
                            + " about a quarter of a core. Default: one for each core.");
    public static final Setting COMPOSITION_FFMPEG =
            Setting.of(
                    "composition.ffmpeg",
                    "",
                    "Folder with the programs ffmpeg and ffprobe, 5.1 or newer. Default: the ones that come with"
                            + " Vident, then the system's.");
    public static final Setting COMPOSITION_LAYOUT =
            Setting.of(
                    "composition.layout",
                    "side-by-side",
                    "How the participants are arranged, unless the level says otherwise: side-by-side,"
                            + " picture-in-picture or applicant-only.");
    public static final Setting COMPOSITION_VIDEO_CODEC =
            Setting.of(
                    "composition.video-codec",
                    "h264",
                    "Codec of the picture: h264, which plays everywhere, av1 or vp9. The file is MP4 in any case.");
    public static final Setting COMPOSITION_QUALITY =
            Setting.of(
                    "composition.quality",
                    "",
                    "Constant rate factor of the picture, 1–51: smaller is better and takes more bytes. Default: 25 for"
                            + " h264, 40 for av1, 34 for vp9.");
    public static final Setting COMPOSITION_FRAME_RATE =
            Setting.of("composition.frame-rate", "25", "Pictures a second of compositions, 5–60.");
    public static final Setting COMPOSITION_SHOW_ORIGIN =
            Setting.of(
                    "composition.show-origin",
                    "false",
                    "Whether compositions show the IP address the applicant called from, true or false. It is personal data:"
                            + " the consent has to cover it.");
    public static final Setting COMPOSITION_COUNTRY_HEADER =
            Setting.of(
                    "composition.country-header",
                    "",
                    "Header by which a proxy of http.trusted-proxies says the applicant's country, two or three capital"
                            + " letters, shown behind the address. Default: none.");
    public static final Setting WEBHOOKS_ALLOW_PRIVATE_TARGETS =
            Setting.of(
                    "webhooks.allow-private-targets",
                    "false",
                    "Whether webhooks may go to http addresses and into private networks, true or"
                            + " false; for development.");
    public static final Setting WEBHOOKS_RESEND_AFTER =
            Setting.of(
                    "webhooks.resend-after",
                    "5m,1h,5h,18h",
                    "When a webhook that failed is sent again, counted from its first attempt; up"
                            + " to 20 rising durations, none for never.");
    public static final Setting WEBHOOKS_LOG_RETENTION =
            Setting.of(
                    "webhooks.log-retention",
                    "30d",
                    "How long ended deliveries stay in the delivery log, 1h to 3650d.");
    public static final Setting WEBSDK_EMBEDDING_ORIGINS =
            Setting.of(
                    "websdk.embedding-origins",
                    "*",
                    "Comma-separated origins whose pages may embed the applicant's page and style it, such as"
                            + " https://app.example.org or https://*.example.org; * for any, none for nobody.");
    public static final Setting METRICS_TOKEN =
            Setting.secret(
                    "metrics.token",
                    "Bearer token for /metrics; default: none, and /metrics answers this machine only.");
    public static final Setting BOOTSTRAP_APP_TOKEN =
            Setting.secret(
                    "bootstrap.app-token",
                    "App token created at the first start, `sbx:<public>.<private>`; default: a"
                            + " random one, printed once.");
    public static final Setting BOOTSTRAP_SECRET_KEY =
            Setting.secret(
                    "bootstrap.secret-key", "Secret key of that app token; default: random.");
    public static final Setting BOOTSTRAP_ADMIN_PASSWORD =
            Setting.secret(
                    "bootstrap.admin-password",
                    "Password of the login `admin` created at the first start; default: random.");

    private Settings() {}

    /// All settings.
    public static List<Setting> all() {
        return List.of(
                HTTP_HOST,
                HTTP_PORT,
                HTTP_PUBLIC_URL,
                HTTP_TRUSTED_PROXIES,
                DATA_FOLDER,
                DATABASE_URL,
                DATABASE_USER,
                DATABASE_PASSWORD,
                CLIENT_ID,
                API_RATE_LIMIT_GET,
                API_RATE_LIMIT_POST,
                MEDIA_HOST,
                MEDIA_PORT,
                MEDIA_TCP_PORT,
                MEDIA_TCP_OTHERS_TO,
                MEDIA_ADVERTISED_ADDRESSES,
                MEDIA_LOOPS,
                MEDIA_VIDEO_CODEC,
                TURN_URLS,
                TURN_SECRET,
                TURN_CREDENTIAL_LIFETIME,
                CALL_RECONNECT_WINDOW,
                RECORDING_FLUSH_INTERVAL,
                RECORDING_SYNC_INTERVAL,
                RECORDING_CAPTURE_MEGABYTES,
                RECORDING_CAPTURE_DURATION,
                RECORDING_CAPTURE_RETENTION,
                COMPOSITION_PARALLELISM,
                COMPOSITION_ROLLING_CALLS,
                COMPOSITION_FFMPEG,
                COMPOSITION_LAYOUT,
                COMPOSITION_VIDEO_CODEC,
                COMPOSITION_QUALITY,
                COMPOSITION_FRAME_RATE,
                COMPOSITION_SHOW_ORIGIN,
                COMPOSITION_COUNTRY_HEADER,
                WEBHOOKS_ALLOW_PRIVATE_TARGETS,
                WEBHOOKS_RESEND_AFTER,
                WEBHOOKS_LOG_RETENTION,
                WEBSDK_EMBEDDING_ORIGINS,
                METRICS_TOKEN,
                BOOTSTRAP_APP_TOKEN,
                BOOTSTRAP_SECRET_KEY,
                BOOTSTRAP_ADMIN_PASSWORD);
    }
}

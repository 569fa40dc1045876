package dev.vident.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.composition.Encoding;
import dev.vident.server.composition.LayoutStyle;
import dev.vident.server.composition.VideoCodec;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.Redacted;
import dev.vident.server.recording.CaptureLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
    private static final String EVERY_KEY =
            """
            http.host=0.0.0.0
            http.port=9090
            http.public-url=https://id.example.org
            http.trusted-proxies=10.0.0.0/8, ::1
            data.folder=/srv/vident
            database.url=jdbc:postgresql://db.example.org/vident
            database.user=vident
            database.password=pencil
            client.id=acme
            api.rate-limit-get=3000
            api.rate-limit-post=0
            media.host=192.0.2.1
            media.port=3478
            media.tcp-port=443
            media.tcp-others-to=127.0.0.1:8443
            media.advertised-addresses=192.0.2.7, 2001:db8::7
            media.loops=2
            media.video-codec=H264
            turn.urls=turn:turn.example.org:3478?transport=udp, turns:[2001:db8::3]:443?transport=tcp
            turn.secret=north
            turn.credential-lifetime=24h
            call.reconnect-window=2m
            recording.flush-interval=50ms
            recording.sync-interval=5s
            recording.capture-megabytes=8
            recording.capture-duration=90s
            recording.capture-retention=24h
            composition.parallelism=3
            composition.rolling-calls=2
            composition.ffmpeg=/opt/ffmpeg
            composition.layout=applicant-only
            composition.video-codec=av1
            composition.quality=30
            composition.frame-rate=30
            composition.show-origin=true
            composition.country-header=X-Country
            webhooks.allow-private-targets=true
            webhooks.resend-after=500ms, 2s
            webhooks.log-retention=7d
            websdk.embedding-origins=https://app.example.org, https://*.example.net:8443
            metrics.token=figures
            bootstrap.app-token=sbx:AAAAAAAABBBBBBBB.CCCCCCCCDDDDDDDD
            bootstrap.secret-key=hush
            bootstrap.admin-password=letmein
            """;

    private static final MediaConfig EVERY_MEDIA_KEY =
            new MediaConfig(
                    "192.0.2.1",
                    3478,
                    443,
                    new InetSocketAddress("127.0.0.1", 8443),
                    List.of("192.0.2.7", "2001:db8::7"),
                    2,
                    VideoEncoding.H264);
    private static final TurnConfig TURN =
            new TurnConfig(
                    List.of(
                            "turn:turn.example.org:3478?transport=udp",
                            "turns:[2001:db8::3]:443?transport=tcp"),
                    Redacted.of("north"),
                    Duration.ofHours(24));

    @TempDir Path folder;

    private static VidentConfig read(Map<String, String> environment) {
        return VidentConfig.from(ConfigValues.merge(null, environment, Map.of()));
    }

    @Test
    void nothing_given_means_the_documented_defaults() {
        VidentConfig config = read(Map.of());

        assertThat(config.http()).isEqualTo(new HttpConfig("127.0.0.1", 8080, "", List.of()));
        assertThat(config.http().baseUrl(8080)).isEqualTo("http://localhost:8080");
        assertThat(config.storage().databaseUrl()).startsWith("jdbc:sqlite:").endsWith("vident.db");
        assertThat(config.clientId()).isEqualTo("vident");
        assertThat(config.api()).isEqualTo(new ApiConfig(300, 50));
        assertThat(config.media())
                .isEqualTo(
                        new MediaConfig(
                                "0.0.0.0", 10_000, 0, null, List.of(), 0, VideoEncoding.VP8));
        assertThat(config.turn()).isEqualTo(new TurnConfig(List.of(), null, Duration.ofHours(12)));
        assertThat(config.reconnectWindow()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.recording())
                .isEqualTo(
                        new RecordingConfig(
                                Duration.ofMillis(200),
                                Duration.ofSeconds(1),
                                new CaptureLimits(
                                        64_000_000, Duration.ofMinutes(10), Duration.ofDays(7))));
        assertThat(config.composition())
                .isEqualTo(
                        new CompositionConfig(
                                1,
                                OptionalInt.empty(),
                                null,
                                LayoutStyle.SIDE_BY_SIDE,
                                Encoding.STANDARD,
                                false,
                                ""));
        assertThat(config.webhooks())
                .isEqualTo(
                        new WebhookConfig(
                                false,
                                List.of(
                                        Duration.ofMinutes(5),
                                        Duration.ofHours(1),
                                        Duration.ofHours(5),
                                        Duration.ofHours(18)),
                                Duration.ofDays(30)));
        assertThat(config.webSdk()).isEqualTo(new WebSdkConfig(List.of("*")));
        assertThat(config.bootstrap().appToken()).isNull();
    }

    private static CompositionConfig everyKeyOfCompositions() {
        return new CompositionConfig(
                3,
                OptionalInt.of(2),
                Path.of("/opt/ffmpeg"),
                LayoutStyle.APPLICANT_ONLY,
                Encoding.of(VideoCodec.AV1, 30, 30),
                true,
                "X-Country");
    }

    @Test
    void every_key_of_the_file_arrives_where_it_belongs() throws IOException {
        Path file = folder.resolve("vident.properties");
        Files.writeString(file, EVERY_KEY);
        VidentConfig config = VidentConfig.from(ConfigValues.merge(file, Map.of(), Map.of()));

        assertThat(Files.readAllLines(file)).hasSize(Settings.all().size());
        assertThat(config)
                .isEqualTo(
                        new VidentConfig(
                                new HttpConfig(
                                        "0.0.0.0",
                                        9090,
                                        "https://id.example.org",
                                        List.of(
                                                AddressRange.parse("10.0.0.0/8"),
                                                AddressRange.parse("::1"))),
                                new StorageConfig(
                                        Path.of("/srv/vident"),
                                        "jdbc:postgresql://db.example.org/vident",
                                        "vident",
                                        Redacted.of("pencil")),
                                "acme",
                                new ApiConfig(3000, 0),
                                EVERY_MEDIA_KEY,
                                TURN,
                                Duration.ofMinutes(2),
                                new RecordingConfig(
                                        Duration.ofMillis(50),
                                        Duration.ofSeconds(5),
                                        new CaptureLimits(
                                                8_000_000,
                                                Duration.ofSeconds(90),
                                                Duration.ofHours(24))),
                                everyKeyOfCompositions(),
                                new WebhookConfig(
                                        true,
                                        List.of(Duration.ofMillis(500), Duration.ofSeconds(2)),
                                        Duration.ofDays(7)),
                                new WebSdkConfig(
                                        List.of(
                                                "https://app.example.org",
                                                "https://*.example.net:8443")),
                                new MetricsConfig(Redacted.of("figures")),
                                new BootstrapConfig(
                                        Redacted.of("sbx:AAAAAAAABBBBBBBB.CCCCCCCCDDDDDDDD"),
                                        Redacted.of("hush"),
                                        Redacted.of("letmein"))));
    }

    @Test
    void no_secret_is_told() throws IOException {
        Path file = folder.resolve("vident.properties");
        Files.writeString(file, EVERY_KEY);

        assertThat(VidentConfig.from(ConfigValues.merge(file, Map.of(), Map.of())).toString())
                .doesNotContain("pencil", "figures", "hush", "letmein", "CCCCCCCC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8443",
                "localhost",
                "localhost:70000",
                "[::1]8443",
                "no.such.host.invalid:1"
            })
    void a_server_to_share_the_media_port_with_has_a_known_host_and_a_port(String address) {
        assertThatThrownBy(() -> read(Map.of("VIDENT_MEDIA_TCP_OTHERS_TO", address)))
                .hasMessageContaining("media.tcp-others-to")
                .hasMessageContaining("a known host and a port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "https://a.org/",
                "https://a.org;script-src *",
                "*, https://a.org",
                "https://a.org 'self'",
                "ftp://a.org"
            })
    void only_origins_get_into_the_policy_of_the_page(String origins) {
        assertThatThrownBy(() -> read(Map.of("VIDENT_WEBSDK_EMBEDDING_ORIGINS", origins)))
                .hasMessageContaining("websdk.embedding-origins");
    }

    @Test
    void nobody_may_embed_the_page_where_none_is_said() {
        assertThat(
                        read(Map.of("VIDENT_WEBSDK_EMBEDDING_ORIGINS", "none"))
                                .webSdk()
                                .embeddingOrigins())
                .isEmpty();
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("v.properties"),
                        "http.port=1\nmedia.port=1\nclient.id=file\n");
        VidentConfig config =
                VidentConfig.from(
                        ConfigValues.merge(
                                file,
                                Map.of("VIDENT_HTTP_PORT", "2", "VIDENT_MEDIA_PORT", "2"),
                                Map.of(Settings.HTTP_PORT, "3")));

        assertThat(config.http().port()).isEqualTo(3);
        assertThat(config.media().port()).isEqualTo(2);
        assertThat(config.clientId()).isEqualTo("file");
    }

    @Test
    void a_wrong_value_is_refused_with_its_key_its_origin_and_what_would_be_right() {
        assertThatThrownBy(() -> read(Map.of("VIDENT_HTTP_PORT", "many")))
                .isInstanceOf(ConfigRefusal.class)
                .hasMessage(
                        "http.port (from VIDENT_HTTP_PORT): \"many\" is not a whole number from 0"
                                + " to 65535.");
        assertThatThrownBy(() -> read(Map.of("VIDENT_CALL_RECONNECT_WINDOW", "1d")))
                .hasMessageContaining("a duration such as 200ms, 5s, 10m or 1h, from 5s to 600s");
        assertThatThrownBy(
                        () -> read(Map.of("VIDENT_HTTP_PUBLIC_URL", "https://id.example.org/app")))
                .hasMessageContaining("http.public-url");
        assertThatThrownBy(() -> read(Map.of("VIDENT_WEBHOOKS_ALLOW_PRIVATE_TARGETS", "yes")))
                .hasMessageContaining("\"yes\" is not true or false");
        assertThatThrownBy(() -> read(Map.of("VIDENT_COMPOSITION_LAYOUT", "tiles")))
                .hasMessageContaining("\"tiles\" is not side-by-side, picture-in-picture or");
        assertThatThrownBy(() -> read(Map.of("VIDENT_COMPOSITION_VIDEO_CODEC", "theora")))
                .hasMessageContaining("\"theora\" is not h264, av1 or vp9");
        assertThatThrownBy(() -> read(Map.of("VIDENT_MEDIA_VIDEO_CODEC", "theora")))
                .hasMessageContaining("\"theora\" is not VP8 or H264");
        assertThatThrownBy(() -> read(Map.of("VIDENT_WEBHOOKS_RESEND_AFTER", "1h,5m")))
                .hasMessageContaining("a list of at most 20 rising durations");
        assertThat(read(Map.of("VIDENT_WEBHOOKS_RESEND_AFTER", "none")).webhooks().resendAfter())
                .isEmpty();
        assertThatThrownBy(() -> read(Map.of("VIDENT_HTTP_TRUSTED_PROXIES", "10.0.0.1/8")))
                .hasMessageContaining("CIDR ranges such as 10.0.0.0/8");
        assertThatThrownBy(() -> read(Map.of("VIDENT_DATABASE_URL", "mysql://x")))
                .hasMessageContaining("database.url");
    }

    @Test
    void a_refusal_never_shows_a_secret() {
        assertThatThrownBy(() ->
                        read(
                                Map.of(
                                        "VIDENT_BOOTSTRAP_APP_TOKEN",
                                        "sesame",
                                        "VIDENT_BOOTSTRAP_SECRET_KEY",
                                        "k")))
                .hasMessageContaining("bootstrap.app-token")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void an_unknown_key_in_the_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("v.properties"), "http.prot=1\n");

        assertThatThrownBy(() -> ConfigValues.merge(file, Map.of(), Map.of()))
                .hasMessageContaining("unknown key http.prot");
    }

    @Test
    void the_example_configuration_in_the_manual_lists_every_key() throws IOException {
        Path example = Path.of("..", "docs", "operating", "vident.example.properties");

        assertThat(example).hasContent(ExampleConfiguration.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turn.example.org",
                "stun:turn.example.org",
                "turn:turn.example.org:3478?transport=sctp",
                "turn://turn.example.org",
                "turn:user@turn.example.org",
            })
    void a_turn_server_is_named_by_a_turn_address(String url) {
        assertThatThrownBy(
                        () -> read(Map.of("VIDENT_TURN_URLS", url, "VIDENT_TURN_SECRET", "north")))
                .isInstanceOf(ConfigRefusal.class)
                .hasMessageStartingWith("turn.urls (from VIDENT_TURN_URLS)");
    }

    @Test
    void a_turn_server_without_its_secret_is_refused() {
        assertThatThrownBy(() -> read(Map.of("VIDENT_TURN_URLS", "turn:turn.example.org")))
                .isInstanceOf(ConfigRefusal.class)
                .hasMessageStartingWith("turn.secret (from default)");
    }
}

package dev.vident.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VidentClientTest {

    private static final String SECRET = "openvi-test-secret-0001";
    private static final String APPLICANT =
            """
            {"id":"66f000000000000000000001","createdAt":"2026-01-05 10:00:00","clientId":"acme",
             "inspectionId":"66f000000000000000000002","externalUserId":"u 1/ä","type":"individual",
             "requiredIdDocs":{"videoIdent":true,"docSets":[]},"email":"ada@example.org",
             "fixedInfo":{"firstName":"Ada","dob":"1990-01-01"},
             "review":{"reviewStatus":"completed","attemptCnt":1,"createDate":"2026-01-05 10:00:00+0000",
             "reviewResult":{"reviewAnswer":"RED","rejectLabels":["NOT_ALONE"],"reviewRejectType":"RETRY"}}}
            """;

    private final FakeServer server = new FakeServer();
    private final AtomicLong seconds = new AtomicLong(1_700_000_000);
    private final List<Duration> pauses = new ArrayList<>();
    private final VidentClient client =
            VidentClient.builder(server.url(), "sbx:token.private", SECRET)
                    .clock(() -> Instant.ofEpochSecond(seconds.getAndIncrement()))
                    .pause(pauses::add)
                    .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void creates_an_applicant_and_reads_every_member() {
        server.then(201, APPLICANT);

        Applicant applicant =
                client.createApplicant("video level", NewApplicant.withExternalUserId("u-1"));

        assertThat(server.asked.getFirst().target())
                .isEqualTo("/resources/applicants?levelName=video%20level");
        assertThat(server.asked.getFirst().signature())
                .isEqualTo("39a6c689d73922660304c77063c259fe22f4fed3a65bddaac80a0b0145440c2e");
        assertThat(applicant.id()).isEqualTo("66f000000000000000000001");
        assertThat(applicant.created()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
        assertThat(applicant.videoIdent()).isTrue();
        assertThat(applicant.fixedInfo().firstName()).isEqualTo("Ada");
        assertThat(applicant.review().status()).isEqualTo(ReviewStatus.COMPLETED);
        assertThat(applicant.review().result().rejectLabels()).containsExactly("NOT_ALONE");
        assertThat(applicant.toString()).doesNotContain("Ada", "example.org");
    }

    @Test
    void asks_by_external_id_with_everything_odd_percent_encoded() {
        server.then(200, APPLICANT);

        client.applicantByExternalUserId("u 1/ä;=+");

        assertThat(server.asked.getFirst().target())
                .isEqualTo("/resources/applicants/-;externalUserId=u%201%2F%C3%A4%3B%3D%2B/one");
        assertSigned(server.asked.getFirst());
    }

    @Test
    void reads_status_token_and_links() {
        server.then(200, "{\"reviewStatus\":\"somethingNew\"}")
                .then(200, "{\"token\":\"_act-1\",\"userId\":\"u-1\"}")
                .then(200, "{\"token\":\"_act-2\",\"userId\":\"u-1\"}")
                .then(200, "{\"url\":\"http://localhost/websdk/p/abc\"}")
                .then(200, "{\"url\":\"http://localhost/websdk/p/def\"}")
                .then(200, "{}");
        SdkAccess access = new SdkAccess("u-1", "video ident", Duration.ofMinutes(5), "de");

        assertThat(client.reviewStatus("66f000000000000000000001").status())
                .isEqualTo(ReviewStatus.UNKNOWN);
        assertThat(client.sdkToken(access).token()).isEqualTo("_act-1");
        assertThat(client.sdkTokenByQuery(access).token()).isEqualTo("_act-2");
        assertThat(client.webSdkLink(access)).hasPath("/websdk/p/abc");
        assertThat(client.webSdkLinkByQuery(access)).hasPath("/websdk/p/def");
        client.checkHealth();

        assertThat(server.asked)
                .extracting(FakeServer.Asked::target)
                .containsExactly(
                        "/resources/applicants/66f000000000000000000001/status",
                        "/resources/accessTokens/sdk",
                        "/resources/accessTokens?userId=u-1&levelName=video%20ident&ttlInSecs=300",
                        "/resources/sdkIntegrations/levels/-/websdkLink?lang=de",
                        "/resources/sdkIntegrations/levels/video%20ident/websdkLink"
                                + "?ttlInSecs=300&externalUserId=u-1&lang=de",
                        "/resources/status/api");
        assertThat(server.asked).allSatisfy(VidentClientTest::assertSigned);
    }

    @Test
    void reads_the_inspection_and_keeps_its_text() {
        String text =
                """
                {"id":"66f000000000000000000002","videoIdentData":{"reviewStatus":"completed",
                 "moderatorDisplayName":"Mara","compositions":[
                 {"compositionCreatedAt":"2026-01-05 10:20:00","compositionDuration":61,
                  "compositionMediaId":"66f000000000000000000003"},
                 {"compositionCreatedAt":"2026-01-06 10:20:00"}]}}\
                """;
        server.then(200, text).then(200, "{\"id\":\"66f000000000000000000004\"}");

        Inspection inspection = client.inspection("66f000000000000000000002");
        Inspection without = client.inspection("66f000000000000000000004");

        assertThat(inspection.json()).isEqualTo(text);
        assertThat(inspection.videoIdentData().compositions())
                .containsExactly(
                        new Composition(
                                Instant.parse("2026-01-05T10:20:00Z"),
                                Duration.ofSeconds(61),
                                "66f000000000000000000003"),
                        new Composition(Instant.parse("2026-01-06T10:20:00Z"), null, null));
        assertThat(without.videoIdentData()).isNull();
    }

    @Test
    void repeats_a_read_with_a_fresh_time_stamp_and_honours_retry_after() {
        server.then(
                        exchange -> {
                            exchange.getResponseHeaders().set("Retry-After", "3");
                            exchange.sendResponseHeaders(429, -1);
                        })
                .then(503, "")
                // Closed without an answer, twice: the JDK itself repeats a request on a kept
                // connection once.
                .then(exchange -> {})
                .then(exchange -> {})
                .then(200, "{}");

        client.checkHealth();

        assertThat(server.asked.stream().map(FakeServer.Asked::timestamp).distinct()).hasSize(4);
        assertThat(server.asked).allSatisfy(VidentClientTest::assertSigned);
        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void gives_up_after_the_last_attempt_and_never_repeats_a_creation() {
        server.then(503, "").then(503, "").then(503, "").then(503, "").then(503, "");

        assertThatThrownBy(client::checkHealth).isInstanceOf(VidentApiException.class);
        assertThat(server.asked).hasSize(4);
        assertThatThrownBy(() -> client.createApplicant("l", NewApplicant.withExternalUserId("u")))
                .isInstanceOf(VidentApiException.class);
        assertThat(server.asked).hasSize(5);
    }

    @Test
    void tells_all_five_members_of_a_refusal_and_the_applicant_that_exists() {
        server.then(
                        401,
                        """
                        {"description":"Request signature mismatch","code":401,"correlationId":"c1",
                         "errorCode":4003,"errorName":"app-token-signature mismatch"}\
                        """)
                .then(
                        409,
                        """
                        {"description":"Applicant with external user id 'u' already exists: \
                        66f000000000000000000001","code":409,"correlationId":"c2"}\
                        """)
                .then(400, "<html>a proxy</html>");

        VidentApiException mismatch =
                catchThrowableOfType(VidentApiException.class, () -> client.applicant("a"));
        VidentApiException exists =
                catchThrowableOfType(
                        VidentApiException.class,
                        () -> client.createApplicant("l", NewApplicant.withExternalUserId("u")));
        VidentApiException proxy =
                catchThrowableOfType(VidentApiException.class, () -> client.applicant("a"));

        assertThat(mismatch.description()).isEqualTo("Request signature mismatch");
        assertThat(mismatch.code()).isEqualTo(401);
        assertThat(mismatch.correlationId()).isEqualTo("c1");
        assertThat(mismatch.errorCode()).contains(4003);
        assertThat(mismatch.errorName()).contains("app-token-signature mismatch");
        assertThat(mismatch.existingApplicantId()).isEmpty();
        assertThat(exists.existingApplicantId()).contains("66f000000000000000000001");
        assertThat(proxy.description()).isEqualTo("HTTP 400");
    }

    @Test
    void continues_a_broken_download_where_it_stopped(@TempDir Path folder) throws Exception {
        byte[] media = new byte[100_000];
        for (int i = 0; i < media.length; i++) {
            media[i] = (byte) (i * 31 % 251);
        }
        server.then(
                        exchange -> {
                            exchange.sendResponseHeaders(200, media.length);
                            exchange.getResponseBody().write(media, 0, 40_000);
                            exchange.getResponseBody().flush();
                        })
                .then(exchange -> {
                    String range = exchange.getRequestHeaders().getFirst("Range");
                    int from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
                    exchange.getResponseHeaders()
                            .set("Content-Range", "bytes " + from + "-99999/" + media.length);
                    exchange.sendResponseHeaders(206, media.length - from);
                    exchange.getResponseBody().write(media, from, media.length - from);
                });
        Path target = folder.resolve("call.mp4");

        client.downloadMedia("66f000000000000000000001", "66f000000000000000000003", target);

        assertThat(Files.readAllBytes(target)).isEqualTo(media);
        assertThat(folder.resolve("call.mp4.part")).doesNotExist();
        assertThat(server.asked.get(1).range()).startsWith("bytes=");
        assertThat(server.asked).allSatisfy(VidentClientTest::assertSigned);
    }

    @Test
    void leaves_no_file_when_the_media_is_refused(@TempDir Path folder) {
        server.then(404, "{\"description\":\"HTTP 404 Not Found\",\"code\":404}");
        Path target = folder.resolve("call.mp4");

        assertThatThrownBy(() -> client.downloadMedia("a", "m", target))
                .isInstanceOf(VidentApiException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void reads_the_bytes_of_an_image() {
        server.then(200, "pixels");

        assertThat(client.image("66f000000000000000000002", 1234567890L))
                .isEqualTo("pixels".getBytes(StandardCharsets.UTF_8));
        assertThat(server.asked.getFirst().target())
                .isEqualTo("/resources/inspections/66f000000000000000000002/resources/1234567890");
    }

    @Test
    void says_when_there_is_no_server() {
        server.close();

        assertThatThrownBy(client::checkHealth).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void refuses_a_base_url_with_a_path() {
        assertThatThrownBy(() -> VidentClient.builder("http://localhost/api", "t", "s"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSigned(FakeServer.Asked asked) {
        assertThat(
                        new RequestSigner(SECRET)
                                .matches(
                                        asked.signature(),
                                        asked.timestamp(),
                                        asked.method(),
                                        asked.target(),
                                        asked.body().getBytes(StandardCharsets.UTF_8)))
                .as("%s", asked)
                .isTrue();
        assertThat(asked.token()).isEqualTo("sbx:token.private");
    }
}

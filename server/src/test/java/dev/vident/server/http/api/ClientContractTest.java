package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vident.client.Applicant;
import dev.vident.client.ApplicantChange;
import dev.vident.client.DocumentMetadata;
import dev.vident.client.Image;
import dev.vident.client.Level;
import dev.vident.client.LevelPlan;
import dev.vident.client.NewApplicant;
import dev.vident.client.Note;
import dev.vident.client.PersonalInfo;
import dev.vident.client.ReviewResult;
import dev.vident.client.ReviewStatus;
import dev.vident.client.VidentApiException;
import dev.vident.client.VidentClient;
import dev.vident.client.Webhook;
import dev.vident.client.WebhookPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Our own client against our own server, over real HTTP.
@ExtendWith(WorldOfApi.class)
class ClientContractTest {

    @TempDir private Path folder;
    private final ApiWorld world;
    private VidentClient client;
    private Applicant applicant;

    ClientContractTest(ApiWorld world) {
        this.world = world;
    }

    @BeforeEach
    void open() {
        client = world.client(world.sandbox);
        applicant = client.createApplicant("video-ident", NewApplicant.withExternalUserId("u 1/ä"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void changes_of_an_applicant() {
        String id = applicant.id();

        assertThat(client.profiles().find("u 1/ä")).map(Applicant::id).contains(id);
        assertThat(client.profiles().find("nobody")).isEmpty();
        assertThat(client.profiles().change(id, ApplicantChange.NOTHING.withEmail("a@b")).email())
                .isEqualTo("a@b");
        PersonalInfo info =
                client.profiles().changeFixedInfo(id, PersonalInfo.named("Ada", "Muster"));
        assertThat(info).isEqualTo(PersonalInfo.named("Ada", "Muster"));
        client.profiles().addTags(id, List.of("a", "ä\""));
        client.profiles().removeTags(id, List.of("a"));
        assertThat(
                        world.applicants
                                .get(dev.vident.server.platform.Mode.SANDBOX, id)
                                .standing()
                                .tags())
                .containsExactly("ä\"");
        client.profiles().replaceTags(id, List.of());
        client.profiles()
                .recordAgreement(id, List.of("text"), Instant.parse("2022-01-01T01:01:01Z"), "USA");
        client.profiles().deactivate(id);
        client.profiles().activate(id);
        assertThat(client.profiles().moveToLevel(id, "basic-kyc-level").videoIdent()).isFalse();
    }

    @Test
    void reviews() {
        String id = applicant.id();

        assertThat(client.reviews().steps(id)).containsOnlyKeys("IDENTITY").containsValue(null);
        client.reviews().requestCheck(id, "because");
        VidentApiException again =
                catchThrowableOfType(
                        VidentApiException.class, () -> client.reviews().requestCheck(id, null));
        assertThat(again.errorCode()).contains(3000);
        client.reviews()
                .simulateVerdict(
                        id, new ReviewResult("RED", List.of("NOT_ALONE"), "RETRY", null, null));
        assertThat(client.reviews().rejectionButtons(id)).containsExactly("videoIdent_notAlone");
        client.reviews().reset(id);
        client.reviews().resetStep(id, "IDENTITY");
        assertThat(client.reviewStatus(id).status()).isEqualTo(ReviewStatus.INIT);
        assertThat(client.reviews().latestCheck(id, "TIN")).isEqualTo("{\"checks\":[]}");
        VidentApiException notOnHold =
                catchThrowableOfType(
                        VidentApiException.class,
                        () -> client.reviews().returnToInit(id, List.of("r"), null, List.of()));
        assertThat(notOnHold.description()).isEqualTo("Applicant must be on hold to move to init");
    }

    @Test
    void documents() throws Exception {
        Path file = folder.resolve("odd \"name\".jpg");
        Files.write(file, Multipart.JPEG.getBytes(StandardCharsets.ISO_8859_1));

        long imageId =
                client.documents()
                        .add(applicant.id(), DocumentMetadata.of("PASSPORT", "CHE"), file);

        Image image = client.documents().images(applicant.id()).getFirst();
        assertThat(image.id()).isEqualTo(imageId);
        assertThat(image.source()).isEqualTo("fileupload");
        assertThat(image.sizeBytes()).isEqualTo(12);
        Path target = folder.resolve("fetched");
        assertThat(client.documents().download(applicant.inspectionId(), imageId, target))
                .isEqualTo("image/jpeg");
        assertThat(target).hasSameBinaryContentAs(file);
        client.documents().deactivate(applicant.inspectionId(), imageId);
        assertThat(client.documents().images(applicant.id()).getFirst().deactivated()).isTrue();
        client.documents().revert(applicant.inspectionId(), imageId);
        assertThat(client.reviews().steps(applicant.id()).get("IDENTITY").imageIds())
                .containsExactly(imageId);
        VidentApiException duplicate =
                catchThrowableOfType(
                        VidentApiException.class,
                        () ->
                                client.documents()
                                        .add(
                                                applicant.id(),
                                                DocumentMetadata.of("PASSPORT", "CHE"),
                                                file));
        assertThat(duplicate.errorName()).contains("duplicate-document");
        client.reviews().requestCheck(applicant.id(), null);
        VidentApiException checked =
                catchThrowableOfType(
                        VidentApiException.class,
                        () -> client.documents().deactivate(applicant.inspectionId(), imageId));
        assertThat(checked.code()).isEqualTo(304);
    }

    @Test
    void levels_notes_and_webhooks() {
        Level level =
                client.levels()
                        .create(
                                LevelPlan.of(
                                        "mine", true, Map.of("IDENTITY", List.of("PASSPORT"))));
        assertThat(client.levels().get(level.id())).isEqualTo(level);
        assertThat(client.levels().list()).extracting(Level::name).contains("mine");
        LevelPlan described = new LevelPlan(null, "d", true, List.of(), null, "{\"a\":1}");
        assertThat(client.levels().change(level.id(), described).description()).isEqualTo("d");

        Note note = client.notes().add(applicant.id(), "text", List.of("t"));
        assertThat(client.notes().change(note.id(), "other", null).text()).isEqualTo("other");
        assertThat(client.notes().list(applicant.id(), 10, 0))
                .extracting(Note::text)
                .containsExactly("other");

        Webhook webhook =
                client.webhooks()
                        .create(
                                WebhookPlan.of(
                                        "w", "https://example.org/", List.of("applicantCreated")));
        assertThat(client.webhooks().get(webhook.id())).isEqualTo(webhook);
        assertThat(client.webhooks().list()).containsExactly(webhook);
        WebhookPlan off = new WebhookPlan(null, null, null, null, null, true);
        assertThat(client.webhooks().change(webhook.id(), off).disabled()).isTrue();
        assertThat(client.webhooks().deliveries(webhook.id())).contains("\"totalItems\":0");
        assertThat(client.webhooks().testDigest("hook-secret", "text")).hasSize(64);
    }
}

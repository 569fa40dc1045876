package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.vident.client.Applicant;
import dev.vident.client.Composition;
import dev.vident.client.Inspection;
import dev.vident.client.NewApplicant;
import dev.vident.client.ReviewStatus;
import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.Markers;
import dev.vident.server.composition.MediaFacts;
import dev.vident.server.composition.Probe;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two real browsers hold a call through the built server; the composed video is looked at and
/// listened to.
@Timeout(300)
final class BrowserIdentificationTest {
    private static final int TALK_SECONDS = 8;

    @TempDir Path folder;

    @Test
    void an_applicant_and_an_operator_meet_and_the_api_answers_with_their_video() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(folder.resolve("data"));
                VidentClient client = server.client()) {
            FfmpegPrograms programs = FakeDevices.programs(folder.resolve("programs"));
            Applicant applicant =
                    client.createApplicant(
                            "video-ident", NewApplicant.withExternalUserId("browser-1"));
            SdkAccess access = SdkAccess.of(applicant.externalUserId(), "video-ident");
            String link = client.webSdkLink(access).toString();
            try (Browser phone =
                            browsers.launch(FakeDevices.make(programs, folder, ClipName.WARM));
                    Browser desktop =
                            browsers.launch(FakeDevices.make(programs, folder, ClipName.COOL))) {
                meet(phone, link, desktop, server.baseUrl() + "/desk");
            }
            Inspection inspection =
                    Videos.await(
                            client,
                            applicant.inspectionId(),
                            data -> data.reviewStatus() == ReviewStatus.COMPLETED);
            assertThat(Objects.requireNonNull(inspection.videoIdentData()).moderatorDisplayName())
                    .isEqualTo("Admin");
            check(programs, client, applicant, inspection);
            assertThat(server.output())
                    .doesNotContain(ServerProcess.SECRET_KEY, ServerProcess.ADMIN_PASSWORD, link);
        }
    }

    private static void meet(Browser phone, String link, Browser desktop, String deskAddress) {
        Page page = Browsers.page(phone, "applicant");
        Page desk = Browsers.page(desktop, "desk");
        CallInBrowsers call = new CallInBrowsers(page, desk);
        try {
            call.checkDevices(link);
            call.joinQueue();
            call.goOnline(deskAddress);
            call.accept();
            desk.waitForTimeout(TALK_SECONDS * 1000.0);
            call.takeStill("FRONT_SIDE");
            call.end();
            call.approve();
        } finally {
            Browsers.keepPicture(page, "applicant");
            Browsers.keepPicture(desk, "desk");
        }
    }

    private void check(
            FfmpegPrograms programs,
            VidentClient client,
            Applicant applicant,
            Inspection inspection)
            throws Exception {
        Composition composition =
                Objects.requireNonNull(inspection.videoIdentData()).compositions().getLast();
        Path video = folder.resolve("call.mp4");
        client.downloadMedia(applicant.id(), Objects.requireNonNull(composition.mediaId()), video);

        MediaFacts facts = new Probe(programs).counting(video);
        assertThat(facts.first("video").orElseThrow().codec()).isEqualTo("h264");
        assertThat(facts.first("audio").orElseThrow().codec()).isEqualTo("aac");
        long seconds = Objects.requireNonNull(composition.duration()).toSeconds();
        assertThat(seconds).isGreaterThanOrEqualTo(TALK_SECONDS);

        Markers markers = Videos.markers(programs, video);
        // A browser on a busy machine drops pictures of its own; most seconds must show and sound
        // all the same.
        assertThat(markers.seats())
                .hasSize(2)
                .allSatisfy(seat -> {
                    assertThat(seat.flashSeconds()).hasSizeGreaterThanOrEqualTo(TALK_SECONDS / 2);
                    assertThat(seat.beepSeconds()).hasSizeGreaterThanOrEqualTo(TALK_SECONDS / 2);
                });
    }
}

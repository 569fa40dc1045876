package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.vident.client.Applicant;
import dev.vident.client.Composition;
import dev.vident.client.NewApplicant;
import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.FfmpegPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An applicant who reloads the page in the middle of a call comes back into the same call.
@Timeout(300)
final class RejoinTest {
    @TempDir Path folder;

    @Test
    void a_reloaded_page_returns_into_the_same_call_and_one_video_shows_both_parts()
            throws Exception {
        Path data = folder.resolve("data");
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(data);
                VidentClient client = server.client()) {
            FfmpegPrograms programs = FakeDevices.programs(folder.resolve("programs"));
            Applicant applicant =
                    client.createApplicant(
                            "video-ident", NewApplicant.withExternalUserId("rejoin-1"));
            String link =
                    client.webSdkLink(SdkAccess.of(applicant.externalUserId(), "video-ident"))
                            .toString();
            try (Browser phone =
                            browsers.launch(FakeDevices.make(programs, folder, ClipName.WARM));
                    Browser desktop =
                            browsers.launch(FakeDevices.make(programs, folder, ClipName.COOL))) {
                Page page = Browsers.page(phone, "applicant");
                Page desk = Browsers.page(desktop, "desk");
                CallInBrowsers call = new CallInBrowsers(page, desk);
                try {
                    call.checkDevices(link);
                    call.joinQueue();
                    call.goOnline(server.baseUrl() + "/desk");
                    call.accept();
                    call.reloadApplicant();
                    call.takeStill("SELFIE");
                    call.end();
                    call.approve();
                } finally {
                    Browsers.keepPicture(page, "rejoin-applicant");
                    Browsers.keepPicture(desk, "rejoin-desk");
                }
            }
            List<Composition> compositions =
                    Objects.requireNonNull(
                                    Videos.await(client, applicant.inspectionId(), _ -> true)
                                            .videoIdentData())
                            .compositions();
            assertThat(compositions).hasSize(1);
            assertThat(applicantVideoJournals(data)).isEqualTo(2);
        }
    }

    private static long applicantVideoJournals(Path data) throws Exception {
        try (Stream<Path> files = Files.walk(data.resolve("recordings"))) {
            return files.filter(file ->
                            file.getFileName().toString().matches("applicant-\\d+-video.journal"))
                    .count();
        }
    }
}

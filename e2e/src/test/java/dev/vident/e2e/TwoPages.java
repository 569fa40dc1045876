package dev.vident.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.vident.client.Applicant;
import dev.vident.client.Composition;
import dev.vident.client.Inspection;
import dev.vident.client.NewApplicant;
import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.FfmpegFailure;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.Markers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// An applicant's page and a desk, each in a browser of its own, and the case they are about.
final class TwoPages implements AutoCloseable {
    private final FfmpegPrograms programs;
    private final ServerProcess server;
    private final VidentClient client;
    private final Applicant applicant;
    private final List<Browser> browsers;
    private final String name;
    private final Page page;
    private final Page desk;

    private TwoPages(
            FfmpegPrograms programs,
            ServerProcess server,
            VidentClient client,
            Applicant applicant,
            List<Browser> browsers,
            String name) {
        this.programs = programs;
        this.server = server;
        this.client = client;
        this.applicant = applicant;
        this.browsers = browsers;
        this.name = name;
        this.page = Browsers.page(browsers.getFirst(), "applicant");
        this.desk = Browsers.page(browsers.getLast(), "desk");
    }

    /// Makes an applicant and opens both browsers with an empty page each.
    ///
    /// @param name the applicant's id, and the beginning of the pictures' names
    static TwoPages open(
            Browsers browsers, ServerProcess server, VidentClient client, Path folder, String name)
            throws IOException, InterruptedException {
        FfmpegPrograms programs = FakeDevices.programs(folder.resolve("programs"));
        Applicant applicant =
                client.createApplicant("video-ident", NewApplicant.withExternalUserId(name));
        return new TwoPages(
                programs,
                server,
                client,
                applicant,
                List.of(
                        browsers.launch(FakeDevices.make(programs, folder, ClipName.WARM)),
                        browsers.launch(FakeDevices.make(programs, folder, ClipName.COOL))),
                name);
    }

    /// The applicant's.
    Page page() {
        return page;
    }

    /// The operator's.
    Page desk() {
        return desk;
    }

    CallInBrowsers call() {
        return new CallInBrowsers(page, desk);
    }

    /// From the link to a call in which both see each other.
    CallInBrowsers meet() {
        String link =
                client.webSdkLink(SdkAccess.of(applicant.externalUserId(), "video-ident"))
                        .toString();
        CallInBrowsers call = call();
        call.checkDevices(link);
        call.joinQueue();
        call.goOnline(server.baseUrl() + "/desk");
        call.accept();
        return call;
    }

    /// The inspection once the call's video is there.
    Inspection awaitVideo() throws InterruptedException {
        return Videos.await(client, applicant.inspectionId(), _ -> true);
    }

    /// The flashes and beeps in a composition of this call.
    ///
    /// @param file where the video goes
    Markers markers(Composition composition, Path file)
            throws IOException, FfmpegFailure, InterruptedException {
        client.downloadMedia(applicant.id(), Objects.requireNonNull(composition.mediaId()), file);
        return Videos.markers(programs, file);
    }

    /// Keeps a picture of both pages and closes the browsers.
    @Override
    public void close() {
        Browsers.keepPicture(page, name + "-applicant");
        Browsers.keepPicture(desk, name + "-desk");
        browsers.forEach(Browser::close);
    }
}

package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.call.FakeMediaEngine;
import dev.vident.server.operator.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/// An applicant's page and a desk over real HTTP and WebSockets, step by step.
final class MeetingOverHttp implements AutoCloseable {
    final HttpWorld http;
    final Applicant applicant;
    final FakeBrowser page = new FakeBrowser();
    final FakeBrowser desk = new FakeBrowser();

    MeetingOverHttp(Path folder) {
        http = new HttpWorld(folder);
        applicant = http.world.newApplicant("u-1");
        page.with("Authorization", "Bearer " + http.token(applicant));
        http.addOperator("mary", "Mary Smith", Role.OPERATOR);
    }

    @Override
    public void close() {
        page.close();
        desk.close();
        http.close();
    }

    void enterPage() {
        page.connect(http.address("/websdk/signalling"));
        page.say("{'type':'hello','token':'" + http.token(applicant) + "'}");
        assertThat(page.hear("welcome").path("applicantId").asString()).isEqualTo(applicant.id());
    }

    void waitOnPage() {
        enterPage();
        page.say("{'type':'join'}");
        page.hear("queued");
    }

    void giveConsent() {
        assertThat(page.post(http.address("/websdk/api/consent"), "{'accepted':true}").statusCode())
                .isEqualTo(200);
    }

    void logIn(String login, FakeBrowser browser) {
        HttpResponse<String> response =
                browser.post(
                        http.address("/desk/api/login"),
                        "{'login':'" + login + "','password':'" + HttpWorld.PASSWORD + "'}");
        assertThat(response.statusCode()).isEqualTo(200);
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        browser.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-Vident-Csrf", FakeBrowser.json(response).path("csrfToken").asString())
                .with("Origin", http.origin());
    }

    void enterDesk(String login, FakeBrowser browser) {
        logIn(login, browser);
        browser.connect(http.address("/desk/signalling"));
        browser.hear("welcome");
        browser.say("{'type':'online'}");
    }

    /// Accepts the first in the queue and connects both sides.
    String accept() {
        JsonNode first = desk.hear("queue").path("entries").get(0);
        desk.say(
                "{'type':'accept','identificationId':'"
                        + first.path("identificationId").asString()
                        + "'}");
        String call = desk.hear("callStarting").path("callId").asString();
        assertThat(page.hear("callStarting").path("operatorName").asString())
                .isEqualTo("Mary Smith");
        answer(desk);
        answer(page);
        JsonNode peer = desk.hear("peer");
        while (!peer.path("state").asString().equals("connected")) {
            peer = desk.hear("peer");
        }
        return call;
    }

    void answer(FakeBrowser browser) {
        String session = browser.hear("offer").path("sessionId").asString();
        browser.say("{'type':'answer','sessionId':'" + session + "','sdp':'v=0'}");
    }

    String sessionOfApplicant() {
        List<FakeMediaEngine.Joined> joined = http.world.engine.joined();
        return joined.stream()
                .filter(one -> one.side().participant().equals("applicant"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .sessionId();
    }

    int uploadStill(String still, String type, byte[] body) {
        return page.post(http.address("/websdk/api/stills/" + still), type, body).statusCode();
    }

    static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}

package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;

/// The steps of an applicant and an operator in their browsers. The pages' stable hooks are listed
/// in `web/README.md`.
///
/// @param applicant the applicant's page, which may be embedded in another
/// @param desk the operator's
record CallInBrowsers(Frame applicant, Frame desk) {
    private static final double PATIENCE_MILLIS = 60_000;

    CallInBrowsers(Page applicant, Page desk) {
        this(applicant.mainFrame(), desk.mainFrame());
    }

    /// Opens the link, consents, and stops at the device check.
    void checkDevices(String link) {
        applicant.navigate(link);
        consentAndCheckDevices();
    }

    /// Consents, and stops at the device check.
    void consentAndCheckDevices() {
        button(applicant, "Start").click();
        applicant.getByText("I have read this and I agree.").click();
        button(applicant, "Agree and continue").click();
        button(applicant, "Turn on camera and microphone").click();
        assertThat(button(applicant, "Join the queue")).isEnabled();
    }

    /// Takes a place in the queue.
    void joinQueue() {
        button(applicant, "Join the queue").click(patientClick());
        assertThat(applicant.getByText("You are next.")).isVisible(patiently());
    }

    /// Logs in and goes online.
    void goOnline(String address) {
        desk.navigate(address);
        desk.getByLabel("Login", new Frame.GetByLabelOptions().setExact(true)).fill("admin");
        desk.getByLabel("Password").fill(ServerProcess.ADMIN_PASSWORD);
        button(desk, "Log in").click();
        button(desk, "Go online").click();
        assertThat(desk.locator("[data-action=accept-next]")).isVisible(patiently());
    }

    /// Accepts, and waits until each side sees the other move.
    void accept() {
        desk.locator("[data-action=accept-next]").click(patientClick());
        awaitConnected();
        assertThat(desk.getByText("Recording", new Frame.GetByTextOptions().setExact(true)).first())
                .isVisible(patiently());
    }

    /// Loads the applicant's page anew in the middle of the call. Where the browser need not ask
    /// for the devices it goes back into the call by itself.
    void reloadApplicant() {
        applicant.page().reload();
        awaitConnected();
    }

    /// The same in a tab that does not know the call, so that the applicant is asked first.
    void reloadApplicantWhoIsAsked() {
        applicant.evaluate("sessionStorage.clear()");
        applicant.page().reload();
        button(applicant, "Back into the call").click(patientClick());
        button(applicant, "Turn on camera and microphone").click(patientClick());
        button(applicant, "Back into the call").click(patientClick());
        awaitConnected();
    }

    /// Loads the desk anew in the middle of the call; it goes back into it by itself.
    void reloadDesk() {
        desk.page().reload();
        awaitConnected();
    }

    private void awaitConnected() {
        assertThat(
                        applicant
                                .locator(
                                        "[data-screen=call] [data-link=connected][data-peer=connected]")
                                .first())
                .isVisible(patiently());
        assertThat(desk.locator(".applicant[data-link=connected][data-peer=connected]"))
                .isVisible(patiently());
        awaitMovingPicture(applicant);
        awaitMovingPicture(desk);
    }

    /// Takes a still and waits until the desk shows it.
    void takeStill(String kind) {
        int shown = desk.locator(".strip button img").count();
        desk.locator("[data-still=" + kind + "]").click();
        assertThat(desk.locator(".strip button img").nth(shown)).isVisible(patiently());
    }

    /// Ends the call from the desk.
    void end() {
        desk.locator("[data-action=end]").click();
        desk.locator("[data-action=end-confirm]").click(patientClick());
    }

    /// Approves, once the server lets it, and waits until the applicant reads so.
    void approve() {
        desk.locator("dialog.verdict input[name=answer][value=GREEN]")
                .check(new Locator.CheckOptions().setTimeout(PATIENCE_MILLIS));
        desk.locator("[data-action=verdict-confirm]").click(patientClick());
        assertThat(applicant.getByText("Your identity is confirmed").first())
                .isVisible(patiently());
    }

    /// Waits until a remote picture has been decoded and moves on.
    private static void awaitMovingPicture(Frame page) {
        page.waitForFunction(
                """
                () => {
                  const all = (root) => [...root.querySelectorAll('*')].flatMap(
                    (element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
                  return all(document).some((element) => element instanceof HTMLVideoElement
                    && element.videoWidth > 0 && element.getVideoPlaybackQuality().totalVideoFrames > 20);
                }
                """,
                null,
                new Frame.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static Locator button(Frame page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Frame.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator.ClickOptions patientClick() {
        return new Locator.ClickOptions().setTimeout(PATIENCE_MILLIS);
    }

    static IsVisibleOptions patiently() {
        return new IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }
}

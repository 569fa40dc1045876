package dev.vident.server.call;

import dev.vident.server.applicant.Applicant;
import java.nio.file.Path;

/// One applicant who waits and one operator who is online, in virtual time.
final class Meeting implements AutoCloseable {
    static final DeskSeat OPERATOR = new DeskSeat("a".repeat(24), "Mary Smith");

    final CallWorld world;
    final Applicant applicant;
    final FakeLine page = new FakeLine();
    final FakeLine desk = new FakeLine();

    Meeting(Path folder) {
        world = new CallWorld(folder, Runnable::run);
        applicant = world.consentingApplicant("u-1");
        world.operatorDoor.enter(OPERATOR, desk);
        world.operatorDoor.heard(OPERATOR, new FromOperator.Online());
        world.applicantDoor.enter(applicant.id(), page, null);
        world.applicantDoor.heard(applicant.id(), new FromApplicant.Join());
    }

    @Override
    public void close() {
        world.close();
    }

    /// The operator takes the applicant.
    ///
    /// @return the call
    String accept() {
        world.operatorDoor.heard(
                OPERATOR, new FromOperator.Accept(world.identificationOf(applicant)));
        return desk.last(ToOperator.CallStarting.class).callId();
    }

    /// The same, and both see each other.
    String goLive() {
        String call = accept();
        world.applicantDoor.heard(
                applicant.id(),
                new FromApplicant.Answer(page.last(ToBoth.Offer.class).sessionId(), "fine"));
        world.operatorDoor.heard(
                OPERATOR,
                new FromOperator.Answer(desk.last(ToBoth.Offer.class).sessionId(), "fine"));
        return call;
    }
}

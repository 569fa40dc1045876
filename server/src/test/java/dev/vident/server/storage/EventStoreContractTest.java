package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class EventStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    static final List<DomainEvent> ALL =
            List.of(
                    new DomainEvent.ApplicantCreated("video-ident"),
                    new DomainEvent.ConsentGiven(),
                    new DomainEvent.AttemptBegun("i", 1),
                    new DomainEvent.QueueJoined("i"),
                    new DomainEvent.QueueLeft("i"),
                    new DomainEvent.CallStarted("i", "Olga"),
                    new DomainEvent.ScriptStepBegun("c", "FACE"),
                    new DomainEvent.ScriptAnswered("c", "SAME_PERSON", "PASSED", "Olga"),
                    new DomainEvent.CallEnded("i", "COMPLETED"),
                    new DomainEvent.PutOnHold("i"),
                    new DomainEvent.VerdictGiven("i", "RED", List.of("NOT_ALONE"), "RETRY"),
                    new DomainEvent.VerdictGiven("i", "GREEN", List.of(), null),
                    new DomainEvent.Reset("i"),
                    new DomainEvent.CheckRequested(),
                    new DomainEvent.ApplicantReset(),
                    new DomainEvent.StepReset("IDENTITY"),
                    new DomainEvent.ReturnedToInit(List.of("r")),
                    new DomainEvent.VerdictSimulated("RED", List.of("NOT_ALONE"), "RETRY"),
                    new DomainEvent.LevelChanged("before", "after"),
                    new DomainEvent.PersonalInfoChanged(),
                    new DomainEvent.TagsChanged(),
                    new DomainEvent.Deactivated(),
                    new DomainEvent.Activated(),
                    new DomainEvent.AgreementRecorded("a"),
                    new DomainEvent.NoteAdded("n"),
                    new DomainEvent.NoteChanged("n"),
                    new DomainEvent.DocumentAdded(9_007_199_254_740_985L, "PASSPORT", "ab"),
                    new DomainEvent.DocumentAdded(17, "VISA", null),
                    new DomainEvent.ImageDeactivated(17),
                    new DomainEvent.ImageReverted(17),
                    new DomainEvent.CaptureStarted("c", 1, "Sue"),
                    new DomainEvent.CaptureEnded("c", 1, "STOPPED", "Sue"),
                    new DomainEvent.CaptureEnded("c", 2, "TIME_LIMIT", null),
                    new DomainEvent.StillStored("c", 9_007_199_254_740_985L, "SELFIE", "ab"),
                    new DomainEvent.RecordingFinished("c", "ab"),
                    new DomainEvent.CompositionStarted("c"),
                    new DomainEvent.CompositionCompleted("c", "m", 95),
                    new DomainEvent.CompositionFailed("c", "no space"));

    @Test
    void every_kind_of_event_comes_back_equal_and_in_order() {
        stores.applicants().insert(Rows.applicant(1));
        stores.applicants().insert(Rows.applicant(2));
        String one = Rows.id(1, 1);
        for (DomainEvent event : ALL) {
            stores.events().append(one, Rows.T0, event);
            stores.events().append(Rows.id(1, 2), Rows.T0, new DomainEvent.ConsentGiven());
        }
        List<EventEntry> entries = stores.events().ofApplicant(one);
        assertThat(entries).extracting(EventEntry::event).containsExactlyElementsOf(ALL);
        assertThat(entries).allMatch(entry -> entry.at().equals(Rows.T0));
        assertThat(entries).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
        assertThat(ALL.stream().map(Object::getClass).distinct())
                .as("every kind is in the list")
                .containsExactlyInAnyOrderElementsOf(kinds(DomainEvent.class).toList());
    }

    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return sealed.isInterface()
                ? Arrays.stream(sealed.getPermittedSubclasses())
                        .flatMap(EventStoreContractTest::kinds)
                : Stream.of(sealed);
    }

    @Test
    void events_are_read_on_from_a_sequence_number() {
        stores.applicants().insert(Rows.applicant(1));
        for (int i = 0; i < 5; i++) {
            stores.events().append(Rows.id(1, 1), Rows.T0, new DomainEvent.AttemptBegun("i", i));
        }
        List<EventEntry> first = stores.events().after(0, 2);
        List<EventEntry> rest = stores.events().after(first.getLast().sequence(), 100);
        assertThat(first).hasSize(2);
        assertThat(rest)
                .extracting(EventEntry::event)
                .startsWith(new DomainEvent.AttemptBegun("i", 2))
                .hasSize(3);
    }

    @Test
    void an_event_is_gone_with_the_transaction_that_failed() {
        stores.applicants().insert(Rows.applicant(1));
        assertThatThrownBy(() ->
                        stores.transactions()
                                .run(() -> {
                                    stores.events()
                                            .append(
                                                    Rows.id(1, 1),
                                                    Rows.T0,
                                                    new DomainEvent.ConsentGiven());
                                    throw new IllegalStateException("planned");
                                }))
                .hasMessage("planned");
        assertThat(stores.events().ofApplicant(Rows.id(1, 1))).isEmpty();
    }
}

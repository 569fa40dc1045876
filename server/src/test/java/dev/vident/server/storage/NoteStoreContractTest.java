package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.Note;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class NoteStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
        Rows.insertCase(stores, 1);
        Rows.insertCase(stores, 2);
    }

    static Note note(int number, int applicant, String text) {
        return new Note(
                Rows.id(10, number),
                Rows.id(1, applicant),
                text,
                List.of("a", "ä"),
                Rows.T0.plusSeconds(number),
                Rows.id(7, 1));
    }

    @Test
    void notes_come_newest_first_and_page_by_page() {
        for (int i = 1; i <= 3; i++) {
            stores.notes().insert(note(i, 1, "n" + i));
        }
        stores.notes().insert(note(4, 2, "of another"));

        assertThat(stores.notes().ofApplicant(Rows.id(1, 1), 2, 0))
                .containsExactly(note(3, 1, "n3"), note(2, 1, "n2"));
        assertThat(stores.notes().ofApplicant(Rows.id(1, 1), 2, 2))
                .containsExactly(note(1, 1, "n1"));
        assertThat(stores.notes().count(Rows.id(1, 1))).isEqualTo(3);
    }

    @Test
    void a_note_comes_back_changed() {
        stores.notes().insert(note(1, 1, "before"));

        stores.notes().update(note(1, 1, "after"));

        assertThat(stores.notes().find(Rows.id(10, 1))).contains(note(1, 1, "after"));
        assertThat(stores.notes().find(Rows.id(10, 2))).isEmpty();
    }
}

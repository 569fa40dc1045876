package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaptersTest {
    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_250L);

    private static Chapter at(long millis, String title) {
        return new Chapter(START.plusMillis(millis), title);
    }

    @Test
    void chapters_fill_the_film_from_its_beginning_to_its_end() {
        Chapters chapters =
                Chapters.of(List.of(at(9_000, "Face"), at(4_500, "Document, front")), START, 12);
        assertThat(chapters.metadata())
                .isEqualTo(
                        """
                        ;FFMETADATA1
                        [CHAPTER]
                        TIMEBASE=1/1000
                        START=0
                        END=4500
                        title=Beginning
                        [CHAPTER]
                        TIMEBASE=1/1000
                        START=4500
                        END=9000
                        title=Document, front
                        [CHAPTER]
                        TIMEBASE=1/1000
                        START=9000
                        END=12000
                        title=Face
                        """);
    }

    @Test
    void a_step_before_the_first_picture_begins_with_it_and_one_after_the_last_is_left_out() {
        Chapters chapters =
                Chapters.of(List.of(at(-3_000, "Greeting"), at(12_000, "Goodbye")), START, 12);
        assertThat(chapters.starts()).containsOnly(Map.entry(0L, "Greeting"));
    }

    @Test
    void of_steps_at_the_same_time_the_last_one_counts() {
        Chapters chapters = Chapters.of(List.of(at(10, "A"), at(10, "B")), START, 12);
        assertThat(chapters.starts()).containsValues("Beginning", "B").doesNotContainValue("A");
    }

    @Test
    void a_call_without_steps_has_no_chapters() {
        assertThat(Chapters.of(List.of(), START, 12).isEmpty()).isTrue();
    }

    @Test
    void a_title_cannot_break_out_of_its_line() {
        Chapters chapters = Chapters.of(List.of(at(0, "a=b;c#d\\e\n[CHAPTER]")), START, 1);
        assertThat(chapters.metadata()).contains("title=a\\=b\\;c\\#d\\\\e [CHAPTER]\n");
    }
}

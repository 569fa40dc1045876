package dev.vident.media.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each fuzz target over what lies in `src/test/resources/fuzz`: the seeds, what fuzzing found
/// worth keeping, and every input that once broke something.
class FuzzCorpusTest {
    private static final int MUTATIONS = 2_000;

    @ParameterizedTest
    @EnumSource
    void the_corpus_breaks_no_promise(FuzzTarget target) throws IOException {
        List<Path> files = corpus(target);
        assertThat(files).as("corpus of " + target).isNotEmpty();
        for (Path file : files) {
            byte[] input = Files.readAllBytes(file);
            assertThatCode(() -> target.run(input)).as(file.toString()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource
    void neither_does_a_corpus_with_bytes_changed_at_random(FuzzTarget target) throws IOException {
        List<Path> files = corpus(target);
        for (long seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            byte[] input = Files.readAllBytes(files.get(random.nextInt(files.size())));
            byte[] changed = changed(input, random);
            assertThatCode(() -> target.run(changed))
                    .as(target + ", seed " + seed)
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] changed(byte[] input, Random random) {
        byte[] changed = Arrays.copyOf(input, input.length + random.nextInt(8));
        for (int i = random.nextInt(6); i >= 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return Arrays.copyOf(changed, random.nextInt(changed.length + 1));
    }

    private static List<Path> corpus(FuzzTarget target) throws IOException {
        Path folder =
                Path.of("src", "test", "resources", "fuzz", target.name().toLowerCase(Locale.ROOT));
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}

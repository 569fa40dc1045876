package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Conventions that can be checked are tests.
final class RepositoryHygieneTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> SKIPPED_FOLDERS =
            Set.of("target", "node_modules", ".git", "data", ".idea");
    private static final int LINES_MAX = 500;
    private static final Pattern MARKDOWN_LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    @Test
    void no_source_file_is_longer_than_five_hundred_lines() {
        assertThat(
                        files(".java", ".js", ".css", ".html", ".sql", ".sh")
                                .filter(file -> lines(file).size() > LINES_MAX))
                .isEmpty();
    }

    @Test
    void sources_hold_no_left_overs_and_no_tabs() {
        assertThat(
                        files(".java", ".js", ".css", ".html", ".sql", ".md")
                                .filter(file -> !file.endsWith("RepositoryHygieneTest.java"))
                                .filter(file ->
                                        lines(file).stream()
                                                .anyMatch(line ->
                                                        line.contains("\t")
                                                                || LEFT_OVER.matcher(line).find())))
                .isEmpty();
        assertThat(files(".orig", ".rej", ".bak")).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() {
        List<Path> folders =
                files(".java")
                        .filter(file -> file.toString().contains("src/main/java"))
                        .map(Path::getParent)
                        .distinct()
                        .toList();

        assertThat(folders).isNotEmpty();
        assertThat(folders)
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java"))
                                .content()
                                .contains("///", "@NullMarked"));
    }

    @Test
    void every_link_in_the_documentation_resolves() {
        List<String> broken = new ArrayList<>();
        files(".md")
                .forEach(file -> {
                    Matcher link = MARKDOWN_LINK.matcher(text(file));
                    while (link.find()) {
                        String target = link.group(1);
                        if (!target.matches("(https?|mailto):.*")
                                && !Files.exists(file.resolveSibling(target))) {
                            broken.add(ROOT.relativize(file) + " → " + target);
                        }
                    }
                });

        assertThat(broken).isEmpty();
    }

    @Test
    void decisions_are_numbered_without_gaps() throws IOException {
        try (Stream<Path> list = Files.list(ROOT.resolve("docs/adr"))) {
            List<Integer> numbers =
                    list.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("\\d{4}-.*\\.md"))
                            .map(name -> Integer.parseInt(name.substring(0, 4)))
                            .sorted()
                            .toList();

            assertThat(numbers).isNotEmpty();
            assertThat(numbers)
                    .isEqualTo(Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList());
        }
    }

    @Test
    void nothing_names_folders_of_the_machine_it_was_written_on() {
        Pattern foreign = Pattern.compile("(/home/|/root/|/Users/)[a-z]");

        assertThat(
                        files(".java", ".js", ".md", ".xml", ".html", ".properties")
                                .filter(file -> !file.endsWith("RepositoryHygieneTest.java"))
                                .filter(file -> foreign.matcher(text(file)).find()))
                .isEmpty();
    }

    private static Stream<Path> files(String... endings) {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk
                    .filter(file ->
                            Stream.of(ROOT.relativize(file).toString().split("/", -1))
                                    .noneMatch(SKIPPED_FOLDERS::contains))
                    .filter(Files::isRegularFile)
                    .filter(file ->
                            Stream.of(endings).anyMatch(ending -> file.toString().endsWith(ending)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

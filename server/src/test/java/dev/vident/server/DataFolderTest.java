package dev.vident.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @TempDir Path folder;

    @Test
    void a_new_data_folder_is_for_its_owner_alone() throws Exception {
        Path data = folder.resolve("a").resolve("data");
        try (DataFolder open = DataFolder.open(data)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_second_server_is_refused_with_a_way_on_until_the_first_has_gone() throws Exception {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(StartRefusal.class)
                    .hasMessageContaining("in use by another server")
                    .hasMessageContaining("--data");
            assertThat(first.path()).isEqualTo(folder);
        }
        DataFolder.open(folder).close();
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused_in_words() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(StartRefusal.class)
                .hasMessageContaining("cannot be used");
    }
}

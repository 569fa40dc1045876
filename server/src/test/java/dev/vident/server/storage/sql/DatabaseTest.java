package dev.vident.server.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.platform.Redacted;
import dev.vident.server.storage.Rows;
import dev.vident.server.storage.StoreSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir Path folder;

    @Test
    void whatWasStoredIsThereAfterOpeningAgain() {
        DatabaseSettings settings = DatabaseSettings.inFolder(folder);
        try (Stores stores = Stores.open(settings, folder)) {
            Rows.insertCase(StoreSet.of(stores), 1);
        }
        try (Stores stores = Stores.open(settings, folder)) {
            assertThat(stores.applicants().find(Rows.id(1, 1))).contains(Rows.applicant(1));
        }
    }

    @Test
    void aReaderCannotWrite() {
        try (Database database = Database.open(DatabaseSettings.inFolder(folder))) {
            assertThatThrownBy(
                            () -> database.read(handle -> handle.execute("delete from applicant")))
                    .hasStackTraceContaining("readonly");
        }
    }

    @Test
    void foreignKeysAreEnforced() {
        try (Stores stores = Stores.open(DatabaseSettings.inFolder(folder), folder)) {
            assertThatThrownBy(() -> stores.identifications().insert(Rows.identification(1, 1, 0)))
                    .hasStackTraceContaining("FOREIGN KEY");
        }
    }

    @Test
    void manyWritersAtOnceAllSucceed() throws Exception {
        try (Stores stores = Stores.open(DatabaseSettings.inFolder(folder), folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int number = i;
                all.add(
                        threads.submit(() -> {
                            Rows.insertCase(StoreSet.of(stores), number);
                            assertThat(stores.applicants().find(Rows.id(1, number))).isPresent();
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(stores.identifications().newest(100)).hasSize(50);
        }
    }

    @Test
    void anUnknownUrlIsRefusedAndThePasswordNeverPrints() {
        DatabaseSettings settings =
                new DatabaseSettings("jdbc:mysql://h/d", "u", Redacted.of("geheim"));
        assertThat(settings.toString()).doesNotContain("geheim");
        assertThatThrownBy(() -> Database.open(settings))
                .hasMessage("database.url must start with jdbc:sqlite: or jdbc:postgresql:");
    }
}

package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.document.Document;
import dev.vident.server.document.DocumentDetails;
import dev.vident.server.document.StoredFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class DocumentStoreContractTest {
    private static final StoredFile PICTURE =
            new StoredFile(
                    "pass.jpg", "image/jpeg", 70_000_000_000L, 640, 480, "00", "documents/a");
    private static final StoredFile PDF =
            new StoredFile("bill.pdf", "application/pdf", 1, null, null, "01", "documents/b");

    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
        Rows.insertCase(stores, 1);
        Rows.insertCase(stores, 2);
    }

    static Document document(
            long imageId, int applicant, @Nullable StoredFile file, boolean deactivated) {
        return new Document(
                imageId,
                Rows.id(1, applicant),
                Rows.id(2, applicant),
                "fGhIj",
                "PASSPORT",
                file == null ? "FRONT_SIDE" : null,
                "CHE",
                new DocumentDetails(
                        "Ada", null, "Muster", "X0", "2020-01-01", "2030-01-01", null, null),
                file,
                Rows.T0.plusSeconds(imageId % 100),
                deactivated);
    }

    @Test
    void what_is_stored_comes_back_equal_and_oldest_first() {
        Document second = document(9_007_199_254_740_992L, 1, PICTURE, false);
        Document first = document(1_000_000_001L, 1, PDF, true);
        Document bare = document(1_000_000_099L, 1, null, false);
        stores.documents().insert(bare);
        stores.documents().insert(second);
        stores.documents().insert(first);
        stores.documents().insert(document(1_000_000_002L, 2, PDF, false));

        assertThat(stores.documents().find(second.imageId())).contains(second);
        assertThat(stores.documents().ofApplicant(Rows.id(1, 1)))
                .containsExactly(first, second, bare);
    }

    @Test
    void a_document_is_deactivated_and_reverted() {
        stores.documents().insert(document(1_000_000_001L, 1, PICTURE, false));

        stores.documents().setDeactivated(1_000_000_001L, true);
        assertThat(stores.documents().find(1_000_000_001L))
                .contains(document(1_000_000_001L, 1, PICTURE, true));
        stores.documents().setDeactivated(1_000_000_001L, false);
        assertThat(stores.documents().find(1_000_000_001L))
                .contains(document(1_000_000_001L, 1, PICTURE, false));
    }
}

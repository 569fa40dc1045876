package dev.vident.server.document;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The bytes of a file that is handed in; may be read several times and is never held as a whole.
public interface Content {
    /// Opens it from its beginning.
    InputStream open();

    /// Size in bytes.
    long size();

    /// The name its sender gave it.
    @Nullable String fileName();

    /// The content type its sender declared.
    @Nullable String declaredType();
}

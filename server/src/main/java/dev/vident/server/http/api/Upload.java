package dev.vident.server.http.api;

import dev.vident.server.document.Documents;
import dev.vident.server.http.IncomingBody;
import dev.vident.server.http.RequestSignature;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.SumsubError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A large body on its way into a file, hashed as it passes.
final class Upload {

    /// What a multipart body may have besides its file.
    private static final long OVERHEAD_MAX = 256 * 1024;

    private static final int PIECE_BYTES = 16 * 1024;
    private static final long BYTES_MAX = Documents.SIZE_MAX + OVERHEAD_MAX;

    private Upload() {}

    /// Writes the body into a new file; nothing is left of it when this throws.
    ///
    /// @param folder is created when it does not exist
    /// @throws dev.vident.server.platform.ProblemException 400 with code 1002 when it is too big
    static Path keep(Path folder, IncomingBody body, RequestSignature.Running signature)
            throws IOException {
        if (body.declaredLength() > BYTES_MAX) {
            throw tooBig();
        }
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "upload", ".part");
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE_BYTES];
            long size = 0;
            int count;
            while ((count = body.read(piece, 0, piece.length)) >= 0) {
                size += count;
                if (size > BYTES_MAX) {
                    throw tooBig();
                }
                signature.update(piece, 0, count);
                out.write(piece, 0, count);
            }
            whole = true;
            return file;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static RuntimeException tooBig() {
        return new Problem.BadRequest("The file is too big", SumsubError.FILE_TOO_BIG).exception();
    }
}

package dev.vident.server.composition;

import dev.vident.server.platform.BlobStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A video in the blob store.
///
/// @param blobKey its key there
/// @param bytes its size
/// @param sha256 of all bytes, lower-case hex
record StoredVideo(String blobKey, long bytes, String sha256) {
    /// Stores a file under the key of a composition, replacing what an earlier attempt left there.
    ///
    /// @throws java.io.UncheckedIOException when the store fails
    static StoredVideo put(BlobStore blobs, String mediaId, Path file) throws IOException {
        String key = "compositions/" + mediaId + ".mp4";
        String sha256 = sha256(file);
        return new StoredVideo(key, blobs.put(key, file), sha256);
    }

    /// Stores the poster of a composition, a JPEG.
    ///
    /// @throws java.io.UncheckedIOException when the store fails
    static void putPoster(BlobStore blobs, String mediaId, Path file) {
        blobs.put(posterKey(mediaId), file);
    }

    /// The key of a composition's poster; there need not be one.
    static String posterKey(String mediaId) {
        return "compositions/" + mediaId + ".jpg";
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream bytes =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

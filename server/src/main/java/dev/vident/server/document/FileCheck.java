package dev.vident.server.document;

import dev.vident.server.platform.Problem;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.script.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What one pass over a file finds out about it, in pieces of 64 KiB.
///
/// @param picture absent unless the format is one of pictures
/// @param sha256 hex
record FileCheck(FileFormat format, @Nullable Picture picture, String sha256) {
    /// The largest file taken, in bytes (contract section 3.4, code 1002).
    static final long SIZE_MAX = 64L << 20;

    /// Where the frame header of a JPEG must be found: behind its metadata, which may be large.
    private static final int HEAD_BYTES = 512 * 1024;

    private static final int PIECE_BYTES = 64 * 1024;

    /// A PDF ends within this many bytes of its mark (ISO 32000-1, annex H, note 18).
    private static final int TAIL_BYTES = 1024;

    private static final byte[] ENCRYPT = "/Encrypt".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    /// Reads a file.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 with 1002 when it is too big, 1003
    ///   when it is empty, 1005 when its format is not known, 1004 when it is broken or not of the
    ///   type declared, 1011 when it is encrypted
    static FileCheck of(Content content) {
        if (content.size() == 0) {
            throw refusal("The file is empty", SumsubError.EMPTY_FILE);
        }
        if (content.size() > SIZE_MAX) {
            throw refusal("The file is too big", SumsubError.FILE_TOO_BIG);
        }
        try (InputStream in = content.open()) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            FileFormat format =
                    FileFormat.of(head)
                            .orElseThrow(() ->
                                    refusal(
                                            "Unsupported file format",
                                            SumsubError.UNSUPPORTED_FILE_FORMAT));
            if (format.contradicts(content.declaredType())) {
                throw corrupted();
            }
            Picture picture =
                    format.isPicture()
                            ? Picture.read(head).orElseThrow(FileCheck::corrupted)
                            : null;
            return new FileCheck(format, picture, rest(head, in, format));
        } catch (IOException failure) {
            throw new UncheckedIOException("an uploaded file cannot be read", failure);
        }
    }

    /// Hashes the whole file and, on the way, looks into a PDF.
    private static String rest(byte[] head, InputStream in, FileFormat format) throws IOException {
        MessageDigest digest = newDigest();
        digest.update(head);
        boolean encrypted = find(head, head.length, ENCRYPT);
        byte[] tail = Arrays.copyOfRange(head, Math.max(0, head.length - TAIL_BYTES), head.length);
        byte[] piece = new byte[PIECE_BYTES];
        int count;
        while ((count = in.readNBytes(piece, 0, PIECE_BYTES)) > 0) {
            digest.update(piece, 0, count);
            byte[] seam = joined(tail, piece, count);
            encrypted |= format == FileFormat.PDF && find(seam, seam.length, ENCRYPT);
            tail = Arrays.copyOfRange(seam, Math.max(0, seam.length - TAIL_BYTES), seam.length);
        }
        if (format == FileFormat.PDF) {
            if (!find(tail, tail.length, PDF_END)) {
                throw corrupted();
            }
            if (encrypted) {
                throw refusal("The file is encrypted", SumsubError.ENCRYPTED_FILE);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] joined(byte[] tail, byte[] piece, int count) {
        byte[] joined = Arrays.copyOf(tail, tail.length + count);
        System.arraycopy(piece, 0, joined, tail.length, count);
        return joined;
    }

    private static boolean find(byte[] bytes, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (bytes[i] == wanted[0]
                    && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    private static RuntimeException corrupted() {
        return refusal(
                "Error analyzing file, unsupported format or corrupted file",
                SumsubError.CORRUPTED_FILE);
    }

    private static RuntimeException refusal(String description, SumsubError error) {
        return new Problem.BadRequest(description, error).exception();
    }
}

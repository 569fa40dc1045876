package dev.vident.server.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The formats that are taken (contract section 2, list of MIME types), told apart by their first
/// bytes.
enum FileFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf"),
    MP4("video/mp4", "mp4"),
    QUICKTIME("video/quicktime", "mov"),
    WEBM("video/webm", "webm");

    /// A PDF may have this much before its mark (ISO 32000-1, annex H, note 13).
    private static final int PDF_MARK_WITHIN = 1024;

    private static final byte[] EBML = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

    private final String contentType;
    private final String extension;

    FileFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }

    boolean isPicture() {
        return this == JPEG || this == PNG;
    }

    /// The format of a file; empty when it is none of these.
    static Optional<FileFormat> of(byte[] head) {
        if (starts(head, 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
            return Optional.of(JPEG);
        }
        if (starts(head, 0, new byte[] {(byte) 0x89, 'P', 'N', 'G'})) {
            return Optional.of(PNG);
        }
        // ISO/IEC 14496-12, 4.3: size, `ftyp`, major brand.
        if (starts(head, 4, ascii("ftyp"))) {
            return Optional.of(starts(head, 8, ascii("qt  ")) ? QUICKTIME : MP4);
        }
        if (starts(head, 0, EBML)) {
            return Optional.of(WEBM);
        }
        byte[] mark = ascii("%PDF-");
        for (int i = 0; i < Math.min(head.length, PDF_MARK_WITHIN); i++) {
            if (starts(head, i, mark)) {
                return Optional.of(PDF);
            }
        }
        return Optional.empty();
    }

    /// Whether a declared content type contradicts what the file is. Types that say nothing, as
    /// `application/octet-stream`, contradict nothing.
    boolean contradicts(@Nullable String declared) {
        if (declared == null) {
            return false;
        }
        int parameters = declared.indexOf(';');
        String type =
                (parameters < 0 ? declared : declared.substring(0, parameters))
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (type.equals("image/jpg")) {
            return this != JPEG;
        }
        // Both are the same container, and cameras name them as they please.
        boolean boxes = this == MP4 || this == QUICKTIME;
        return Arrays.stream(values())
                .filter(known -> known.contentType.equals(type))
                .anyMatch(
                        known -> known != this && !(boxes && (known == MP4 || known == QUICKTIME)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean starts(byte[] head, int at, byte[] with) {
        return head.length >= at + with.length
                && Arrays.equals(head, at, at + with.length, with, 0, with.length);
    }
}

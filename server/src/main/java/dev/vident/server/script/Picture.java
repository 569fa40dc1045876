package dev.vident.server.script;

import java.util.Optional;

/// What the head of a picture file says about it.
///
/// @param contentType `image/jpeg` or `image/png`
/// @param width pixels
/// @param height pixels
public record Picture(String contentType, int width, int height) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final int PNG_HEAD_BYTES = 24;

    /// Reads the head of a JPEG (ITU-T T.81, B.2) or PNG (ISO/IEC 15948, 11.2.2) file; empty when
    /// it is neither or the picture has no area.
    public static Optional<Picture> read(byte[] file) {
        return (isPng(file) ? png(file) : jpeg(file))
                .filter(picture -> picture.width() > 0 && picture.height() > 0);
    }

    private static boolean isPng(byte[] file) {
        if (file.length < PNG_HEAD_BYTES) {
            return false;
        }
        for (int i = 0; i < PNG.length; i++) {
            if (file[i] != PNG[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Picture> png(byte[] file) {
        return Optional.of(new Picture("image/png", int32(file, 16), int32(file, 20)));
    }

    private static Optional<Picture> jpeg(byte[] file) {
        if (file.length < 4 || int16(file, 0) != 0xFFD8) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 9 <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++; // fill byte before a marker
            } else if (isStartOfFrame(marker)) {
                return Optional.of(
                        new Picture("image/jpeg", int16(file, at + 7), int16(file, at + 5)));
            } else {
                at += 2 + int16(file, at + 2);
            }
        }
        return Optional.empty();
    }

    /// SOF0 to SOF15 without DHT, JPG and DAC, which lie between them.
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    private static int int32(byte[] bytes, int at) {
        return int16(bytes, at) << 16 | int16(bytes, at + 2);
    }
}

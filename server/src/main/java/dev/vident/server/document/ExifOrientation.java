package dev.vident.server.document;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How a JPEG file says it is to be turned: the tag 0x0112 of its Exif segment (Exif 2.3, 4.6.4).
final class ExifOrientation {
    /// As it is.
    static final int UPRIGHT = 1;

    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    private static final int HIGHEST = 8;

    private ExifOrientation() {}

    /// The orientation, 1 to 8; [#UPRIGHT] when the file does not say or cannot be understood.
    static int of(byte[] jpeg) {
        try {
            ByteBuffer file = ByteBuffer.wrap(jpeg);
            int at = 2;
            while ((file.get(at) & 0xFF) == 0xFF && (file.get(at + 1) & 0xFF) != START_OF_SCAN) {
                int length = file.getShort(at + 2) & 0xFFFF;
                if ((file.get(at + 1) & 0xFF) == APP1 && isExif(file, at + 4)) {
                    return ofTiff(file.slice(at + 4 + EXIF.length, length - 2 - EXIF.length));
                }
                at += 2 + length;
            }
            return UPRIGHT;
        } catch (BufferUnderflowException | IndexOutOfBoundsException broken) {
            return UPRIGHT;
        }
    }

    private static boolean isExif(ByteBuffer file, int at) {
        return file.slice(at, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    private static int ofTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT) {
                int value = tiff.getShort(entry + 8) & 0xFFFF;
                return value >= UPRIGHT && value <= HIGHEST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /// A JPEG file with an Exif segment that says nothing but this.
    static byte[] put(byte[] jpeg, int orientation) {
        if (orientation == UPRIGHT) {
            return jpeg;
        }
        int tiffBytes = 8 + 2 + ENTRY_BYTES + 4;
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 4 + EXIF.length + tiffBytes);
        file.put(jpeg, 0, 2);
        file.put((byte) 0xFF).put((byte) APP1).putShort((short) (2 + EXIF.length + tiffBytes));
        file.put(EXIF).put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        file.putShort((short) 1);
        file.putShort((short) TAG).putShort((short) SHORT).putInt(1);
        file.putShort((short) orientation).putShort((short) 0);
        file.putInt(0);
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }
}

package dev.vident.server.composition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The decoder configuration record of an H.264 track (ISO/IEC 14496-15 section 5.3.3.1).
final class AvcConfiguration {
    private static final int TYPE = 0x1F;
    private static final int SEQUENCE = 7;
    private static final int PICTURE = 8;
    private static final int SEQUENCES_MAX = 31;

    private AvcConfiguration() {}

    /// @param keyFrame as in [dev.vident.media.rtp.VideoFrame], with a sequence parameter set of at
    ///   least four bytes
    static byte[] of(byte[] keyFrame) {
        List<byte[]> sequences = new ArrayList<>();
        List<byte[]> pictures = new ArrayList<>();
        ByteBuffer units = ByteBuffer.wrap(keyFrame);
        while (units.hasRemaining()) {
            byte[] unit = new byte[units.getInt()];
            units.get(unit);
            switch (unit[0] & TYPE) {
                case SEQUENCE -> sequences.add(unit);
                case PICTURE -> pictures.add(unit);
                default -> {
                    // Slices are not configuration.
                }
            }
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(1);
        record.writeBytes(Arrays.copyOfRange(sequences.getFirst(), 1, 4));
        record.write(0xFF); // lengths take four bytes
        write(record, 0xE0, sequences.subList(0, Math.min(sequences.size(), SEQUENCES_MAX)));
        write(record, 0, pictures);
        return record.toByteArray();
    }

    private static void write(ByteArrayOutputStream record, int reserved, List<byte[]> sets) {
        record.write(reserved | sets.size());
        for (byte[] set : sets) {
            record.write(set.length >>> 8);
            record.write(set.length);
            record.writeBytes(set);
        }
    }
}

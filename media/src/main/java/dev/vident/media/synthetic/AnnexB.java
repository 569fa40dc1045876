package dev.vident.media.synthetic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Reads the access units of an H.264 byte stream (ITU-T H.264 annex B) that has one slice in each.
public final class AnnexB {
    private static final int TYPE = 0x1F;
    private static final int SLICE_TYPE_MAX = 5;

    private AnnexB() {}

    /// The access units, each as its NAL units with four bytes of length before each.
    public static List<byte[]> accessUnits(byte[] stream) {
        List<byte[]> accessUnits = new ArrayList<>();
        ByteArrayOutputStream accessUnit = new ByteArrayOutputStream();
        int start = nextUnit(stream, 0);
        while (start < stream.length) {
            int next = nextUnit(stream, start);
            int end = next < stream.length ? next - 3 : stream.length;
            while (end > start && stream[end - 1] == 0) {
                end--; // the longer start code, or trailing zeros
            }
            accessUnit.writeBytes(ByteBuffer.allocate(4).putInt(end - start).array());
            accessUnit.write(stream, start, end - start);
            if ((stream[start] & TYPE) <= SLICE_TYPE_MAX) {
                accessUnits.add(accessUnit.toByteArray());
                accessUnit.reset();
            }
            start = next;
        }
        return accessUnits;
    }

    /// Where the next NAL unit begins, behind its start code; the length when there is none.
    private static int nextUnit(byte[] stream, int from) {
        for (int i = from; i + 2 < stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                return i + 3;
            }
        }
        return stream.length;
    }
}

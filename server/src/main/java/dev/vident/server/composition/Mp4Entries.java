package dev.vident.server.composition;

/// What a decoder must know of a track before its first sample.
final class Mp4Entries {
    private static final int COMPRESSOR_NAME_BYTES = 32;
    private static final int DPI_72 = 0x480000;
    private static final int DEPTH = 24;
    private static final int SAMPLE_RATE = 48_000;

    /// Reserved bytes and the number of the data reference (ISO/IEC 14496-12 section 8.5.2).
    private static final byte[] START = Mp4Bytes.u16(0, 0, 0, 1);

    private Mp4Entries() {}

    /// @param width of the first picture in pixels
    /// @param height likewise
    /// @param configuration an [AvcConfiguration]
    static byte[] avc(int width, int height, byte[] configuration) {
        return Mp4Bytes.box(
                "avc3",
                START,
                Mp4Bytes.u32(0, 0, 0, 0),
                Mp4Bytes.u16(width, height),
                Mp4Bytes.u32(DPI_72, DPI_72, 0),
                Mp4Bytes.u16(1),
                new byte[COMPRESSOR_NAME_BYTES],
                Mp4Bytes.u16(DEPTH, -1),
                Mp4Bytes.box("avcC", configuration));
    }

    /// Opus of two channels, nothing skipped at the start (Encapsulation of Opus in ISO Base Media
    /// File Format, section 4.3).
    static byte[] opus() {
        return Mp4Bytes.box(
                "Opus",
                START,
                Mp4Bytes.u32(0, 0),
                Mp4Bytes.u16(2, 16, 0, 0),
                Mp4Bytes.u32((long) SAMPLE_RATE << 16),
                Mp4Bytes.box(
                        "dOps",
                        new byte[] {0, 2},
                        Mp4Bytes.u16(0),
                        Mp4Bytes.u32(SAMPLE_RATE),
                        Mp4Bytes.u16(0),
                        new byte[] {0}));
    }
}

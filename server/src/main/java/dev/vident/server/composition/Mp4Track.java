package dev.vident.server.composition;

/// One track of an MP4 film whose own timescale is milliseconds.
///
/// @param handler `vide` or `soun`
/// @param timescale of the samples
/// @param entry the sample description
/// @param width of the first picture in pixels; 0 of sound
/// @param height likewise
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record Mp4Track(int number, String handler, int timescale, byte[] entry, int width, int height) {
    private static final int ENABLED_AND_SHOWN = 3;
    private static final int UNDETERMINED_LANGUAGE = 0x55C4;
    private static final int FULL_VOLUME = 0x100;

    /// @param end when the last sample is over, in the track's timescale
    /// @param filmMillis duration of the film
    /// @param before bytes of the file before the media
    byte[] box(Mp4Samples samples, long end, long filmMillis, long before) {
        boolean sound = handler.equals("soun");
        byte[] header =
                Mp4Bytes.full(
                        "tkhd",
                        ENABLED_AND_SHOWN,
                        Mp4Bytes.u32(0, 0, number, 0, filmMillis, 0, 0),
                        Mp4Bytes.u16(0, 0, sound ? FULL_VOLUME : 0, 0),
                        Mp4Bytes.MATRIX,
                        Mp4Bytes.u32((long) width << 16, (long) height << 16));
        byte[] mediaHeader =
                Mp4Bytes.full(
                        "mdhd",
                        0,
                        Mp4Bytes.u32(0, 0, timescale, samples.duration(end)),
                        Mp4Bytes.u16(UNDETERMINED_LANGUAGE, 0));
        byte[] name =
                Mp4Bytes.full(
                        "hdlr",
                        0,
                        Mp4Bytes.u32(0),
                        Mp4Bytes.text(handler),
                        Mp4Bytes.u32(0, 0, 0),
                        new byte[1]);
        byte[] kind =
                sound
                        ? Mp4Bytes.full("smhd", 0, Mp4Bytes.u16(0, 0))
                        : Mp4Bytes.full("vmhd", 1, Mp4Bytes.u16(0, 0, 0, 0));
        byte[] here =
                Mp4Bytes.box(
                        "dinf",
                        Mp4Bytes.full("dref", 0, Mp4Bytes.u32(1), Mp4Bytes.full("url ", 1)));
        byte[] information = Mp4Bytes.box("minf", kind, here, samples.table(entry, end, before));
        return Mp4Bytes.box(
                "trak",
                header,
                edits(samples, end, filmMillis),
                Mp4Bytes.box("mdia", mediaHeader, name, information));
    }

    /// Nothing is shown before the first sample (ISO/IEC 14496-12 section 8.6.6).
    private byte[] edits(Mp4Samples samples, long end, long filmMillis) {
        long startMillis = samples.start() * 1_000 / timescale;
        long shownMillis =
                Math.min(filmMillis - startMillis, samples.duration(end) * 1_000 / timescale);
        byte[] shown = Mp4Bytes.u32(shownMillis, 0, 0x10000);
        byte[] list =
                startMillis == 0
                        ? Ebml.join(Mp4Bytes.u32(1), shown)
                        : Ebml.join(Mp4Bytes.u32(2, startMillis, -1, 0x10000), shown);
        return Mp4Bytes.box("edts", Mp4Bytes.full("elst", 0, list));
    }
}

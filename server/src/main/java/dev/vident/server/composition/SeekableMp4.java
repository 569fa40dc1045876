package dev.vident.server.composition;

import dev.vident.media.rtp.OpusPayload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// MP4 with H.264 and Opus (ISO/IEC 14496-12), the index before the media. The media lies in a file
/// beside until the index is known.
///
/// Parameter sets are in band (`avc3`, ISO/IEC 14496-15 section 5.4.2): a telephone that is turned
/// changes them in the middle.
final class SeekableMp4 implements SeekableFilm {
    /// Of the film and of its pictures.
    private static final int MILLIS = 1_000;

    private final Path target;
    private final Path mediaFile;
    private final OutputStream media;
    private final Mp4Samples pictures = new Mp4Samples();
    private final Mp4Samples sounds = new Mp4Samples();
    private long written;
    private long soundEnd;
    private byte[] pictureEntry = {};
    private int width;
    private int height;

    SeekableMp4(Path target) throws IOException {
        this.target = target;
        this.mediaFile = target.resolveSibling(target.getFileName() + ".media");
        this.media = new BufferedOutputStream(Files.newOutputStream(mediaFile), 1 << 16);
    }

    @Override
    public void picture(long millis, boolean key, byte[] data, int width, int height)
            throws IOException {
        if (pictures.isEmpty()) {
            this.width = width;
            this.height = height;
            pictureEntry = Mp4Entries.avc(width, height, AvcConfiguration.of(data));
        }
        pictures.add(millis, written, data.length, key);
        write(data);
    }

    @Override
    public void sound(long millis, byte[] data) throws IOException {
        sounds.add(soundEnd, written, data.length, true);
        soundEnd += OpusPayload.samples(data, 0, data.length);
        write(data);
    }

    private void write(byte[] data) throws IOException {
        media.write(data);
        written += data.length;
    }

    @Override
    public boolean hasPicture() {
        return !pictures.isEmpty();
    }

    @Override
    public void finish(long durationMillis) throws IOException {
        media.close();
        byte[] type =
                Mp4Bytes.box(
                        "ftyp", Mp4Bytes.text("isom"), Mp4Bytes.u32(0), Mp4Bytes.text("isomiso6"));
        byte[] mediaStart = Mp4Bytes.wideStart("mdat", written);
        long before = (long) type.length + mediaStart.length;
        // As long as with the true positions.
        before += movie(durationMillis, 0).length;
        try (OutputStream output =
                new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            output.write(type);
            output.write(movie(durationMillis, before));
            output.write(mediaStart);
            Files.copy(mediaFile, output);
        }
    }

    /// @param before bytes of the file before the media
    private byte[] movie(long durationMillis, long before) {
        byte[] header =
                Mp4Bytes.full(
                        "mvhd",
                        0,
                        Mp4Bytes.u32(0, 0, MILLIS, durationMillis, 0x10000),
                        Mp4Bytes.u16(0x100, 0, 0, 0, 0, 0),
                        Mp4Bytes.MATRIX,
                        Mp4Bytes.u32(0, 0, 0, 0, 0, 0, 3));
        byte[] sound =
                sounds.isEmpty()
                        ? new byte[0]
                        : new Mp4Track(2, "soun", OpusPayload.CLOCK_RATE, Mp4Entries.opus(), 0, 0)
                                .box(sounds, soundEnd, durationMillis, before);
        byte[] picture =
                pictures.isEmpty()
                        ? new byte[0]
                        : new Mp4Track(1, "vide", MILLIS, pictureEntry, width, height)
                                .box(pictures, durationMillis, durationMillis, before);
        return Mp4Bytes.box("moov", header, picture, sound);
    }

    @Override
    public void close() throws IOException {
        media.close();
        Files.deleteIfExists(mediaFile);
    }
}

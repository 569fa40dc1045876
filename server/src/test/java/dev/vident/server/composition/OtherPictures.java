package dev.vident.server.composition;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.AnnexB;
import dev.vident.media.synthetic.Clip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The warm clip as another camera would show it, with key frames at the same places.
final class OtherPictures {
    private static final int IVF_HEADER_BYTES = 32;

    private OtherPictures() {}

    static List<byte[]> make(FfmpegPrograms programs, Path folder, String filter)
            throws IOException, FfmpegFailure, InterruptedException {
        return make(programs, folder, filter, VideoEncoding.VP8);
    }

    /// @param filter what ffmpeg does to the pictures
    static List<byte[]> make(
            FfmpegPrograms programs, Path folder, String filter, VideoEncoding encoding)
            throws IOException, FfmpegFailure, InterruptedException {
        Path original = folder.resolve("original.ivf");
        Path other = folder.resolve("other." + encoding);
        try (InputStream clip = Clip.class.getResourceAsStream("warm.ivf")) {
            Files.copy(clip, original);
        }
        String command =
                "-nostdin -v error -y -i %s -vf %s -g 5 -keyint_min 5 -b:v 300k -threads 1 "
                        + switch (encoding) {
                            case VP8 ->
                                    "-c:v libvpx -auto-alt-ref 0 -lag-in-frames 0 -deadline realtime -f ivf %s";
                            case H264 ->
                                    "-c:v libx264 -profile:v baseline -preset veryfast -sc_threshold 0 -f h264 %s";
                        };
        FfmpegProcess.text(
                programs.ffmpeg(),
                List.of(command.formatted(original, filter, other).split(" ")),
                Duration.ofMinutes(1));
        byte[] file = Files.readAllBytes(other);
        List<byte[]> frames =
                new ArrayList<>(
                        switch (encoding) {
                            case VP8 -> frames(ByteBuffer.wrap(file));
                            case H264 -> AnnexB.accessUnits(file);
                        });
        // As the clip is played: the first marker comes after the lead-in.
        Collections.rotate(frames, (int) (Clip.LEAD_IN.toMillis() * 1_000 / Clip.FRAME_MICROS));
        return frames;
    }

    /// A frame is its length in four bytes, its time in eight, and its data.
    private static List<byte[]> frames(ByteBuffer ivf) {
        List<byte[]> frames = new ArrayList<>();
        ivf.order(ByteOrder.LITTLE_ENDIAN).position(IVF_HEADER_BYTES);
        while (ivf.hasRemaining()) {
            byte[] frame = new byte[ivf.getInt()];
            ivf.getLong();
            ivf.get(frame);
            frames.add(frame);
        }
        return frames;
    }
}

package dev.vident.server.composition;

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

    /// @param filter what ffmpeg does to the pictures
    static List<byte[]> make(FfmpegPrograms programs, Path folder, String filter)
            throws IOException, FfmpegFailure, InterruptedException {
        Path original = folder.resolve("original.ivf");
        Path other = folder.resolve("other.ivf");
        try (InputStream clip = Clip.class.getResourceAsStream("warm.ivf")) {
            Files.copy(clip, original);
        }
        String command =
                "-nostdin -v error -y -i %s -vf %s -c:v libvpx -g 5 -keyint_min 5"
                        + " -auto-alt-ref 0 -lag-in-frames 0 -deadline realtime -b:v 300k -threads 1 -f ivf %s";
        FfmpegProcess.text(
                programs.ffmpeg(),
                List.of(command.formatted(original, filter, other).split(" ")),
                Duration.ofMinutes(1));
        return frames(ByteBuffer.wrap(Files.readAllBytes(other)).order(ByteOrder.LITTLE_ENDIAN));
    }

    /// A frame is its length in four bytes, its time in eight, and its data.
    private static List<byte[]> frames(ByteBuffer ivf) {
        List<byte[]> frames = new ArrayList<>();
        ivf.position(IVF_HEADER_BYTES);
        while (ivf.hasRemaining()) {
            byte[] frame = new byte[ivf.getInt()];
            ivf.getLong();
            ivf.get(frame);
            frames.add(frame);
        }
        // As the clip is played: the first marker comes after the lead-in.
        Collections.rotate(frames, (int) (Clip.LEAD_IN.toMillis() * 1_000 / Clip.FRAME_MICROS));
        return frames;
    }
}

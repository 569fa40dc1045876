package dev.vident.server.composition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleConsumer;

/// Reads what `ffmpeg -progress` writes and tells how far it is.
record FfmpegProgress(long durationSeconds, DoubleConsumer listener)
        implements FfmpegProcess.Output {
    private static final String TIME = "out_time_us=";

    @Override
    public void read(InputStream output) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // The value is N/A until the first frame is out.
            if (line.startsWith(TIME) && line.substring(TIME.length()).matches("\\d{1,15}")) {
                double seconds = Long.parseLong(line.substring(TIME.length())) / 1e6;
                listener.accept(Math.min(1, seconds / durationSeconds));
            }
        }
    }
}

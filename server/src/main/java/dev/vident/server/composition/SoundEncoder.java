package dev.vident.server.composition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Encodes the sound of a running call as one piece, fed while the call runs: a process that waits
/// for samples most of the time. Its file has no seams, because nothing was ever cut. Not safe for
/// use by several threads, but for [#close].
final class SoundEncoder implements AutoCloseable {
    /// Of CPU time, enough for a day of sound.
    private static final Duration CPU_LIMIT = Duration.ofHours(1);

    /// A machine full of live calls may leave it nothing for long.
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(5);

    private final Process process;
    private final OutputStream input;

    private SoundEncoder(Process process) {
        this.process = process;
        this.input = process.getOutputStream();
    }

    /// Starts the encoder.
    ///
    /// @param folder to work in
    /// @param target MP4 with the sound alone, complete after [#finish]
    static SoundEncoder start(Path ffmpeg, Path folder, Path target) throws FfmpegFailure {
        return new SoundEncoder(
                FfmpegProcess.startFed(
                        ffmpeg, FfmpegCommand.soundFromSamples(target), folder, CPU_LIMIT));
    }

    /// Encodes mono samples of 48 kHz.
    void write(short[] samples) throws FfmpegFailure {
        ByteBuffer bytes =
                ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        Thread watch = Thread.startVirtualThread(this::endWhenStuck);
        try {
            input.write(bytes.array());
            input.flush();
        } catch (IOException e) {
            throw new FfmpegFailure("the sound's encoder has ended", e);
        } finally {
            watch.interrupt();
        }
    }

    /// There is no more sound: waits until the file is complete.
    void finish() throws FfmpegFailure, InterruptedException {
        try {
            input.close();
        } catch (IOException e) {
            throw new FfmpegFailure("the sound's encoder has ended", e);
        }
        if (!process.waitFor(WRITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new FfmpegFailure("the sound's encoder does not end");
        }
        if (process.exitValue() != 0) {
            throw new FfmpegFailure("the sound's encoder: exit status " + process.exitValue());
        }
    }

    /// Ends the process.
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void endWhenStuck() {
        try {
            Thread.sleep(WRITE_LIMIT);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            // The samples were taken in time.
        }
    }
}

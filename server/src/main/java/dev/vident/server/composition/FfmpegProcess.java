package dev.vident.server.composition;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs one ffmpeg or ffprobe process: lowest priority, no shell, empty standard input, bounded
/// time, and where there is `prlimit` bounded memory, CPU time, file size and open files, and no
/// network where the system allows it ([NetworkIsolation]). Confined to the thread that calls
/// [#run]; interrupting that thread cancels the run and ends the process.
final class FfmpegProcess {
    /// Takes standard output while the process runs.
    interface Output {
        void read(InputStream output) throws IOException;
    }

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    /// Written memory, not address space: reserving much of that is normal.
    private static final long MEMORY_BYTES_MAX = 3L << 30;

    private static final long FILE_BYTES_MAX = 16L << 30;
    private static final int OPEN_FILES_MAX = 256;
    private static final int TAIL_CHARACTERS = 2_000;
    private static final Duration PATIENCE_AFTER_END = Duration.ofSeconds(5);

    private FfmpegProcess() {}

    /// Runs a program to its end.
    ///
    /// @param folder the working directory, so that files can be given by names that need no
    ///   quoting
    /// @param timeLimit after which the process is killed
    /// @throws FfmpegFailure when it cannot be started, fails, or takes too long
    /// @throws InterruptedException when the calling thread was interrupted; the process is gone
    ///   then
    static void run(
            Path program, List<String> arguments, Path folder, Duration timeLimit, Output output)
            throws FfmpegFailure, InterruptedException {
        run(limited(List.of(), program, arguments, folder, timeLimit), timeLimit, output);
    }

    /// As [#run], for work that nobody waits for yet: only when nobody else wants to run.
    static void runIdle(
            Path program, List<String> arguments, Path folder, Duration timeLimit, Output output)
            throws FfmpegFailure, InterruptedException {
        List<String> idle = IdleScheduling.prefix();
        run(limited(idle, program, arguments, folder, timeLimit), timeLimit, output);
    }

    private static void run(ProcessBuilder builder, Duration timeLimit, Output output)
            throws FfmpegFailure, InterruptedException {
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process = start(builder);
        AtomicBoolean late = new AtomicBoolean();
        StringBuilder errors = new StringBuilder();
        Thread errorReader = Thread.startVirtualThread(() -> keepTail(process, errors));
        Thread watch =
                Thread.startVirtualThread(() -> {
                    if (!endsWithin(process, timeLimit)) {
                        late.set(true);
                        process.destroyForcibly();
                    }
                });
        Thread outputReader = Thread.startVirtualThread(() -> readAll(process, output));
        try {
            int status = process.waitFor();
            outputReader.join();
            errorReader.join(PATIENCE_AFTER_END);
            if (late.get()) {
                throw new FfmpegFailure("took longer than " + timeLimit.toSeconds() + " s");
            }
            if (status != 0) {
                throw new FfmpegFailure("exit status " + status + ": " + text(errors));
            }
        } finally {
            process.destroyForcibly();
            watch.interrupt();
        }
    }

    /// Runs a program and returns what it wrote to standard output, as text.
    static String text(Path program, List<String> arguments, Duration timeLimit)
            throws FfmpegFailure, InterruptedException {
        List<String> text = new ArrayList<>();
        run(
                program,
                arguments,
                Path.of("."),
                timeLimit,
                output -> text.add(new String(output.readAllBytes(), StandardCharsets.UTF_8)));
        return text.isEmpty() ? "" : text.getFirst();
    }

    /// Starts a program that reads its standard input from the caller; it writes nothing of
    /// interest anywhere else. The caller ends it.
    static Process startFed(Path program, List<String> arguments, Path folder, Duration cpuLimit)
            throws FfmpegFailure {
        ProcessBuilder builder = limited(List.of(), program, arguments, folder, cpuLimit);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return start(builder);
    }

    private static ProcessBuilder limited(
            List<String> prefix,
            Path program,
            List<String> arguments,
            Path folder,
            Duration timeLimit) {
        List<String> command = new ArrayList<>(prefix);
        if (Files.isExecutable(NICE)) {
            // Live media always comes first.
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        if (Files.isExecutable(PRLIMIT)) {
            command.addAll(
                    List.of(
                            PRLIMIT.toString(),
                            "--data=" + MEMORY_BYTES_MAX,
                            "--cpu=" + Math.max(1, timeLimit.toSeconds()),
                            "--fsize=" + FILE_BYTES_MAX,
                            "--nofile=" + OPEN_FILES_MAX,
                            "--core=0"));
        }
        command.addAll(NetworkIsolation.prefix());
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        builder.directory(folder.toFile());
        return builder;
    }

    private static Process start(ProcessBuilder builder) throws FfmpegFailure {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new FfmpegFailure("cannot be started: " + e.getMessage(), e);
        }
    }

    private static boolean endsWithin(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static void readAll(Process process, Output output) {
        try (InputStream stream = process.getInputStream()) {
            output.read(stream);
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The process was killed or the consumer gave up; the exit status tells.
            process.destroyForcibly();
        }
    }

    private static void keepTail(Process process, StringBuilder tail) {
        byte[] chunk = new byte[4096];
        try (InputStream stream = process.getErrorStream()) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                synchronized (tail) {
                    tail.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
                    tail.delete(0, Math.max(0, tail.length() - TAIL_CHARACTERS));
                }
            }
        } catch (IOException e) {
            // The process was killed.
        }
    }

    private static String text(StringBuilder errors) {
        synchronized (errors) {
            return errors.toString().strip();
        }
    }
}

package dev.vident.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A part of a benchmark in a process of its own, so that its CPU time is nobody else's.
///
/// Parent and child talk in lines over the child's standard streams; the child ends when its
/// standard input closes; closing waits for that.
final class ChildProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
    }

    static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /// @param options further ones of the Java machine
    static ChildProcess start(List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new ChildProcess(main.getSimpleName(), process);
    }

    /// The next line the child says.
    ///
    /// @throws ChildEnded when it has ended
    String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new ChildEnded(name);
        }
        return line.strip();
    }

    /// Says a line and waits for the answer.
    String ask(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
        return readLine();
    }

    /// User and system time of the process so far.
    long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

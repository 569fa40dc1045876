package dev.vident.server.command;

import dev.vident.server.composition.Composer;
import dev.vident.server.composition.Encoding;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.FfmpegSearch;
import dev.vident.server.composition.NetworkIsolation;
import dev.vident.server.config.VidentConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vident doctor`: looks at this machine with the eyes of the server and says what is missing.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Checks this machine and the configuration. Exit status 1 when the server could not do its work.")
public final class DoctorCommand implements Callable<Integer> {
    private static final long FREE_BYTES_MIN = 5L << 30;
    private static final int RECEIVE_BUFFER_BYTES_WANTED = 4 << 20;

    private enum Grade {
        GOOD("✓"),
        WEAK("!"),
        BAD("✗");

        private final String sign;

        Grade(String sign) {
            this.sign = sign;
        }
    }

    private record Diagnosis(Grade grade, String text) {}

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Spec private @Nullable CommandSpec spec;

    private DoctorCommand() {}

    /// The verb with a flag for every setting.
    public static CommandLine commandLine() {
        DoctorCommand command = new DoctorCommand();
        CommandLine commandLine = new CommandLine(command);
        command.options.addTo(commandLine.getCommandSpec());
        return commandLine;
    }

    @Override
    public Integer call() throws InterruptedException {
        VidentConfig config = options.read(System.getenv());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Diagnosis> diagnoses = new ArrayList<>();
        diagnoses.add(java());
        diagnoses.add(dataFolder(config.storage().folder()));
        diagnoses.add(tcpPort("HTTP port", "--port", config.http().host(), config.http().port()));
        diagnoses.add(mediaPort(config.media().host(), config.media().port()));
        if (config.media().tcpPort() != 0) {
            diagnoses.add(
                    tcpPort(
                            "Media port (TCP)",
                            "--media-tcp-port",
                            config.media().host(),
                            config.media().tcpPort()));
        }
        diagnoses.addAll(ffmpeg(config));
        diagnoses.forEach(
                diagnosis -> out.println(diagnosis.grade().sign + " " + diagnosis.text()));
        boolean fit = diagnoses.stream().noneMatch(diagnosis -> diagnosis.grade() == Grade.BAD);
        out.println(fit ? "This machine is fit to serve." : "Mend what is marked ✗ first.");
        out.flush();
        return fit ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static Diagnosis java() {
        Runtime runtime = Runtime.getRuntime();
        return new Diagnosis(
                Grade.GOOD,
                "Java "
                        + Runtime.version()
                        + ", "
                        + runtime.availableProcessors()
                        + " processors, heap up to "
                        + (runtime.maxMemory() >> 20)
                        + " MiB");
    }

    private static Diagnosis dataFolder(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isWritable(existing)) {
            return new Diagnosis(
                    Grade.BAD,
                    "Data folder "
                            + folder
                            + " cannot be written; choose another with --data or give the right to.");
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String text = "Data folder " + folder + ", " + (free >> 30) + " GiB free";
            return free < FREE_BYTES_MIN
                    ? new Diagnosis(Grade.WEAK, text + "; a call-hour takes about 1 GB")
                    : new Diagnosis(Grade.GOOD, text);
        } catch (IOException e) {
            return new Diagnosis(
                    Grade.WEAK,
                    "Data folder " + folder + ": free space unknown (" + e.getMessage() + ")");
        }
    }

    private static Diagnosis tcpPort(String what, String flag, String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return new Diagnosis(
                    Grade.GOOD, what + " " + host + ":" + socket.getLocalPort() + " is free");
        } catch (IOException e) {
            return new Diagnosis(
                    Grade.BAD,
                    what
                            + " "
                            + host
                            + ":"
                            + port
                            + " cannot be bound ("
                            + e.getMessage()
                            + "); choose another with "
                            + flag
                            + ", or stop who has it.");
        }
    }

    private static Diagnosis mediaPort(String host, int port) {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES_WANTED);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            int granted = socket.getReceiveBufferSize();
            String text = "Media port " + host + ":" + socket.getLocalPort() + " (UDP) is free";
            return granted < RECEIVE_BUFFER_BYTES_WANTED
                    ? new Diagnosis(
                            Grade.WEAK,
                            text
                                    + ", but the system grants only "
                                    + (granted >> 10)
                                    + " KiB of receive buffer; for many calls: sysctl -w net.core.rmem_max="
                                    + RECEIVE_BUFFER_BYTES_WANTED)
                    : new Diagnosis(Grade.GOOD, text);
        } catch (IOException e) {
            return new Diagnosis(
                    Grade.BAD,
                    "Media port "
                            + host
                            + ":"
                            + port
                            + " (UDP) cannot be bound ("
                            + e.getMessage()
                            + "); choose another with --media-port, or stop who has it.");
        }
    }

    private static List<Diagnosis> ffmpeg(VidentConfig config) throws InterruptedException {
        Path work;
        try {
            work = Files.createTempDirectory("vident-doctor-");
        } catch (IOException e) {
            return List.of(new Diagnosis(Grade.BAD, "No temporary folder: " + e.getMessage()));
        }
        try (FolderRemoval removal = new FolderRemoval(work)) {
            return switch (FfmpegPrograms.find(
                    config.composition().ffmpegFolder(), removal.folder())) {
                case FfmpegSearch.Found(FfmpegPrograms programs) ->
                        List.of(
                                rendering(programs, config.composition().encoding(), work),
                                isolation());
                case FfmpegSearch.Missing(String reason, List<String> packages) ->
                        List.of(
                                new Diagnosis(
                                        Grade.BAD,
                                        "No ffmpeg: "
                                                + reason
                                                + (packages.isEmpty()
                                                        ? ""
                                                        : "; install: sudo apt-get install "
                                                                + String.join(" ", packages))));
            };
        }
    }

    private static Diagnosis isolation() {
        return NetworkIsolation.isOn()
                ? new Diagnosis(Grade.GOOD, "ffmpeg runs without a network")
                : new Diagnosis(
                        Grade.WEAK,
                        "ffmpeg keeps the network: this system lets unshare make no network namespace");
    }

    private static Diagnosis rendering(FfmpegPrograms programs, Encoding encoding, Path work)
            throws InterruptedException {
        Optional<String> failure =
                new Composer(programs, 1, encoding).selfTest(work.resolve("self-test"));
        return failure.map(reason ->
                        new Diagnosis(
                                Grade.BAD,
                                "ffmpeg " + programs.version() + " cannot render: " + reason))
                .orElseGet(() ->
                        new Diagnosis(
                                Grade.GOOD,
                                "ffmpeg "
                                        + programs.version()
                                        + " renders ("
                                        + programs.ffmpeg()
                                        + ")"));
    }
}

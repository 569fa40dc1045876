package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegProgramsTest {
    @TempDir Path folder;

    @Test
    void programs_that_were_found_render_one_second() throws InterruptedException {
        assertThat(new Composer(Ffmpeg.programs(), 1).selfTest(folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_configured_folder_without_the_programs_is_not_replaced_by_others()
            throws InterruptedException {
        assertThat(FfmpegPrograms.find(folder, folder))
                .isEqualTo(
                        new FfmpegSearch.Missing("no ffmpeg and ffprobe in " + folder, List.of()));
    }

    @Test
    void a_program_that_is_too_old_is_refused_with_its_version()
            throws IOException, InterruptedException {
        script("ffmpeg", "echo 'ffmpeg version 4.3.1-deb Copyright'");
        script("ffprobe", "exit 0");
        assertThat(FfmpegPrograms.find(folder, folder))
                .isInstanceOfSatisfying(
                        FfmpegSearch.Missing.class,
                        missing ->
                                assertThat(missing.reason())
                                        .contains("is version 4.3.1-deb, 5.1 is needed"));
    }

    @Test
    void versions_are_compared_by_number() {
        assertThat(FfmpegCheck.isOlderThan51("5.0.3")).isTrue();
        assertThat(FfmpegCheck.isOlderThan51("5.1.9-0+deb12u1")).isFalse();
        assertThat(FfmpegCheck.isOlderThan51("8.1.2")).isFalse();
        assertThat(FfmpegCheck.isOlderThan51("n10.0")).isFalse();
        assertThat(FfmpegCheck.isOlderThan51("N-12345-gabcdef")).isFalse();
    }

    @Test
    void missing_libraries_are_named_with_their_packages() {
        String listing =
                """
                \tlinux-vdso.so.1 (0x00007ffd)
                \tlibpulse.so.0 => not found
                \tlibxcb-shm.so.0 => not found
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
                \tlibpulse.so.0 => not found
                """;
        List<String> missing = SharedLibraries.notFound(listing);
        assertThat(missing).containsExactly("libpulse.so.0", "libxcb-shm.so.0");
        assertThat(missing.stream().map(SharedLibraries::debianPackage))
                .containsExactly("libpulse0", "libxcb-shm0");
    }

    @Test
    void the_loader_is_asked_for_what_a_program_lacks() throws IOException, InterruptedException {
        FfmpegPrograms programs = Ffmpeg.programs();
        assertThat(SharedLibraries.missing(programs.ffmpeg())).isEmpty();
        assumeTrue(programs.origin() == FfmpegPrograms.Origin.BUNDLED);
        Path alone = Files.copy(programs.ffmpeg(), folder.resolve("ffmpeg"));
        assertThat(SharedLibraries.missing(alone)).contains("libavdevice.so.62");
    }

    @Test
    void a_run_that_fails_says_the_last_it_wrote() throws IOException {
        Path program = script("fails", "echo 'no such thing' >&2; exit 3");
        assertThatThrownBy(() -> FfmpegProcess.text(program, List.of(), Duration.ofSeconds(30)))
                .isInstanceOf(FfmpegFailure.class)
                .hasMessage("exit status 3: no such thing");
    }

    @Test
    void a_run_that_takes_too_long_is_ended() throws IOException {
        Path program = script("hangs", "exec sleep 600");
        assertThatThrownBy(() -> FfmpegProcess.text(program, List.of(), Duration.ofMillis(50)))
                .isInstanceOf(FfmpegFailure.class)
                .hasMessageContaining("took longer");
    }

    @Test
    void interrupting_the_caller_ends_the_process() throws IOException {
        Path program = script("hangs", "echo $$ > pid; exec sleep 600");
        Thread caller = Thread.currentThread();
        Path pidFile = folder.resolve("pid");
        Thread.startVirtualThread(() -> {
            while (!Files.exists(pidFile) || pidFile.toFile().length() == 0) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        assertThatThrownBy(() ->
                        FfmpegProcess.run(
                                program,
                                List.of(),
                                folder,
                                Duration.ofMinutes(5),
                                output -> output.readAllBytes()))
                .isInstanceOf(InterruptedException.class);
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    private Path script(String name, String body) throws IOException {
        Path script = folder.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }
}

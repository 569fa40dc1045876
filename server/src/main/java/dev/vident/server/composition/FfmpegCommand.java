package dev.vident.server.composition;

import dev.vident.media.journal.MediaKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The ffmpeg arguments that render a composition. A pure function of the plan; each option that is
/// not obvious keeps one of these away:
///
/// * `-copyts` and time stamps in call time: a late joiner would start at 0.
/// * `-reinit_filter 0` and `eval=frame`: a change of resolution would rebuild the whole graph and
///   double the sound.
/// * one overlay per connection with `eof_action=pass`: after a reconnect the old picture would
///   stay.
/// * `aresample=async`: sound with gaps would collapse, and the sender's drifting sample clock
///   would pull it away.
/// * `setpts` by half a frame: overlay shows a picture on the next grid point, on average half a
///   frame late.
/// * `color d=`, `apad`, `atrim`, `-t`: sound and picture both last exactly the whole seconds asked
///   for.
final class FfmpegCommand {
    private static final String INPUT_LIMITS =
            "-protocol_whitelist file,pipe -format_whitelist matroska,webm -codec_whitelist vp8,h264,opus -f matroska";
    private static final String CELL =
            "setpts=PTS-0.5/%d/TB,"
                    + "scale=%d:%d:force_original_aspect_ratio=decrease:force_divisible_by=2"
                    + ":flags=fast_bilinear:eval=frame,"
                    + "pad=%d:%d:(ow-iw)/2:(oh-ih)/2:eval=frame,setsar=1";
    private static final String SOUND_ENCODING = "-c:a aac -b:a 64k -ac 1 -ar 48000";
    private static final String SAMPLES = "-c:a pcm_s16le -ac 1 -ar 48000 -f s16le";
    private static final String FAST_START = "-movflags +faststart";
    private static final int INSET_BORDER = 2;

    private final CompositionPlan plan;
    private final Segment segment;
    private final List<String> arguments = new ArrayList<>();
    private final List<String> chains = new ArrayList<>();

    private FfmpegCommand(CompositionPlan plan, Segment segment) {
        this.plan = plan;
        this.segment = segment;
    }

    /// The arguments without the program itself. Progress goes to standard output.
    static List<String> arguments(CompositionPlan plan, Path target) {
        FfmpegCommand command = new FfmpegCommand(plan, new Segment(0, plan.durationSeconds(), 0));
        command.inputsAndGraph();
        command.add("-map [v] -map [m] -t " + plan.durationSeconds());
        command.add(plan.encoding().videoOptions());
        command.add(SOUND_ENCODING + " " + FAST_START + " -threads " + plan.threads());
        command.metadata();
        return command.endingWith("-f mp4", target);
    }

    /// As [#arguments], for a part of the call: the picture alone as MP4 that starts at 0, the
    /// sound as samples.
    static List<String> arguments(CompositionPlan plan, Segment segment, Path picture, Path sound) {
        FfmpegCommand command = new FfmpegCommand(plan, segment);
        command.inputsAndGraph();
        command.add("-map [v] -t " + segment.seconds());
        command.add(plan.encoding().videoOptions() + " -threads " + plan.threads());
        command.add("-f mp4");
        command.arguments.add(picture.toString());
        command.add("-map [m] " + SAMPLES);
        return command.endingWith("", sound);
    }

    /// The arguments that encode samples from standard input as a composition's sound is.
    static List<String> soundFromSamples(Path target) {
        List<String> arguments = new ArrayList<>();
        String words =
                "-hide_banner -v error -y -protocol_whitelist file,pipe -f s16le -ar 48000 -ac 1 -i pipe:0 "
                        + SOUND_ENCODING
                        + " -f mp4";
        arguments.addAll(List.of(words.split(" ")));
        arguments.add(target.toString());
        return List.copyOf(arguments);
    }

    /// The arguments that join finished pictures and sound without touching them.
    ///
    /// @param list of the parts, for the `concat` demuxer
    static List<String> join(CompositionPlan plan, Path list, Path sound, Path target) {
        FfmpegCommand command = new FfmpegCommand(plan, new Segment(0, plan.durationSeconds(), 0));
        command.add(
                "-nostdin -hide_banner -v error -y -protocol_whitelist file,pipe -f concat -safe 1 -i");
        command.arguments.add(list.toString());
        command.add("-protocol_whitelist file,pipe -f mp4 -i");
        command.arguments.add(sound.toString());
        command.add("-map 0:v -map 1:a -c copy " + FAST_START);
        command.metadata();
        return command.endingWith("-f mp4", target);
    }

    private List<String> endingWith(String options, Path target) {
        if (!options.isEmpty()) {
            add(options);
        }
        arguments.add(target.toString());
        return List.copyOf(arguments);
    }

    private void metadata() {
        arguments.add("-metadata");
        arguments.add("creation_time=" + plan.start());
    }

    private void inputsAndGraph() {
        add("-nostdin -hide_banner -v error -y -progress pipe:1 -nostats -copyts");
        // A track of which hardly anything can be decoded must not cost the others theirs.
        add("-max_error_rate 1");
        add("-filter_complex_threads " + plan.threads());
        for (TrackFile track : plan.tracks()) {
            if (track.kind() == MediaKind.VIDEO) {
                add("-reinit_filter 0");
            }
            add("-threads 1 " + INPUT_LIMITS);
            arguments.add("-i");
            arguments.add(track.path().toString());
        }
        picture();
        sound();
        arguments.add("-filter_complex");
        arguments.add(String.join(";\n", chains));
    }

    private void picture() {
        List<String> canvas = new ArrayList<>();
        canvas.add(
                "color=0x101418:s=%dx%d:r=%d:d=%d"
                        .formatted(
                                plan.layout().width(),
                                plan.layout().height(),
                                plan.encoding().frameRate(),
                                segment.seconds()));
        canvas.add("format=yuv420p");
        if (segment.fromSeconds() > 0) {
            canvas.add("setpts=PTS+%d/TB".formatted(segment.fromSeconds()));
        }
        for (Layout.Cell cell : plan.layout().cells()) {
            if (!cell.inset()) {
                canvas.addAll(Placards.of(plan, cell.participant()).filters(cell, plan));
            }
        }
        String below = "[canvas]";
        chains.add(String.join(",", canvas) + below);
        for (Layout.Cell cell : plan.layout().cells()) {
            if (cell.inset()) {
                String ground = "[g%d]".formatted(plan.layout().cells().indexOf(cell));
                chains.add(below + ground(cell) + ground);
                below = ground;
            }
            for (int input : inputs(MediaKind.VIDEO)) {
                if (plan.tracks().get(input).participant().equals(cell.participant())) {
                    below = overlay(input, cell, below);
                }
            }
        }
        String fromZero =
                segment.fromSeconds() > 0
                        ? ",setpts=PTS-%d/TB".formatted(segment.fromSeconds())
                        : "";
        chains.add(below + clock() + fromZero + "[v]");
    }

    /// A frame around an inset and its placards: what is behind it must not shine through.
    private String ground(Layout.Cell cell) {
        List<String> filters = new ArrayList<>();
        filters.add(
                "drawbox=x=%d:y=%d:w=%d:h=%d:color=0x101418:t=fill"
                        .formatted(
                                cell.x() - INSET_BORDER,
                                cell.y() - INSET_BORDER,
                                cell.width() + 2 * INSET_BORDER,
                                cell.height() + 2 * INSET_BORDER));
        filters.addAll(Placards.of(plan, cell.participant()).filters(cell, plan));
        return String.join(",", filters);
    }

    /// Shows one track in its cell.
    ///
    /// @return the label of what comes out
    private String overlay(int input, Layout.Cell cell, String below) {
        chains.add(
                ("[%d:v]" + CELL + "[v%d]")
                        .formatted(
                                input,
                                plan.encoding().frameRate(),
                                cell.width(),
                                cell.height(),
                                cell.width(),
                                cell.height(),
                                input));
        chains.add(
                "%s[v%d]overlay=%d:%d:eof_action=pass:format=yuv420%s%s[o%d]"
                        .formatted(
                                below,
                                input,
                                cell.x(),
                                cell.y(),
                                enabled(plan.tracks().get(input)),
                                Placards.frozen(plan.tracks().get(input), cell, plan),
                                input));
        return "[o" + input + "]";
    }

    private void sound() {
        List<Integer> inputs = inputs(MediaKind.AUDIO);
        String end = "atrim=end=" + segment.soundSeconds() + "[m]";
        if (inputs.isEmpty()) {
            chains.add("anullsrc=r=48000:cl=mono," + end);
            return;
        }
        for (int input : inputs) {
            chains.add(
                    "[%d:a]aresample=48000:async=1000:min_hard_comp=0.015:first_pts=%d[a%d]"
                            .formatted(input, segment.fromSeconds() * Segment.SAMPLE_RATE, input));
        }
        // Silence of the exact length underneath, not padding at the end: a padded end got lost in
        // one of five runs.
        chains.add(
                "anullsrc=r=48000:cl=mono,"
                        + "atrim=end=%s[silence]".formatted(segment.soundSeconds()));
        chains.add(
                "[silence]"
                        + inputs.stream()
                                .map(input -> "[a" + input + "]")
                                .collect(Collectors.joining())
                        + "amix=inputs=%d:duration=first:normalize=0:dropout_transition=0,"
                                .formatted(inputs.size() + 1)
                        + end);
    }

    /// Hides the last picture while the camera was off. Half a frame early, as the pictures are.
    private String enabled(TrackFile track) {
        Stretches shown = track.stretches().atMost(Placards.STRETCHES_MAX);
        if (shown.list().size() < 2) {
            return "";
        }
        long half = 500 / plan.encoding().frameRate();
        List<Stretch> early =
                shown.list().stream()
                        .map(stretch ->
                                new Stretch(
                                        stretch.fromMillis() - half, stretch.endMillis() - half))
                        .toList();
        return ":enable='" + Placards.within(Stretches.union(early)) + "'";
    }

    /// The wall clock of the server in UTC, the id of the call and from where it came, at the lower
    /// edge.
    private String clock() {
        long millis = plan.start().toEpochMilli();
        String start =
                "%d.%03d".formatted(Math.floorDiv(millis, 1_000), Math.floorMod(millis, 1_000));
        return String.format(
                Locale.ROOT,
                "drawtext=fontfile=%s:text='%%{pts\\:gmtime\\:%s\\:%%Y-%%m-%%d %%H\\\\\\:%%M\\\\\\:%%S} UTC  call %s%s'"
                        + ":fontsize=16:fontcolor=white:box=1:boxcolor=0x000000a0:boxborderw=4:x=(w-text_w)/2:y=h-text_h-8",
                plan.font(),
                start,
                plan.callId(),
                origin());
    }

    private String origin() {
        String origin = plan.origin().value();
        return origin.isEmpty() ? "" : "  from " + origin.replace(":", "\\:");
    }

    private List<Integer> inputs(MediaKind kind) {
        return IntStream.range(0, plan.tracks().size())
                .filter(i -> plan.tracks().get(i).kind() == kind)
                .boxed()
                .toList();
    }

    /// Adds arguments that hold no spaces themselves.
    private void add(String words) {
        arguments.addAll(List.of(words.split(" ")));
    }
}

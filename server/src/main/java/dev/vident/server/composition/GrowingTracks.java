package dev.vident.server.composition;

import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The tracks of a call that is going on, read as its journals grow. In memory is only what the
/// part to be composed next needs. Not safe for use by several threads.
final class GrowingTracks implements AutoCloseable {
    /// How far ahead of what is wanted a decoder starts at least: that of the sound needs a few
    /// packets to find its way.
    private static final double ENTRY_MICROS = 2e5;

    /// About five minutes without a key frame: whoever starts there decodes most of the time.
    private static final int PACKETS_MAX = 100_000;

    private final RecordingFolder recording;
    private final Map<Path, JournalReading> readings = new TreeMap<>();
    private @Nullable Instant start;

    GrowingTracks(RecordingFolder recording) {
        this.recording = recording;
    }

    /// Takes what was recorded since the last time.
    void readOn() throws IOException {
        openNew();
        for (JournalReading reading : readings.values()) {
            reading.readOn();
        }
    }

    /// Takes the rest of a finished recording.
    void readToEnd() throws IOException {
        openNew();
        for (JournalReading reading : readings.values()) {
            reading.readToEnd();
        }
    }

    private void openNew() throws IOException {
        for (Path file : recording.journals()) {
            if (!readings.containsKey(file)) {
                JournalReading.open(recording, file)
                        .ifPresent(opened -> readings.put(file, opened));
            }
        }
    }

    /// Call time of the last sign of life of anybody, 0 before the first.
    long heardMillis() {
        LongSummaryStatistics times =
                readings.values().stream()
                        .flatMap(reading -> reading.heard().stream())
                        .flatMapToLong(time -> LongStream.of(time.fromMicros(), time.endMicros()))
                        .summaryStatistics();
        if (times.getCount() == 0) {
            return 0;
        }
        long zeroMillis = start == null ? times.getMin() / 1_000 : start.toEpochMilli();
        return Math.max(0, times.getMax() / 1_000 - zeroMillis);
    }

    /// Whose journals there are.
    List<String> participants() {
        return readings.values().stream()
                .map(reading -> reading.track().participant())
                .distinct()
                .sorted()
                .toList();
    }

    /// Writes the track files, complete from a time on.
    ///
    /// @param fromMillis call time
    /// @param horizonMillis call time up to which connections that are broken may come back;
    ///   negative when the call is over
    /// @throws Astray when something earlier has arrived only now
    RecordedTracks write(Path target, long fromMillis, long horizonMillis)
            throws IOException, Astray {
        List<AlignedJournal> aligned = align();
        if (start == null) {
            start = startOf(aligned);
        }
        double fromMicros = micros(fromMillis);
        for (AlignedJournal journal : aligned) {
            List<SourceReading> sources = sources(journal);
            for (int i = 0; i < sources.size(); i++) {
                if (sources.get(i).size() > PACKETS_MAX) {
                    throw new Astray("a camera sends no key frames");
                }
                if (fromMillis > 0 && sources.get(i).cameLate(journal.lines().get(i), fromMicros)) {
                    throw new Astray("packets came later than a finished part could wait for");
                }
            }
        }
        RecordedTracks tracks = RecordedTracks.write(aligned, start, target);
        return horizonMillis < 0 ? tracks : tracks.notOverBefore(horizonMillis);
    }

    /// Forgets what nothing from a time on needs.
    ///
    /// @param beforeMillis call time
    void forget(long beforeMillis) {
        double entryMicros = micros(beforeMillis) - ENTRY_MICROS;
        for (AlignedJournal journal : align()) {
            List<SourceReading> sources = sources(journal);
            for (int i = 0; i < sources.size(); i++) {
                sources.get(i).forget(journal.lines().get(i), entryMicros);
            }
        }
    }

    private double micros(long callMillis) {
        return start == null ? 0 : (start.toEpochMilli() + callMillis) * 1_000.0;
    }

    private List<SourceReading> sources(AlignedJournal journal) {
        JournalReading reading = readings.get(journal.journal().file());
        return reading == null ? List.of() : reading.sources();
    }

    private static @Nullable Instant startOf(List<AlignedJournal> aligned) {
        double micros =
                aligned.stream()
                        .mapToDouble(AlignedJournal::startMicros)
                        .min()
                        .orElse(Double.MAX_VALUE);
        return micros == Double.MAX_VALUE ? null : Instant.ofEpochMilli(Math.round(micros / 1_000));
    }

    private List<AlignedJournal> align() {
        List<JournalIndex> journals = new ArrayList<>();
        for (JournalReading reading : readings.values()) {
            Optional<JournalIndex> index = reading.index();
            index.ifPresent(journals::add);
        }
        return AlignedJournal.align(journals);
    }

    @Override
    public void close() throws IOException {
        for (JournalReading reading : readings.values()) {
            reading.close();
        }
    }

    /// The call cannot be composed while it runs; afterwards it can. The message is for the log.
    static final class Astray extends Exception {
        Astray(String reason) {
            super(reason);
        }
    }
}

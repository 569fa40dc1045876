package dev.vident.bench;

import dev.vident.client.Applicant;
import dev.vident.client.Inspection;
import dev.vident.client.VidentClient;
import dev.vident.client.VideoIdentData;
import dev.vident.media.journal.JournalReader;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.recording.RecordingKeys;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Kills servers in the middle of calls, one after the other on the same data, and looks at what is
/// left. Each next server is the restart after the kill before.
final class CrashBench {
    private static final int MILLIS_MIN = 1_000;
    private static final int MILLIS_MAX = 5_000;

    /// Audio and video of two participants.
    private static final int JOURNALS = 4;

    private static final Duration COMPOSING_PATIENCE = Duration.ofMinutes(3);
    private static final Duration COMPOSING_PER_KILL = Duration.ofSeconds(10);

    private final int kills;
    private final long seed;
    private final Path folder;
    private final PrintStream progress;
    private final List<Long> lostMillis = new ArrayList<>();
    private int unreadable;

    /// @param seed of the moments of the kills
    /// @param folder to work in; everything there is the caller's to remove
    CrashBench(int kills, long seed, Path folder, PrintStream progress) {
        this.kills = kills;
        this.seed = seed;
        this.folder = folder;
        this.progress = progress;
    }

    CrashBenchResult run() throws IOException, InterruptedException {
        Random random = new Random(seed);
        for (int round = 1; round <= kills; round++) {
            long millis = random.nextInt(MILLIS_MIN, MILLIS_MAX + 1);
            long lost = killAfter(millis, round);
            lostMillis.add(lost);
            progress.printf(
                    "kill %d of %d, %d ms into the call: %d ms lost%n", round, kills, millis, lost);
        }
        int composed = composed();
        lostMillis.sort(null);
        return new CrashBenchResult(
                kills,
                unreadable,
                lostMillis.getLast(),
                lostMillis.get((lostMillis.size() - 1) / 2),
                composed,
                kills - composed);
    }

    /// @return how much is missing at the end of the journal that lacks most
    private long killAfter(long millis, int round) throws IOException, InterruptedException {
        try (ServeProcess server = ServeProcess.startBriefly(data())) {
            CutCall call = CutCall.start(server.baseUrl(), userId(round), folder.resolve("media"));
            try {
                call.awaitTalking();
            } catch (IOException e) {
                throw new IOException(e.getMessage() + ":\n" + server.lastLines(), e);
            }
            Thread.sleep(millis);
            Instant killed = Instant.now();
            server.kill();
            call.awaitOver();
            return lostMillis(killed);
        }
    }

    private long lostMillis(Instant killed) throws IOException {
        List<RecordingFolder> open =
                RecordingFolder.unfinished(data().resolve("recordings"), keys());
        if (open.size() != 1) {
            throw new IOException(open.size() + " recordings are unfinished after one kill");
        }
        RecordingFolder recording = open.getFirst();
        int readable = 0;
        long most = 0;
        for (Path journal : recording.journals()) {
            long last = lastArrivalMicros(recording, journal);
            if (last > 0) {
                readable++;
                Instant end = Instant.EPOCH.plus(last, ChronoUnit.MICROS);
                most = Math.max(most, Duration.between(end, killed).toMillis());
            }
        }
        unreadable += JOURNALS - readable;
        return most;
    }

    private static long lastArrivalMicros(RecordingFolder recording, Path journal)
            throws IOException {
        long last = 0;
        try (JournalReader reader = recording.read(journal)) {
            while (reader.next()) {
                last = Math.max(last, reader.arrivalMicros());
            }
        }
        return last;
    }

    /// Starts the server once more and waits for the compositions of all calls.
    private int composed() throws IOException, InterruptedException {
        progress.println("waiting for the compositions");
        int composed = 0;
        Instant deadline =
                Instant.now().plus(COMPOSING_PATIENCE).plus(COMPOSING_PER_KILL.multipliedBy(kills));
        try (ServeProcess server = ServeProcess.start(data());
                VidentClient client =
                        VidentClient.builder(
                                        server.baseUrl().toString(),
                                        SignedRequests.APP_TOKEN,
                                        SignedRequests.SECRET_KEY)
                                .build()) {
            for (int round = 1; round <= kills; round++) {
                Applicant applicant = client.applicantByExternalUserId(userId(round));
                boolean there = isComposed(client, applicant);
                while (!there && Instant.now().isBefore(deadline)) {
                    Thread.sleep(500);
                    there = isComposed(client, applicant);
                }
                composed += there ? 1 : 0;
                if (!there) {
                    progress.println("the call of kill " + round + " is not composed");
                }
            }
        }
        return composed;
    }

    private static boolean isComposed(VidentClient client, Applicant applicant) {
        Inspection inspection = client.inspection(applicant.inspectionId());
        VideoIdentData data = inspection.videoIdentData();
        return data != null
                && !data.compositions().isEmpty()
                && data.compositions().getLast().mediaId() != null;
    }

    /// The keys as the server has them.
    private RecordingKeys keys() throws IOException {
        Randomness randomness = Randomness.secure();
        MasterKey key = MasterKey.parse(Files.readString(data().resolve("master.key")));
        return RecordingKeys.of(new Vault(key, randomness), randomness);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static String userId(int round) {
        return "crash-" + round;
    }
}

package dev.vident.bench;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.synthetic.Clip;
import dev.vident.server.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The participants of all calls, on few threads. They join a few at a time, then talk until the
/// parent ends.
final class MediaLoad {

    private static final int CALLS_PER_THREAD = 50;
    private static final int JOINS_AT_A_TIME = 4;

    /// Calls that only warm both sides up before joins are timed.
    private static final int REHEARSALS = 6;

    private static final int JOIN_SECONDS_MAX = 20;

    /// A server that has just started may be too busy with compiling itself to admit so many calls
    /// at a time; it says so, and is asked again as a patient participant would.
    private static final int REFUSALS_MAX = 60;

    private static final long REFUSED_REST_MILLIS = 500;
    private static final int REFUSED = 503;

    private final URI server;
    private final Clip clip = MediaTraffic.clip();
    private final DtlsIdentity identity = DtlsIdentity.generate(new SecureRandom(), Instant.now());
    private final List<MediaClients> threads = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private MediaLoad(URI server, int calls) throws IOException {
        this.server = server;
        for (int i = 0; i < Math.ceilDiv(calls, CALLS_PER_THREAD); i++) {
            threads.add(new MediaClients("clients-" + i));
        }
    }

    /// Says [MediaJoinFigures] when all calls stand, then [MediaLoadFigures] for every line.
    ///
    /// @param arguments where the signalling is; number of calls
    public static void main(String[] arguments) throws Exception {
        try {
            talk(arguments);
            System.exit(0);
        } catch (JoinFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void talk(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[1]);
        MediaLoad load = new MediaLoad(URI.create(arguments[0]), calls);
        for (Joined rehearsed : load.join("rehearsal", REHEARSALS)) {
            rehearsed.thread().execute(rehearsed.client()::close);
            rehearsed.thread().call(rehearsed.client());
        }
        double[] millis =
                load.join("call", calls).stream().mapToDouble(Joined::millis).sorted().toArray();
        MediaJoinFigures joins =
                new MediaJoinFigures(percentile(millis, 0.5), percentile(millis, 0.95));
        ParentTalk.say(new String(Json.bytes(joins), StandardCharsets.UTF_8));
        ParentTalk.answerUntilParentEnds(
                _ -> new String(Json.bytes(load.figures()), StandardCharsets.UTF_8));
    }

    /// A participant that could not join, told in words.
    private static final class JoinFailure extends Exception {
        JoinFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private record Joined(MediaClient client, MediaClients thread, double millis) {}

    private List<Joined> join(String name, int calls) throws Exception {
        List<Joined> joined = new ArrayList<>();
        try (ExecutorService joining = Executors.newFixedThreadPool(JOINS_AT_A_TIME)) {
            List<Future<Joined>> results = new ArrayList<>();
            for (int i = 0; i < 2 * calls; i++) {
                String names = name + i / 2 + (i % 2 == 0 ? "&applicant" : "&operator");
                MediaClients thread = threads.get(i / 2 % threads.size());
                results.add(joining.submit(() -> join(names, thread)));
            }
            for (Future<Joined> result : results) {
                try {
                    joined.add(result.get());
                } catch (ExecutionException failed) {
                    joining.shutdownNow();
                    throw failed.getCause() instanceof JoinFailure failure ? failure : failed;
                }
            }
        }
        return joined;
    }

    private Joined join(String names, MediaClients thread) throws JoinFailure {
        try {
            return joinOrFail(names, thread);
        } catch (TimeoutException slow) {
            throw new JoinFailure(
                    "A participant ("
                            + names
                            + ") did not get media within "
                            + JOIN_SECONDS_MAX
                            + " s: the machine is too busy, or the server lost it.",
                    slow);
        } catch (Exception failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new JoinFailure(
                    "A participant (" + names + ") could not join: " + cause.getMessage() + ".",
                    failure);
        }
    }

    private Joined joinOrFail(String names, MediaClients thread) throws Exception {
        MediaClient client = new MediaClient(clip, identity, thread);
        thread.add(client);
        Admitted admitted = admitted(names);
        HttpResponse<String> offer = admitted.offer();
        String session = offer.headers().firstValue("Session").orElseThrow();
        CompletableFuture<String> answer = new CompletableFuture<>();
        thread.execute(() -> answer.complete(client.answer(offer.body())));
        requireDone(post("/answer?" + session, answer.get(JOIN_SECONDS_MAX, TimeUnit.SECONDS)));
        thread.call(client);
        client.connected().get(JOIN_SECONDS_MAX, TimeUnit.SECONDS);
        return new Joined(client, thread, (System.nanoTime() - admitted.askedNanos()) / 1e6);
    }

    private record Admitted(HttpResponse<String> offer, long askedNanos) {}

    /// Asks until the server takes one more participant.
    private Admitted admitted(String names) throws Exception {
        for (int i = 0; ; i++) {
            long askedNanos = System.nanoTime();
            HttpResponse<String> offer = post("/join?" + names, "");
            if (offer.statusCode() != REFUSED || i == REFUSALS_MAX) {
                requireDone(offer);
                return new Admitted(offer, askedNanos);
            }
            Thread.sleep(REFUSED_REST_MILLIS);
        }
    }

    private HttpResponse<String> post(String target, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(target))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void requireDone(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException(
                    "status " + response.statusCode() + ", " + response.body().strip());
        }
    }

    private MediaLoadFigures figures() throws Exception {
        MediaLoadFigures sum = MediaLoadFigures.NONE;
        for (MediaClients thread : threads) {
            sum = sum.plus(thread.figures().get());
        }
        return sum;
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}

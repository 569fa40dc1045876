package dev.vident.server.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Posts over HTTP/1.1, never following a redirect and never through a proxy. Thread-safe.
///
/// The host is looked up once for each attempt, all its addresses are judged, and the connection
/// goes to one of these very addresses: a name that is pointed elsewhere in between (DNS rebinding)
/// changes nothing. The name still stands in the `Host` header and in SNI, and the certificate must
/// be for it.
public final class HttpTransport implements Transport, AutoCloseable {
    /// No answer within this is a failure (contract section 5.1).
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    /// What the client or the signature decide; a subscription cannot set them.
    static final Set<String> RESERVED_HEADERS =
            Set.of(
                    "connection",
                    "content-length",
                    "content-type",
                    "date",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade",
                    "x-payload-digest",
                    "x-payload-digest-alg");

    private static final System.Logger LOG = System.getLogger(HttpTransport.class.getName());

    private static final int ANSWER_BYTES_KEPT = 1024;

    /// More addresses of one host are judged but not tried: each would have too little time.
    private static final int ADDRESSES_TRIED = 4;

    /// For one address under one name; far above what the subscriptions of one receiver use at the
    /// same time, so that none waits for another.
    private static final int CONNECTIONS_PER_RECEIVER = 256;

    /// Below the time after which common receivers close an idle connection, so that a request
    /// rarely meets one that is just being closed.
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private final TargetPolicy policy;
    private final Executor threads;
    private final HostLookup lookup;
    private final Vertx vertx;
    private final HttpClient client;

    /// @param threads looks hosts up
    public HttpTransport(TargetPolicy policy, Executor threads) {
        this(policy, threads, HostLookup.SYSTEM, options());
    }

    HttpTransport(
            TargetPolicy policy, Executor threads, HostLookup lookup, HttpClientOptions options) {
        this.policy = policy;
        this.threads = threads;
        this.lookup = lookup;
        this.vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(1)
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        this.client =
                vertx.createHttpClient(
                        options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_RECEIVER));
    }

    /// The client's settings; certificates are verified against the authorities the JVM trusts.
    static HttpClientOptions options() {
        HttpClientOptions options = new HttpClientOptions();
        options.setProtocolVersion(HttpVersion.HTTP_1_1);
        options.setVerifyHost(true);
        options.setConnectTimeout((int) TIMEOUT.toMillis());
        options.setSslHandshakeTimeout(TIMEOUT.toSeconds());
        options.setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds());
        return options;
    }

    /// Also unanswered when this thread is interrupted, which stays set.
    @Override
    public Outcome post(Post post) {
        Optional<String> refusal = policy.refusal(post.target().toString());
        if (refusal.isPresent()) {
            return new Outcome.Unanswered(refusal.get());
        }
        long end = System.nanoTime() + TIMEOUT.toNanos();
        try {
            List<InetAddress> addresses = addresses(host(post.target()), end);
            Optional<String> addressRefusal = policy.addressRefusal(addresses);
            if (addressRefusal.isPresent()) {
                return new Outcome.Unanswered(addressRefusal.get());
            }
            int tried = Math.min(addresses.size(), ADDRESSES_TRIED);
            return exchange(post, connect(post, addresses.subList(0, tried), end), end);
        } catch (TimeoutException _) {
            return new Outcome.Unanswered(tooLate());
        } catch (ExecutionException e) {
            return new Outcome.Unanswered(reason(e.getCause()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Unanswered("the server was stopped");
        }
    }

    /// Waits a few seconds for the connections to close, not for ever.
    @Override
    public void close() {
        try {
            until(System.nanoTime() + TIMEOUT.toNanos(), closing(vertx));
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "The connections to receivers did not close", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Future<Void> closing(Vertx vertx) {
        return vertx.close().toCompletionStage().toCompletableFuture();
    }

    private List<InetAddress> addresses(String host, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        FutureTask<List<InetAddress>> task = new FutureTask<>(() -> lookup.addresses(host));
        threads.execute(task);
        try {
            return until(end, task);
        } finally {
            task.cancel(true);
        }
    }

    /// Nothing is sent yet, so the next address may be tried when one fails or takes more than its
    /// share of the time.
    private HttpClientRequest connect(Post post, List<InetAddress> addresses, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        long now = System.nanoTime();
        long share = Math.max(0, end - now) / addresses.size();
        CompletableFuture<HttpClientRequest> opening =
                client.request(request(post, addresses.getFirst(), share))
                        .toCompletionStage()
                        .toCompletableFuture();
        boolean opened = false;
        try {
            HttpClientRequest request = until(now + share, opening);
            opened = true;
            return request;
        } catch (ExecutionException | TimeoutException e) {
            if (addresses.size() == 1) {
                throw e;
            }
        } finally {
            if (!opened) {
                var _ = opening.thenAccept(HttpClientRequest::reset);
            }
        }
        return connect(post, addresses.subList(1, addresses.size()), end);
    }

    private static RequestOptions request(Post post, InetAddress address, long shareNanos) {
        RequestOptions request = new RequestOptions();
        request.setMethod(HttpMethod.POST);
        request.setAbsoluteURI(post.target().toASCIIString());
        request.setServer(SocketAddress.inetSocketAddress(request.getPort(), literal(address)));
        request.setFollowRedirects(false);
        request.setConnectTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(shareNanos)));
        request.putHeader("Content-Type", "application/json");
        request.putHeader("User-Agent", "Vident");
        post.headers().forEach(header -> request.putHeader(header.key(), header.value().value()));
        return request;
    }

    /// The client takes the bare form of an IPv6 address for a malformed authority.
    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    private static Outcome exchange(Post post, HttpClientRequest request, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        request.exceptionHandler(HttpTransport::toldByTheOutcome);
        request.connection().exceptionHandler(HttpTransport::toldByTheOutcome);
        // Before anything is sent: the whole answer may be there when sending returns.
        CompletableFuture<Outcome.Answered> answer =
                request.response()
                        .compose(response ->
                                FirstBytes.of(response, ANSWER_BYTES_KEPT)
                                        .map(text ->
                                                new Outcome.Answered(response.statusCode(), text)))
                        .toCompletionStage()
                        .toCompletableFuture();
        var _ = request.end(Buffer.buffer(post.body()));
        try {
            return until(end, answer);
        } finally {
            if (!answer.isDone()) {
                request.reset();
            }
        }
    }

    /// Left to itself the client would log what a receiver did to its own connection as our error.
    private static void toldByTheOutcome(Throwable failure) {}

    private static <T> T until(long end, Future<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "failure";
        }
        return switch (cause) {
            case UnknownHostException _ -> "the target's host is unknown";
            case TimeoutException _ -> tooLate();
            case ConnectException _ -> "ConnectException";
            case SSLException failure when failure.getCause() instanceof SSLException inner ->
                    reason(inner);
            default -> {
                String name = cause.getClass().getSimpleName();
                yield cause.getMessage() == null ? name : name + ": " + cause.getMessage();
            }
        };
    }

    private static String tooLate() {
        return "no answer within " + TIMEOUT.toSeconds() + " s";
    }

    /// IPv6 literals stand in brackets in an address and without them in a lookup.
    private static String host(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}

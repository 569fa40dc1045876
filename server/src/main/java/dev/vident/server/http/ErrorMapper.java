package dev.vident.server.http;

import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.platform.SumsubError;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Turns every refusal and every failure into the error body of contract 3.4. No other class writes
/// such a body.
///
/// Thread-safe.
final class ErrorMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    /// Statuses the router itself answers with.
    private static final List<Integer> ROUTER_STATUSES = List.of(400, 404, 405, 406, 413, 414, 415);

    private final CorrelationIds correlationIds;

    ErrorMapper(CorrelationIds correlationIds) {
        this.correlationIds = correlationIds;
    }

    /// Answers what the router itself refuses: unknown path, wrong method, malformed target.
    void mount(Router router) {
        for (int status : ROUTER_STATUSES) {
            router.errorHandler(status, routing -> refuse(routing, RequestRefused.generic(status)));
        }
        router.errorHandler(
                500,
                routing -> {
                    Throwable failure = routing.failure();
                    refuse(routing, failure == null ? RequestRefused.generic(500) : failure);
                });
    }

    /// Sends the body that fits the failure; when an answer is already under way, only logs.
    void refuse(RoutingContext routing, Throwable failure) {
        HttpServerResponse response = routing.response();
        String correlationId = correlationIds.idOf(routing);
        if (response.headWritten() || response.ended()) {
            LOG.warn("{} failed after its answer had begun", correlationId, failure);
            return;
        }
        send(response, correlationId, failure);
    }

    /// Answers what is no HTTP at all and closes the connection, whose further bytes mean nothing.
    void refuseMalformed(HttpServerRequest request) {
        RequestRefused refusal =
                switch (request.decoderResult().cause()) {
                    case TooLongHttpLineException _ -> RequestRefused.generic(414);
                    case TooLongHttpHeaderException _ -> RequestRefused.generic(431);
                    case null, default -> RequestRefused.generic(400);
                };
        HttpServerResponse response = request.response();
        response.putHeader("Connection", "close");
        send(response, correlationIds.next(), refusal)
                .onComplete(_ -> request.connection().close());
    }

    private static Future<Void> send(
            HttpServerResponse response, String correlationId, Throwable failure) {
        ErrorBody body = body(failure, correlationId);
        response.setStatusCode(body.code())
                .putHeader("Content-Type", "application/json;charset=utf-8")
                .putHeader("X-Correlation-Id", correlationId);
        headers(failure).forEach(header -> response.putHeader(header.name(), header.value()));
        return response.end(Buffer.buffer(Json.bytes(body)));
    }

    private static ErrorBody body(Throwable failure, String correlationId) {
        return switch (failure) {
            case ProblemException refusal -> body(refusal.problem(), correlationId);
            case RequestRefused refusal ->
                    new ErrorBody(refusal.description(), refusal.status(), correlationId);
            case JacksonException _ -> new ErrorBody("Malformed JSON", 400, correlationId);
            default -> {
                LOG.error("{} failed", correlationId, failure);
                yield new ErrorBody("Internal server error", 500, correlationId);
            }
        };
    }

    private static ErrorBody body(Problem problem, String correlationId) {
        SumsubError error = problem.error();
        return new ErrorBody(
                problem.description(),
                problem.status(),
                correlationId,
                error == null ? null : error.code(),
                error == null ? null : error.wireName(),
                problem instanceof Problem.NotApprovable(List<String> blockers) ? blockers : null);
    }

    private static List<Answer.Header> headers(Throwable failure) {
        return switch (failure) {
            case RequestRefused refusal -> refusal.headers();
            case ProblemException refusal
                    when refusal.problem() instanceof Problem.TooManyRequests wait ->
                    List.of(
                            new Answer.Header(
                                    "Retry-After",
                                    Long.toString(Math.max(1, wait.retryAfter().toSeconds()))));
            default -> List.of();
        };
    }
}

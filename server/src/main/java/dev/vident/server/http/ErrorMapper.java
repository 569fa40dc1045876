package dev.vident.server.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Turns every refusal and every failure into the error body of contract 3.4. No other class writes
/// such a body.
///
/// Thread-safe.
final class ErrorMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    /// Answers what the router itself refuses: unknown path, wrong method, malformed target.
    void mount(Router router) {
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415}) {
            router.errorHandler(
                    status,
                    routing -> refuse(routing, new RequestRefused(status, generic(status))));
        }
        router.errorHandler(
                500,
                routing -> {
                    Throwable failure = routing.failure();
                    refuse(
                            routing,
                            failure == null ? new RequestRefused(500, generic(500)) : failure);
                });
    }

    /// Sends the body that fits the failure; does nothing when an answer is already under way.
    void refuse(RoutingContext routing, Throwable failure) {
        HttpServerResponse response = routing.response();
        if (response.headWritten() || response.ended()) {
            LOG.warn("{} failed after its answer had begun", CorrelationIds.of(routing), failure);
            return;
        }
        String correlationId = CorrelationIds.of(routing);
        ErrorBody body = body(failure, correlationId);
        response.setStatusCode(body.code())
                .putHeader("Content-Type", "application/json;charset=utf-8")
                .putHeader("X-Correlation-Id", correlationId);
        if (failure instanceof RequestRefused refused) {
            refused.headers().forEach(header -> response.putHeader(header.name(), header.value()));
        }
        response.end(io.vertx.core.buffer.Buffer.buffer(Json.bytes(body)));
    }

    private static ErrorBody body(Throwable failure, String correlationId) {
        return switch (failure) {
            case RequestRefused refused ->
                    new ErrorBody(
                            refused.description(), refused.status(), correlationId, null, null);
            case JacksonException _ ->
                    new ErrorBody("Malformed JSON", 400, correlationId, null, null);
            default -> {
                LOG.error("{} failed", correlationId, failure);
                yield new ErrorBody("Internal server error", 500, correlationId, null, null);
            }
        };
    }

    private static String generic(int status) {
        return switch (status) {
            case 400 -> "HTTP 400 Bad Request";
            case 404 -> "HTTP 404 Not Found";
            case 405 -> "HTTP 405 Method Not Allowed";
            case 406 -> "HTTP 406 Not Acceptable";
            case 413 -> "HTTP 413 Content Too Large";
            case 414 -> "HTTP 414 URI Too Long";
            case 415 -> "HTTP 415 Unsupported Media Type";
            default -> "HTTP " + status;
        };
    }
}

package dev.vident.server.http;

/// Answers one request in blocking style, on a virtual thread of its own.
///
/// A refusal is thrown as a `ProblemException`; any other exception is our fault and becomes a 500
/// whose body carries the correlation id found in the log.
@FunctionalInterface
public interface Endpoint {

    /// Returns the answer; the body of the request has been read completely before.
    Answer answer(Exchange exchange) throws Exception;
}

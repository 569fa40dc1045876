package dev.vident.server.http;

/// As [Endpoint], for bodies too large to be held: the endpoint reads the body itself and decides
/// how much it bears.
@FunctionalInterface
public interface StreamedEndpoint {

    Answer answer(Exchange exchange, IncomingBody body) throws Exception;
}

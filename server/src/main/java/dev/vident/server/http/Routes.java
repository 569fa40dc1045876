package dev.vident.server.http;

import io.vertx.ext.web.Router;

/// A family of routes that the [HttpServer] serves.
///
/// A handler mounted here runs on an event loop and must not block. Blocking work (a store, a file,
/// a password hash) is written as an [Endpoint] and mounted with [Endpoints#on].
@FunctionalInterface
public interface Routes {

    /// Adds this family's routes; called once, before the server accepts connections.
    void mount(Router router);
}

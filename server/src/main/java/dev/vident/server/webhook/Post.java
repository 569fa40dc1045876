package dev.vident.server.webhook;

import java.net.URI;
import java.util.List;

/// What goes to a receiver in one attempt.
///
/// @param headers all but `Content-Type`
record Post(URI target, List<CustomHeader> headers, String body) {}

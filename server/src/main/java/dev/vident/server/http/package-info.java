/// The HTTP server: sockets, routing on the raw target, signatures, errors, static pages.
@NullMarked
package dev.vident.server.http;

import org.jspecify.annotations.NullMarked;

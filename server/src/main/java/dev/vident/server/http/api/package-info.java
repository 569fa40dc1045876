/// The Sumsub-compatible API under `/resources`.
@NullMarked
package dev.vident.server.http.api;

import org.jspecify.annotations.NullMarked;

/// Keeps secrets: the master key, encryption at rest, password hashes and token hashes.
@NullMarked
package dev.vident.server.secret;

import org.jspecify.annotations.NullMarked;

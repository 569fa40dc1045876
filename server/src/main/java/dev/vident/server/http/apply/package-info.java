/// The HTTP calls of the applicant's page (`docs/protocol/signalling.md`).
@NullMarked
package dev.vident.server.http.apply;

import org.jspecify.annotations.NullMarked;

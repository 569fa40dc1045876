/// One attempt of an applicant to pass the Video Ident step, from the queue to the verdict, and the
/// answer the API gives about it.
@NullMarked
package dev.vident.server.identification;

import org.jspecify.annotations.NullMarked;

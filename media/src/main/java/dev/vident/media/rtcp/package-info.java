/// RTCP (RFC 3550) and its feedback messages (RFC 4585, RFC 5104, transport-wide congestion
/// control) as values: one class per packet type that parses and writes itself.
@NullMarked
package dev.vident.media.rtcp;

import org.jspecify.annotations.NullMarked;

package dev.vident.media.synthetic;

/// How many flashes, and as many beeps, a recording of a clip holds.
///
/// @param whole those shown from beginning to end; all must be found
/// @param begun those that began; no more can be found
public record MarkerCount(int whole, int begun) {}

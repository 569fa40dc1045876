/// Figures for whoever is on call: counts and times of everything the server does, without
/// anybody's data.
@NullMarked
package dev.vident.server.metrics;

import org.jspecify.annotations.NullMarked;

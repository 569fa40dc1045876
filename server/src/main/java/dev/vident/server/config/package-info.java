/// Settings: every key once, with its default and its meaning; one record per section.
@NullMarked
package dev.vident.server.config;

import org.jspecify.annotations.NullMarked;

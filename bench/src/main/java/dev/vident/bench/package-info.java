/// Whole-process benchmarks that anyone can repeat.
@NullMarked
package dev.vident.bench;

import org.jspecify.annotations.NullMarked;

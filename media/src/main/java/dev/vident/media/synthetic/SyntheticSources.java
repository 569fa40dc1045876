package dev.vident.media.synthetic;

import java.util.random.RandomGenerator;

/// The SSRCs a synthetic peer sends under.
record SyntheticSources(int audio, int video, int videoRetransmission) {
    static final String CANONICAL_NAME = "synthetic";

    static SyntheticSources generate(RandomGenerator random) {
        // Three in a row differ for certain.
        int first = random.nextInt();
        return new SyntheticSources(first, first + 1, first + 2);
    }
}

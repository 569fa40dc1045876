package dev.vident.server.platform;

/// Makes image ids: positive decimal integers of ten digits and more that a JSON number carries
/// exactly (contract section 0). Thread-safe.
public final class ImageIds {
    private static final long FIRST = 1_000_000_000L;
    private static final long END = 1L << 53;

    private final Randomness randomness;

    public ImageIds(Randomness randomness) {
        this.randomness = randomness;
    }

    public long next() {
        return randomness.nextLong(FIRST, END);
    }
}

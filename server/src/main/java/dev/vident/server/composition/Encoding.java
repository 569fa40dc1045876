package dev.vident.server.composition;

/// How faithfully a composition is encoded. Picture graph, sound and container are the same.
public enum Encoding {
    /// What people get: small and quick.
    STANDARD("-c:v libx264 -preset superfast -crf 25 -g 100 -pix_fmt yuv420p"),
    /// Every pixel as the graph made it, to compare others with; many times as large.
    LOSSLESS("-c:v libx264 -preset ultrafast -qp 0 -g 100 -pix_fmt yuv420p");

    private final String videoOptions;

    Encoding(String videoOptions) {
        this.videoOptions = videoOptions;
    }

    String videoOptions() {
        return videoOptions;
    }
}

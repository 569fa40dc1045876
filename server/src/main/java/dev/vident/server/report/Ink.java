package dev.vident.server.report;

/// The colours of a report.
///
/// @param red 0–1, as the others
record Ink(float red, float green, float blue) {
    static final Ink TEXT = of(0x12181c);
    static final Ink QUIET = of(0x4d5a63);
    static final Ink LINE = of(0xd5dbdf);
    static final Ink WASH = of(0xf4f6f7);
    static final Ink ACCENT = of(0x0a6356);
    static final Ink ACCENT_WASH = of(0xe4f2ef);
    static final Ink WARNING = of(0x7a4a00);
    static final Ink WARNING_WASH = of(0xfff3dc);
    static final Ink DANGER = of(0xa61b1b);
    static final Ink DANGER_WASH = of(0xfdeaea);

    private static Ink of(int rgb) {
        return new Ink((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
    }
}

package dev.vident.media.forward;

/// Keeps what is sent again within half of what is sent: on a link that has become narrow, the
/// answers to all requests at once would crowd out the sound and the pictures to come. Not
/// thread-safe.
public final class ResendBudget {
    /// What may be sent again at once: a second of a link of 150 kbit/s.
    private static final int BYTES_MAX = 20_000;

    private static final int MEDIA_BYTES_PER_BYTE = 2;

    private int bytes = BYTES_MAX;

    /// Notes media that goes out.
    public void onMedia(int length) {
        bytes = Math.min(BYTES_MAX, bytes + length / MEDIA_BYTES_PER_BYTE);
    }

    /// Whether nothing may be sent again for now.
    public boolean isSpent() {
        return bytes <= 0;
    }

    /// Notes a packet sent again.
    public void spend(int length) {
        bytes -= length;
    }
}

package dev.vident.media.net;

/// The bounds of one media loop.
///
/// @param rooms calls at a time; a join of one more is refused
/// @param queuedCommands waiting for the loop; one more is refused
/// @param queuedEvents waiting for the product; quality figures are dropped from half of it on, the
///   rest when it is full
/// @param strangersPerSecond STUN messages from unknown addresses that are looked at, per second
/// @param datagramBytes a longer datagram is dropped
/// @param socketBufferBytes asked of the operating system for each direction
public record MediaLimits(
        int rooms,
        int queuedCommands,
        int queuedEvents,
        int strangersPerSecond,
        int datagramBytes,
        int socketBufferBytes) {
    public static final MediaLimits DEFAULT = new MediaLimits(250, 1024, 8192, 2000, 1500, 4 << 20);
}

package dev.vident.media.synthetic;

import dev.vident.media.rtcp.TransportFeedback;

/// A sender's congestion control out of transport-wide feedback, as browsers have it
/// (draft-ietf-rmcat-gcc-02, simplified: no probing): the rate falls when a queue grows or much is
/// lost, and grows otherwise. Times are microseconds on one clock. Not thread-safe.
final class RateControl {
    private static final int START_BITS = 300_000;

    /// The sound and the 30 kbit/s below which browsers do not go with the picture.
    static final int MIN_BITS = 84_000;

    private static final int RING = 4096;
    private static final double DECREASE = 0.85;
    private static final double GROWTH_PER_SECOND = 1.08;
    private static final double START_GROWTH_PER_SECOND = 1.5;
    private static final double ADDITIVE_BITS_PER_SECOND = 40_000;
    private static final double NEAR = 0.9;
    private static final double DELIVERED_FACTOR = 1.5;
    private static final long DECREASE_INTERVAL_MICROS = 300_000;
    private static final long LOSS_WINDOW_MICROS = 1_000_000;
    private static final double LOSS_HIGH = 0.10;
    private static final double LOSS_LOW = 0.02;

    private final int maxBits;
    private final long[] sentMicros = new long[RING];
    private final int[] sentBytes = new int[RING];
    private final DelayTrend delay = new DelayTrend();
    private double target = START_BITS;
    private double lossCap;
    private double deliveredBits = START_BITS;
    private double knownLimit = Double.MAX_VALUE;
    private long lastUpdateMicros = -1;
    private long lastDecreaseMicros = Long.MIN_VALUE / 2;
    private long lossSinceMicros;
    private int received;
    private int lost;

    /// @param maxBits what there is to send at most, bits/s
    RateControl(int maxBits) {
        this.maxBits = maxBits;
        this.lossCap = maxBits;
    }

    /// Notes a packet on its way out.
    ///
    /// @param number its transport-wide sequence number, 0–65535
    void onSent(int number, int bytes, long nowMicros) {
        sentMicros[number % RING] = nowMicros;
        sentBytes[number % RING] = bytes;
    }

    void onFeedback(TransportFeedback feedback, long nowMicros) {
        long arrival = (long) feedback.referenceTime() * TransportFeedback.REFERENCE_MICROS;
        int number = feedback.baseSequenceNumber();
        int bytes = 0;
        for (int delta : feedback.deltas()) {
            if (delta == TransportFeedback.NOT_RECEIVED) {
                lost++;
            } else {
                received++;
                arrival += (long) delta * TransportFeedback.TICK_MICROS;
                delay.onPacket(sentMicros[number % RING], arrival);
                bytes += sentBytes[number % RING];
            }
            number = number + 1 & 0xFFFF;
        }
        update(bytes, nowMicros);
    }

    /// What may be sent now, everything together, bits/s.
    int targetBitsPerSecond() {
        return (int) target;
    }

    private void update(int bytes, long nowMicros) {
        if (lastUpdateMicros < 0) {
            lastUpdateMicros = nowMicros;
            lossSinceMicros = nowMicros;
            return;
        }
        double seconds = Math.clamp((nowMicros - lastUpdateMicros) / 1e6, 0.001, 1);
        lastUpdateMicros = nowMicros;
        double weight = Math.min(1, seconds * 2);
        deliveredBits += weight * (bytes * 8 / seconds - deliveredBits);
        switch (delay.usage()) {
            case OVER -> decrease(nowMicros);
            case UNDER -> {}
            case NORMAL -> increase(seconds);
        }
        obeyLoss(nowMicros);
        target = Math.clamp(Math.min(target, lossCap), MIN_BITS, maxBits);
    }

    private void decrease(long nowMicros) {
        if (nowMicros - lastDecreaseMicros < DECREASE_INTERVAL_MICROS) {
            return;
        }
        lastDecreaseMicros = nowMicros;
        knownLimit = deliveredBits;
        target = Math.min(target, DECREASE * deliveredBits);
    }

    private void increase(double seconds) {
        double most = DELIVERED_FACTOR * deliveredBits + 10_000;
        double grown =
                target > NEAR * knownLimit && target < knownLimit / NEAR
                        ? target + ADDITIVE_BITS_PER_SECOND * seconds
                        : target * Math.pow(growthPerSecond(), seconds);
        target = Math.max(target, Math.min(grown, most));
    }

    private double growthPerSecond() {
        return knownLimit == Double.MAX_VALUE ? START_GROWTH_PER_SECOND : GROWTH_PER_SECOND;
    }

    private void obeyLoss(long nowMicros) {
        if (nowMicros - lossSinceMicros < LOSS_WINDOW_MICROS || received + lost == 0) {
            return;
        }
        double share = (double) lost / (received + lost);
        if (share > LOSS_HIGH) {
            lossCap = Math.min(lossCap, target) * (1 - share / 2);
        } else if (share < LOSS_LOW) {
            lossCap = Math.min(maxBits, lossCap * GROWTH_PER_SECOND);
        }
        lossCap = Math.max(lossCap, MIN_BITS);
        lossSinceMicros = nowMicros;
        received = 0;
        lost = 0;
    }
}

package dev.vident.server.composition;

/// A straight line from the ticks of one clock to the microseconds of another. It goes through one
/// given point, so that large tick values cost no precision.
///
/// @param originTick a tick
/// @param originMicros what that tick is on the other clock
/// @param microsPerTick slope
record ClockLine(double originTick, double originMicros, double microsPerTick) {
    double micros(double tick) {
        return originMicros + (tick - originTick) * microsPerTick;
    }

    /// The line that first follows this one and then `next`, whose ticks are microseconds.
    ClockLine then(ClockLine next) {
        return new ClockLine(
                originTick, next.micros(originMicros), microsPerTick * next.microsPerTick);
    }
}

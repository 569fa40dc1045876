package dev.vident.server.composition;

import java.util.List;
import java.util.OptionalDouble;

/// The flashes and beeps found in a composition.
///
/// @param seats one entry per seat looked for, in that order
public record Markers(List<Seat> seats) {
    /// A flash and a beep further apart than this do not belong together.
    private static final double PAIR_SECONDS_MAX = 0.5;

    /// What was found of one participant.
    ///
    /// @param participant the side of the call
    /// @param flashSeconds when each flash in the participant's cell begins, in call time
    /// @param beepSeconds when each beep of the participant's pitch begins
    public record Seat(String participant, List<Double> flashSeconds, List<Double> beepSeconds) {
        /// How many flashes have a beep of their own.
        public int pairs() {
            return (int) flashSeconds.stream().filter(flash -> distance(flash).isPresent()).count();
        }

        /// The largest distance between a flash and its beep in milliseconds; positive when the
        /// beep is late. Empty without pairs.
        public OptionalDouble largestOffsetMillis() {
            OptionalDouble largest = OptionalDouble.empty();
            for (double flash : flashSeconds) {
                OptionalDouble distance = distance(flash);
                if (distance.isPresent()
                        && Math.abs(distance.getAsDouble() * 1_000)
                                >= Math.abs(largest.orElse(0))) {
                    largest = OptionalDouble.of(distance.getAsDouble() * 1_000);
                }
            }
            return largest;
        }

        private OptionalDouble distance(double flash) {
            OptionalDouble nearest = OptionalDouble.empty();
            for (double beep : beepSeconds) {
                double distance = beep - flash;
                if (Math.abs(distance) <= PAIR_SECONDS_MAX
                        && Math.abs(distance) < Math.abs(nearest.orElse(PAIR_SECONDS_MAX + 1))) {
                    nearest = OptionalDouble.of(distance);
                }
            }
            return nearest;
        }
    }

    /// All flashes and beeps.
    public int found() {
        return seats.stream()
                .mapToInt(seat -> seat.flashSeconds().size() + seat.beepSeconds().size())
                .sum();
    }

    /// The largest distance between a flash and its beep of all seats, in milliseconds without
    /// sign. Empty without pairs.
    public OptionalDouble largestOffsetMillis() {
        return seats.stream()
                .map(Seat::largestOffsetMillis)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(offset -> Math.abs(offset.getAsDouble()))
                .max();
    }
}

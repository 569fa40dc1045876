package dev.vident.bench;

/// Counters of all clients together since their start.
///
/// @param received distinct media packets that came through the server
/// @param expected media packets there should have been, as far as sequence numbers tell
/// @param transit packets by the time they took, in steps of
///   [dev.vident.media.synthetic.TransitTimes#STEP_MICROS]
@SuppressWarnings("ArrayRecordComponent") // carries numbers from process to process, never compared
record MediaLoadFigures(long received, long expected, long[] transit) {

    static final MediaLoadFigures NONE = new MediaLoadFigures(0, 0, new long[0]);

    MediaLoadFigures plus(MediaLoadFigures other) {
        long[] sum = transit.length == 0 ? new long[other.transit.length] : transit.clone();
        for (int i = 0; i < Math.min(sum.length, other.transit.length); i++) {
            sum[i] += other.transit[i];
        }
        return new MediaLoadFigures(received + other.received, expected + other.expected, sum);
    }

    /// What has come since an earlier moment.
    MediaLoadFigures since(MediaLoadFigures earlier) {
        long[] rest = transit.clone();
        for (int i = 0; i < Math.min(rest.length, earlier.transit.length); i++) {
            rest[i] -= earlier.transit[i];
        }
        return new MediaLoadFigures(received - earlier.received, expected - earlier.expected, rest);
    }

    /// The step within which this share of the packets arrived, 0 when there are none.
    int transitStep(double share) {
        long packets = 0;
        for (long count : transit) {
            packets += count;
        }
        long seen = 0;
        for (int i = 0; i < transit.length; i++) {
            seen += transit[i];
            if (seen > 0 && seen >= share * packets) {
                return i;
            }
        }
        return 0;
    }
}

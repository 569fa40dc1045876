package dev.vident.media.rtp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts H.264 access units together (RFC 6184 section 5). No packet says that it is the first of
/// its access unit: this is known only from the packet before it, or from a sequence parameter set.
/// So after a hole everything up to the next access unit is left out.
///
/// Of the NAL units slices and parameter sets are kept, which is all that a decoder of this profile
/// needs. Parameter sets a sender does not repeat are put before each key frame.
final class H264Depacketiser implements VideoDepacketiser {
    private static final int SETS_MAX = 32;
    private static final int SET_BYTES_MAX = 1024;
    private static final int LENGTH_BYTES = 4;

    /// Parameter sets in force, the sequence's first.
    private List<byte[]> known = new ArrayList<>();

    // The access unit being collected.
    private final List<byte[]> sets = new ArrayList<>();
    private final ByteArrayOutputStream slices = new ByteArrayOutputStream();
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private boolean collecting;
    private boolean key;
    private boolean other;

    // The packet before.
    private boolean hasPrevious;
    private int nextSequenceNumber;
    private int timestamp;
    private boolean ended;

    private long brokenFrames;

    @Override
    public @Nullable VideoFrame push(RtpView packet) {
        boolean follows = hasPrevious && packet.sequenceNumber() == nextSequenceNumber;
        if (!follows || (packet.payloadLength() > 0 && packet.timestamp() != timestamp)) {
            abandon();
        }
        boolean begins = follows && (ended || packet.timestamp() != timestamp);
        hasPrevious = follows || packet.payloadLength() > 0;
        nextSequenceNumber = packet.sequenceNumber() + 1 & 0xFFFF;
        if (packet.payloadLength() == 0) {
            return null; // padding, of which nothing depends
        }
        if (!collecting) {
            collecting = begins || H264Payload.holdsParameterSet(packet);
        }
        timestamp = packet.timestamp();
        ended = packet.marker();
        if (!collecting) {
            return null;
        }
        if (!take(packet) || slices.size() + fragments.size() > FRAME_BYTES_MAX) {
            abandon();
            return null;
        }
        return packet.marker() ? finish() : null;
    }

    @Override
    public long brokenFrames() {
        return brokenFrames;
    }

    private boolean take(RtpView packet) {
        byte[] buffer = packet.buffer();
        int start = packet.payloadOffset();
        int length = packet.payloadLength();
        int type = H264Payload.type(buffer[start]);
        if (type == H264Payload.FU_A) {
            return fragment(buffer, start, length);
        }
        if (fragments.size() > 0) {
            return false; // the last fragment never came
        }
        if (type == H264Payload.STAP_A) {
            return aggregate(buffer, start + 1, start + length);
        }
        return type > 0
                && type <= H264Payload.SINGLE_MAX
                && unit(Arrays.copyOfRange(buffer, start, start + length));
    }

    private boolean aggregate(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end) {
            int length = H264Payload.unitLength(buffer, at, end);
            if (length <= 0) {
                return false;
            }
            at += H264Payload.SIZE_LENGTH;
            if (!unit(Arrays.copyOfRange(buffer, at, at + length))) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private boolean fragment(byte[] buffer, int start, int length) {
        if (length <= H264Payload.FU_HEADERS_LENGTH) {
            return false;
        }
        int header = buffer[start + 1];
        boolean first = (header & H264Payload.FU_START) != 0;
        boolean last = (header & H264Payload.FU_END) != 0;
        if (first == (fragments.size() > 0) || (first && last)) {
            return false;
        }
        if (first) {
            int indicator = buffer[start];
            fragments.write((indicator & 0xE0) | H264Payload.type((byte) header));
        }
        fragments.write(
                buffer,
                start + H264Payload.FU_HEADERS_LENGTH,
                length - H264Payload.FU_HEADERS_LENGTH);
        if (!last) {
            return true;
        }
        byte[] unit = fragments.toByteArray();
        fragments.reset();
        return unit(unit);
    }

    private boolean unit(byte[] unit) {
        switch (H264Payload.type(unit[0])) {
            case H264Payload.SLICE -> other = true;
            case H264Payload.IDR_SLICE -> key = true;
            case H264Payload.SEQUENCE_PARAMETER_SET, H264Payload.PICTURE_PARAMETER_SET -> {
                sets.add(unit);
                return unit.length <= SET_BYTES_MAX && sets.size() <= SETS_MAX;
            }
            default -> {
                return true; // delimiters, messages and the like
            }
        }
        slices.writeBytes(length(unit));
        slices.writeBytes(unit);
        return true;
    }

    private @Nullable VideoFrame finish() {
        if (fragments.size() > 0 || !learn()) {
            abandon();
            return null;
        }
        boolean picture = slices.size() > 0;
        boolean whole = key && !other && known.stream().anyMatch(H264Depacketiser::isSequence);
        VideoFrame frame = null;
        if (picture && whole) {
            SequenceParameterSet size = largest();
            frame =
                    new VideoFrame(
                            data(known),
                            timestamp,
                            true,
                            size == null ? 0 : size.width(),
                            size == null ? 0 : size.height());
        } else if (picture) {
            // A sequence parameter set counts from the next key frame on.
            sets.removeIf(H264Depacketiser::isSequence);
            frame = new VideoFrame(data(sets), timestamp, false, 0, 0);
        }
        clear();
        return frame;
    }

    /// Takes the parameter sets of the access unit for those in force.
    private boolean learn() {
        if (sets.stream().anyMatch(H264Depacketiser::isSequence)) {
            known = new ArrayList<>(sets);
            known.sort((one, two) -> Boolean.compare(isSequence(two), isSequence(one)));
            return true;
        }
        for (byte[] set : sets) {
            if (known.stream().noneMatch(old -> Arrays.equals(old, set))) {
                known.add(set);
            }
        }
        return known.size() <= SETS_MAX;
    }

    private static boolean isSequence(byte[] unit) {
        return H264Payload.type(unit[0]) == H264Payload.SEQUENCE_PARAMETER_SET;
    }

    /// Of several sequence parameter sets a decoder may use any.
    ///
    /// @return null when one of them makes no sense
    private @Nullable SequenceParameterSet largest() {
        SequenceParameterSet largest = null;
        for (byte[] set : known) {
            if (isSequence(set)) {
                SequenceParameterSet size = SequenceParameterSet.read(set, 0, set.length);
                if (size == null) {
                    return null;
                }
                if (largest == null
                        || (long) size.width() * size.height()
                                > (long) largest.width() * largest.height()) {
                    largest = size;
                }
            }
        }
        return largest;
    }

    private byte[] data(List<byte[]> before) {
        int length = slices.size();
        for (byte[] set : before) {
            length += LENGTH_BYTES + set.length;
        }
        ByteBuffer data = ByteBuffer.allocate(length);
        for (byte[] set : before) {
            data.putInt(set.length).put(set);
        }
        return data.put(slices.toByteArray()).array();
    }

    private static byte[] length(byte[] unit) {
        return ByteBuffer.allocate(LENGTH_BYTES).putInt(unit.length).array();
    }

    private void abandon() {
        if (collecting) {
            brokenFrames++;
        }
        clear();
    }

    private void clear() {
        collecting = false;
        key = false;
        other = false;
        sets.clear();
        slices.reset();
        fragments.reset();
    }
}

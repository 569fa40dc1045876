package dev.vident.server.composition;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// The samples of an MP4 track and their tables (ISO/IEC 14496-12 sections 8.6 and 8.7). Each
/// sample is a chunk of its own, so that both tracks can lie in the file as they are played. Not
/// thread-safe.
final class Mp4Samples {
    /// @param time in the track's timescale
    /// @param offset in the media
    private record Sample(long time, long offset, int size, boolean key) {}

    private final List<Sample> samples = new ArrayList<>();

    /// @param time in the track's timescale; one that is not after the sample before is moved there
    /// @param offset in the media
    void add(long time, long offset, int size, boolean key) {
        long after = samples.isEmpty() ? time : Math.max(time, samples.getLast().time() + 1);
        samples.add(new Sample(after, offset, size, key));
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }

    /// Time of the first sample.
    long start() {
        return samples.getFirst().time();
    }

    /// From the first sample to the end of the last.
    ///
    /// @param end when the last sample is over, in the track's timescale
    long duration(long end) {
        return Math.max(end, samples.getLast().time() + 1) - start();
    }

    /// @param entry the sample description
    /// @param end when the last sample is over, in the track's timescale
    /// @param before bytes of the file before the media
    byte[] table(byte[] entry, long end, long before) {
        byte[] sync =
                samples.stream().allMatch(Sample::key)
                        ? new byte[0]
                        : Mp4Bytes.full("stss", 0, keys());
        return Mp4Bytes.box(
                "stbl",
                Mp4Bytes.full("stsd", 0, Mp4Bytes.u32(1), entry),
                Mp4Bytes.full("stts", 0, durations(end)),
                sync,
                Mp4Bytes.full("stsc", 0, Mp4Bytes.u32(1, 1, 1, 1)),
                Mp4Bytes.full("stsz", 0, Mp4Bytes.u32(0), sizes()),
                Mp4Bytes.full("co64", 0, offsets(before)));
    }

    /// Runs of samples of one duration.
    private byte[] durations(long end) {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        int count = 0;
        int run = 0;
        for (int i = 0; i < samples.size(); i++) {
            long duration = durationOf(i, end);
            run++;
            if (i + 1 == samples.size() || durationOf(i + 1, end) != duration) {
                runs.writeBytes(Mp4Bytes.u32(run, duration));
                count++;
                run = 0;
            }
        }
        return Ebml.join(Mp4Bytes.u32(count), runs.toByteArray());
    }

    private long durationOf(int index, long end) {
        long time = samples.get(index).time();
        return index + 1 < samples.size()
                ? samples.get(index + 1).time() - time
                : Math.max(end - time, 1);
    }

    private byte[] keys() {
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        int count = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).key()) {
                numbers.writeBytes(Mp4Bytes.u32(i + 1));
                count++;
            }
        }
        return Ebml.join(Mp4Bytes.u32(count), numbers.toByteArray());
    }

    private byte[] sizes() {
        ByteArrayOutputStream sizes = new ByteArrayOutputStream();
        sizes.writeBytes(Mp4Bytes.u32(samples.size()));
        for (Sample sample : samples) {
            sizes.writeBytes(Mp4Bytes.u32(sample.size()));
        }
        return sizes.toByteArray();
    }

    private byte[] offsets(long before) {
        ByteArrayOutputStream offsets = new ByteArrayOutputStream();
        offsets.writeBytes(Mp4Bytes.u32(samples.size()));
        for (Sample sample : samples) {
            long offset = before + sample.offset();
            offsets.writeBytes(Mp4Bytes.u32(offset >>> 32, offset));
        }
        return offsets.toByteArray();
    }
}

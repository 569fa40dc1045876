package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An MP4 file that was found to be right by the letter of ISO/IEC 14496-12 as far as a player
/// relies on it: boxes nest to the byte, the index stands before the media, its tables agree with
/// each other, every sample lies in the media and no two overlap, and all tracks last as long as
/// the film.
///
/// @param durationSeconds of the film
/// @param createdAt whole seconds
/// @param chapters titles and starts; empty without a chapter track
record StrictMp4(double durationSeconds, Instant createdAt, List<Chapter> chapters) {
    /// @param startSeconds since the beginning of the film
    record Chapter(String title, double startSeconds) {}

    private static final long SECONDS_1904_TO_1970 = 2_082_844_800L;
    private static final double FRAME_SECONDS = 1.0 / Encoding.STANDARD_FRAME_RATE;

    /// @param shownUntil ticks at which the sample is over, which reordered pictures move
    private record Sample(long offset, long size, long ticks, long shownUntil) {
        long end() {
            return offset + size;
        }
    }

    private record Track(long id, String handler, List<Sample> samples, double timescale) {}

    static StrictMp4 check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                            .order(ByteOrder.BIG_ENDIAN);
            return check(bytes);
        }
    }

    static StrictMp4 check(ByteBuffer file) {
        List<Mp4Box> boxes = Mp4Box.read(file);
        List<String> order = boxes.stream().map(Mp4Box::type).toList();
        assertThat(order).startsWith("ftyp");
        assertThat(order).containsOnlyOnce("moov", "mdat");
        assertThat(order.indexOf("moov")).as("fast start").isLessThan(order.indexOf("mdat"));
        Mp4Box moov = boxes.get(order.indexOf("moov"));
        Mp4Box mvhd = moov.only("mvhd");
        double movieScale = timescale(mvhd);
        double seconds = mvhd.wide(16, 24) / movieScale;
        Map<Long, Track> tracks = new HashMap<>();
        for (Mp4Box trak : moov.all("trak")) {
            Track track = track(trak, movieScale, seconds);
            assertThat(tracks.put(track.id(), track)).as("track id %d", track.id()).isNull();
        }
        assertThat(tracks.values().stream().map(Track::handler).sorted().toList())
                .as("tracks")
                .isIn(List.of("soun", "vide"), List.of("soun", "text", "vide"));
        checkMedia(tracks, boxes.get(order.indexOf("mdat")));
        Instant created = Instant.ofEpochSecond(mvhd.wide(4, 4) - SECONDS_1904_TO_1970);
        return new StrictMp4(seconds, created, chapters(moov, tracks, file));
    }

    private static double timescale(Mp4Box header) {
        return header.u8(0) == 1 ? header.u32(20) : header.u32(12);
    }

    private static Track track(Mp4Box trak, double movieScale, double movieSeconds) {
        Mp4Box tkhd = trak.only("tkhd");
        long id = tkhd.u8(0) == 1 ? tkhd.u32(20) : tkhd.u32(12);
        String handler = trak.at("mdia", "hdlr").text(8, 4);
        double trackSeconds = tkhd.wide(20, 28) / movieScale;
        assertThat(trackSeconds)
                .as("length of %s", handler)
                .isCloseTo(movieSeconds, within(FRAME_SECONDS));
        Mp4Box mdhd = trak.at("mdia", "mdhd");
        double scale = timescale(mdhd);
        long mediaTicks = mdhd.wide(16, 24);
        Mp4Box table = trak.at("mdia", "minf", "stbl");
        assertThat(trak.at("mdia", "minf", "dinf").only("dref").u32(4))
                .as("data references")
                .isEqualTo(1);
        assertThat(table.only("stsd").u32(4)).as("sample descriptions").isEqualTo(1);
        List<Sample> samples = samples(table, handler);
        long decoded = samples.stream().mapToLong(Sample::ticks).sum();
        long shown = samples.stream().mapToLong(Sample::shownUntil).max().orElse(0);
        // Pictures that are shown later than decoded make the media longer than its table.
        assertThat(mediaTicks)
                .as("media duration against stts of %s", handler)
                .isBetween(decoded, shown);
        checkEdits(trak, handler, movieScale, scale, trackSeconds, shown / scale);
        if (handler.equals("vide")) {
            checkSync(table.only("stss"), samples.size());
            assertThat(samples.stream().mapToLong(Sample::ticks).distinct().count())
                    .as("different picture durations")
                    .isEqualTo(1);
        }
        return new Track(id, handler, samples, scale);
    }

    /// The edits show no more than there is and add up to the track.
    private static void checkEdits(
            Mp4Box trak,
            String handler,
            double movieScale,
            double scale,
            double trackSeconds,
            double mediaSeconds) {
        Mp4Box elst = trak.at("edts", "elst");
        boolean wide = elst.u8(0) == 1;
        double sum = 0;
        for (int i = 0; i < elst.u32(4); i++) {
            int at = 8 + i * (wide ? 20 : 12);
            long duration = wide ? elst.content().getLong(at) : elst.u32(at);
            long mediaTime = wide ? elst.content().getLong(at + 8) : elst.content().getInt(at + 4);
            int rate = elst.content().getInt(at + (wide ? 16 : 8));
            assertThat(rate).as("rate of an edit of %s", handler).isEqualTo(0x10000);
            assertThat(mediaTime).as("start of an edit of %s", handler).isNotNegative();
            assertThat(mediaTime / scale + duration / movieScale)
                    .as("end of an edit of %s", handler)
                    .isLessThanOrEqualTo(mediaSeconds + 1 / movieScale);
            sum += duration / movieScale;
        }
        assertThat(sum).as("edits of %s", handler).isCloseTo(trackSeconds, within(1 / movieScale));
    }

    private static void checkSync(Mp4Box stss, int samples) {
        long last = 0;
        assertThat(stss.u32(4)).as("key frames").isPositive();
        assertThat(stss.u32(8)).as("first key frame").isEqualTo(1);
        for (int i = 0; i < stss.u32(4); i++) {
            long number = stss.u32(8 + 4 * i);
            assertThat(number).as("key frame").isBetween(last + 1, (long) samples);
            last = number;
        }
    }

    /// Joins the five tables (sections 8.6.1, 8.7.3, 8.7.4, 8.7.5) and sees that they agree.
    private static List<Sample> samples(Mp4Box table, String handler) {
        Mp4Box stsz = table.only("stsz");
        int count = (int) stsz.u32(8);
        List<Long> ticks = runs(table.only("stts"));
        assertThat(ticks).as("stts of %s", handler).hasSize(count);
        List<Long> shifts =
                table.all("ctts").isEmpty()
                        ? Collections.nCopies(count, 0L)
                        : runs(table.only("ctts"));
        assertThat(shifts).as("ctts of %s", handler).hasSize(count);
        long decoded = 0;
        List<Long> chunks = chunks(table);
        Mp4Box stsc = table.only("stsc");
        List<Sample> samples = new ArrayList<>();
        int entries = (int) stsc.u32(4);
        for (int i = 0; i < entries; i++) {
            long first = stsc.u32(8 + 12 * i);
            long end = i + 1 < entries ? stsc.u32(8 + 12 * (i + 1)) : chunks.size() + 1L;
            assertThat(first).as("stsc of %s", handler).isBetween(1L, end - 1);
            assertThat(stsc.u32(8 + 12 * i + 8)).as("sample description").isEqualTo(1);
            for (long chunk = first; chunk < end; chunk++) {
                long offset = chunks.get((int) chunk - 1);
                for (long j = 0; j < stsc.u32(8 + 12 * i + 4); j++) {
                    int number = samples.size();
                    assertThat(number).as("samples of %s in chunks", handler).isLessThan(count);
                    long size = stsz.u32(4) == 0 ? stsz.u32(12 + 4 * number) : stsz.u32(4);
                    decoded += ticks.get(number);
                    samples.add(
                            new Sample(
                                    offset, size, ticks.get(number), decoded + shifts.get(number)));
                    offset += size;
                }
            }
        }
        assertThat(samples).as("samples of %s in chunks", handler).hasSize(count);
        return samples;
    }

    private static List<Long> chunks(Mp4Box table) {
        List<Long> chunks = new ArrayList<>();
        for (Mp4Box stco : table.all("stco")) {
            for (int i = 0; i < stco.u32(4); i++) {
                chunks.add(stco.u32(8 + 4 * i));
            }
        }
        for (Mp4Box co64 : table.all("co64")) {
            for (int i = 0; i < co64.u32(4); i++) {
                chunks.add(co64.content().getLong(8 + 8 * i));
            }
        }
        assertThat(table.all("stco").size() + table.all("co64").size()).isEqualTo(1);
        return chunks;
    }

    /// A table of counts and values, spread out.
    private static List<Long> runs(Mp4Box box) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < box.u32(4); i++) {
            for (long j = 0; j < box.u32(8 + 8 * i); j++) {
                values.add(box.u32(12 + 8 * i));
            }
        }
        return values;
    }

    private static void checkMedia(Map<Long, Track> tracks, Mp4Box mdat) {
        List<Sample> all =
                tracks.values().stream()
                        .flatMap(track -> track.samples().stream())
                        .sorted(Comparator.comparingLong(Sample::offset))
                        .toList();
        long end = mdat.start();
        for (Sample sample : all) {
            assertThat(sample.offset()).as("start of a sample").isGreaterThanOrEqualTo(end);
            end = sample.end();
        }
        assertThat(end).isLessThanOrEqualTo(mdat.start() + mdat.content().limit());
    }

    private static List<Chapter> chapters(Mp4Box moov, Map<Long, Track> tracks, ByteBuffer file) {
        List<Chapter> chapters = new ArrayList<>();
        boolean text = tracks.values().stream().anyMatch(track -> track.handler().equals("text"));
        for (Mp4Box trak : moov.all("trak")) {
            for (Mp4Box tref : trak.all("tref")) {
                Track track = tracks.get(tref.only("chap").u32(0));
                assertThat(track).as("the chapter track referred to").isNotNull();
                assertThat(track.handler()).isEqualTo("text");
                text = false;
                if (chapters.isEmpty()) {
                    chapters.addAll(chapters(track, file));
                }
            }
        }
        assertThat(text).as("a chapter track nobody refers to").isFalse();
        return chapters;
    }

    private static List<Chapter> chapters(Track track, ByteBuffer file) {
        List<Chapter> chapters = new ArrayList<>();
        long ticks = 0;
        for (Sample sample : track.samples()) {
            Mp4Box text =
                    new Mp4Box(
                            "text",
                            0,
                            file.slice((int) sample.offset(), (int) sample.size()),
                            List.of());
            int length = text.content().getShort(0);
            chapters.add(new Chapter(text.text(2, length), ticks / track.timescale()));
            ticks += sample.ticks();
        }
        return chapters;
    }
}

package dev.vident.server.composition;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// WebM with VP8 and Opus: the tracks, the length, and cues before the clusters (RFC 9559 section
/// 5.1.5). The clusters lie in a file beside until the cues are known.
final class SeekableWebm implements SeekableFilm {
    private static final int PICTURE_TRACK = 1;
    private static final int SOUND_TRACK = 2;
    private static final int CLUSTER_MILLIS_MAX = 5_000;
    private static final int CUE_MILLIS_MIN = 1_000;
    private static final int CLUSTER_BYTES_MAX = 4 << 20;

    /// A cluster that can be entered.
    ///
    /// @param offset behind the cues
    private record Cue(long millis, int track, long offset) {}

    private final Path target;
    private final Path clustersFile;
    private final OutputStream clusters;
    private final ByteArrayOutputStream cluster = new ByteArrayOutputStream();
    private final List<Cue> cues = new ArrayList<>();
    private long clusterMillis = -1;
    private long cueMillis = -CUE_MILLIS_MIN;
    private long written;
    private boolean hasPicture;
    private int width;
    private int height;

    SeekableWebm(Path target) throws IOException {
        this.target = target;
        this.clustersFile = target.resolveSibling(target.getFileName() + ".clusters");
        this.clusters = new BufferedOutputStream(Files.newOutputStream(clustersFile), 1 << 16);
    }

    @Override
    public void picture(long millis, boolean key, byte[] data, int width, int height)
            throws IOException {
        if (!hasPicture) {
            hasPicture = true;
            this.width = width;
            this.height = height;
        }
        boolean enterHere = key && millis - cueMillis >= CUE_MILLIS_MIN;
        if (startCluster(millis, enterHere) && key) {
            cue(PICTURE_TRACK);
        }
        block(PICTURE_TRACK, millis, key, data);
    }

    @Override
    public void sound(long millis, byte[] data) throws IOException {
        if (startCluster(millis, false) && !hasPicture) {
            cue(SOUND_TRACK);
        }
        block(SOUND_TRACK, millis, true, data);
    }

    @Override
    public boolean hasPicture() {
        return hasPicture;
    }

    private boolean startCluster(long millis, boolean wanted) throws IOException {
        boolean start =
                wanted
                        || clusterMillis < 0
                        || millis - clusterMillis > CLUSTER_MILLIS_MAX
                        || cluster.size() > CLUSTER_BYTES_MAX;
        if (start) {
            flushCluster();
            clusterMillis = millis;
            cluster.writeBytes(Ebml.number(WebmHead.CLUSTER_TIME, millis));
        }
        return start;
    }

    private void block(int track, long millis, boolean key, byte[] data) {
        int inCluster = (int) (millis - clusterMillis);
        cluster.writeBytes(WebmHead.blockStart(track, inCluster, key, data.length));
        cluster.writeBytes(data);
    }

    private void cue(int track) {
        cues.add(new Cue(clusterMillis, track, written));
        cueMillis = clusterMillis;
    }

    private void flushCluster() throws IOException {
        if (cluster.size() > 0) {
            byte[] whole = Ebml.element(WebmHead.CLUSTER, cluster.toByteArray());
            clusters.write(whole);
            written += whole.length;
            cluster.reset();
        }
    }

    @Override
    public void finish(long durationMillis) throws IOException {
        flushCluster();
        clusters.close();
        byte[] info = WebmHead.info(durationMillis);
        byte[] tracks =
                hasPicture
                        ? WebmHead.tracks(
                                WebmHead.vp8(PICTURE_TRACK, width, height),
                                WebmHead.opus(SOUND_TRACK))
                        : WebmHead.tracks(WebmHead.opus(SOUND_TRACK));
        long before = (long) info.length + tracks.length;
        // As long as with the true positions.
        before += index(0).length;
        byte[] index = index(before);
        try (OutputStream output =
                new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            output.write(WebmHead.ebml(WebmHead.WEBM));
            output.write(Ebml.start(WebmHead.SEGMENT, before + written));
            output.write(info);
            output.write(tracks);
            output.write(index);
            Files.copy(clustersFile, output);
        }
    }

    /// @param before bytes between the segment's start and the first cluster
    private byte[] index(long before) {
        ByteArrayOutputStream points = new ByteArrayOutputStream();
        for (Cue cue : cues) {
            byte[] position =
                    Ebml.join(
                            Ebml.number(0xF7, cue.track()),
                            Ebml.longNumber(0xF1, before + cue.offset()));
            points.writeBytes(
                    Ebml.element(
                            0xBB,
                            Ebml.join(
                                    Ebml.longNumber(0xB3, cue.millis()),
                                    Ebml.element(0xB7, position))));
        }
        return Ebml.element(0x1C53BB6B, points.toByteArray());
    }

    @Override
    public void close() throws IOException {
        clusters.close();
        Files.deleteIfExists(clustersFile);
    }
}

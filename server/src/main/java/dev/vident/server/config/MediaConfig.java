package dev.vident.server.config;

import dev.vident.media.rtp.VideoEncoding;
import java.util.List;

/// The media ports.
///
/// @param host address to bind to
/// @param port UDP port, 0 for a free one
/// @param tcpPort TCP port of all loops, 0 for none
/// @param advertisedAddresses IP addresses offered to browsers; empty for this machine's own
/// @param loops threads with a port each; 0 for what suits this machine
/// @param videoCodec of calls, unless the level says otherwise
public record MediaConfig(
        String host,
        int port,
        int tcpPort,
        List<String> advertisedAddresses,
        int loops,
        VideoEncoding videoCodec) {
    private static final int LOOPS_MAX = 64;

    static MediaConfig from(ConfigValues values) {
        return new MediaConfig(
                values.text(Settings.MEDIA_HOST),
                values.integer(Settings.MEDIA_PORT, 0, 65_535),
                values.integer(Settings.MEDIA_TCP_PORT, 0, 65_535),
                values.list(Settings.MEDIA_ADVERTISED_ADDRESSES),
                values.integer(Settings.MEDIA_LOOPS, 0, LOOPS_MAX),
                VideoEncoding.ofName(values.text(Settings.MEDIA_VIDEO_CODEC))
                        .orElseThrow(
                                () -> values.refusal(Settings.MEDIA_VIDEO_CODEC, "VP8 or H264")));
    }
}

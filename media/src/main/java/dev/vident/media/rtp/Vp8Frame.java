package dev.vident.media.rtp;

/// One VP8 frame put together from its packets.
///
/// @param data the frame as a decoder takes it, without payload descriptors; owned by this record
/// @param timestamp RTP timestamp as sent, 90 kHz
/// @param keyFrame whether it can be decoded on its own
/// @param width pixels of a key frame, 0 otherwise
/// @param height pixels of a key frame, 0 otherwise
@SuppressWarnings("ArrayRecordComponent") // frames are handed on, never compared
public record Vp8Frame(byte[] data, int timestamp, boolean keyFrame, int width, int height) {}

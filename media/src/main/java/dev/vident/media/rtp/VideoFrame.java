package dev.vident.media.rtp;

/// One video frame put together from its packets, as containers store it: a VP8 frame, or the NAL
/// units of an H.264 access unit with four bytes of length before each (ISO/IEC 14496-15 section
/// 5.3), parameter sets in front when it is a key frame.
///
/// @param data the frame; owned by this record
/// @param timestamp RTP timestamp as sent, 90 kHz
/// @param keyFrame whether it can be decoded on its own
/// @param width pixels of a key frame, 0 otherwise and when it does not tell
/// @param height pixels of a key frame, 0 otherwise and when it does not tell
@SuppressWarnings("ArrayRecordComponent") // frames are handed on, never compared
public record VideoFrame(byte[] data, int timestamp, boolean keyFrame, int width, int height) {}

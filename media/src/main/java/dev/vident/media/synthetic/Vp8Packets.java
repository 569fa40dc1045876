package dev.vident.media.synthetic;

/// VP8 with the shortest descriptor (RFC 7741 section 4.2).
final class Vp8Packets implements FramePackets {
    /// One byte of descriptor, the S bit on the first packet of a frame.
    private static final byte DESCRIPTOR_FIRST = 0x10;

    private static final byte DESCRIPTOR_NEXT = 0;

    private byte[] frame = {};
    private int at;

    @Override
    public void begin(byte[] frame) {
        this.frame = frame;
        at = 0;
    }

    @Override
    public boolean hasMore() {
        return at < frame.length;
    }

    @Override
    public int write(byte[] target, int offset) {
        int length = Math.min(PAYLOAD_MAX - 1, frame.length - at);
        target[offset] = at == 0 ? DESCRIPTOR_FIRST : DESCRIPTOR_NEXT;
        System.arraycopy(frame, at, target, offset + 1, length);
        at += length;
        return length + 1;
    }
}

package dev.vident.media.capture;

/// Captures what is received from and sent to one participant. The packets are cut, and left as
/// they are. Times are microseconds since the Unix epoch. Used by one thread at a time.
public final class ParticipantCapture {
    static final int NO_INTERFACE = -1;

    private final PacketCapture capture;
    private final String participant;
    private final int number;
    private final PacketCut cut = new PacketCut();
    private int interfaceId = NO_INTERFACE;

    ParticipantCapture(PacketCapture capture, String participant, int number) {
        this.capture = capture;
        this.participant = participant;
        this.number = number;
    }

    /// Takes a decrypted RTP packet.
    public void rtp(
            CaptureDirection direction, byte[] buffer, int offset, int length, long micros) {
        int kept = cut.rtp(buffer, offset, length);
        capture.write(this, direction, buffer, offset, kept, length, micros);
    }

    /// Takes a decrypted compound RTCP packet.
    public void rtcp(
            CaptureDirection direction, byte[] buffer, int offset, int length, long micros) {
        capture.write(this, direction, buffer, offset, length, length, micros);
    }

    /// Takes a connectivity check or its answer.
    public void stun(
            CaptureDirection direction, byte[] buffer, int offset, int length, long micros) {
        int kept = PacketCut.stun(length);
        capture.write(this, direction, buffer, offset, kept, length, micros);
    }

    /// Takes a datagram of a handshake.
    public void dtls(
            CaptureDirection direction, byte[] buffer, int offset, int length, long micros) {
        int kept = PacketCut.dtls(buffer, offset, length);
        capture.write(this, direction, buffer, offset, kept, length, micros);
    }

    String participant() {
        return participant;
    }

    /// From 0, in the order of joining.
    int number() {
        return number;
    }

    int interfaceId() {
        return interfaceId;
    }

    void useInterface(int id) {
        interfaceId = id;
    }
}

package dev.vident.media.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The bytes of a journal, version 1, as drawn in `docs/protocol/journal.md`. All numbers are big
/// endian.
///
/// Stateless; safe for use by any thread.
public final class JournalFormat {
    /// Bytes of a record before its payload.
    public static final int RECORD_HEADER_BYTES = 16;

    /// The longest payload a record can hold.
    public static final int PAYLOAD_BYTES_MAX = 0xffff;

    /// The longest header, so that a reader can bound what it looks at.
    public static final int HEADER_BYTES_MAX = 4096;

    static final int PREAMBLE_BYTES = 16;
    static final int VERSION = 1;

    private static final byte[] MAGIC = {'V', 'I', 'D', 'J', 'R', 'N', 'L', '\n'};
    private static final int OFFSET_VERSION = 8;
    private static final int OFFSET_BODY_LENGTH = 10;
    private static final int OFFSET_HEADER_CRC = 12;
    private static final int OFFSET_RECORD_CRC = 4;
    private static final int OFFSET_RECORD_ARRIVAL = 8;
    private static final byte CODE_RECOVERED = 4;
    private static final int BODY_FIXED_BYTES = 18;

    private JournalFormat() {}

    /// The bytes a journal starts with.
    ///
    /// @throws IllegalArgumentException when the names of the track do not fit into
    ///   [#HEADER_BYTES_MAX]
    public static byte[] header(JournalHeader header) {
        TrackDescription track = header.track();
        ByteBuffer body = ByteBuffer.allocate(HEADER_BYTES_MAX - PREAMBLE_BYTES);
        body.putLong(header.startMicros());
        body.putInt(track.epoch());
        body.putInt(track.clockRate());
        body.put((byte) track.payloadType());
        body.put(code(track.kind()));
        putText(body, track.room());
        putText(body, track.participant());
        putText(body, track.codec());
        body.flip();
        ByteBuffer whole = ByteBuffer.allocate(PREAMBLE_BYTES + body.remaining());
        whole.put(MAGIC).putShort((short) VERSION).putShort((short) body.remaining()).putInt(0);
        whole.put(body);
        whole.putInt(OFFSET_HEADER_CRC, headerCrc(whole.array(), whole.capacity()));
        return whole.array();
    }

    /// Writes one record at the buffer's position.
    ///
    /// @param recovered whether an RTP packet came only when it was asked for again
    /// @return false, with nothing written, when the record does not fit into what remains of the
    ///   buffer
    /// @throws IllegalArgumentException when `length` exceeds [#PAYLOAD_BYTES_MAX]
    public static boolean putRecord(
            ByteBuffer target,
            RecordKind kind,
            boolean recovered,
            long arrivalMicros,
            byte[] payload,
            int offset,
            int length) {
        if (length > PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException("a record of " + length + " bytes");
        }
        if (target.remaining() < RECORD_HEADER_BYTES + length) {
            return false;
        }
        int start = target.position();
        target.putShort((short) length).put(code(kind, recovered)).put((byte) 0).putInt(0);
        target.putLong(arrivalMicros).put(payload, offset, length);
        target.putInt(
                start + OFFSET_RECORD_CRC,
                recordCrc(length, code(kind, recovered), arrivalMicros, payload, offset));
        return true;
    }

    /// Reads a header from the buffer's position and moves behind it, or leaves the position alone.
    static Optional<JournalHeader> readHeader(ByteBuffer source) {
        int start = source.position();
        if (source.remaining() < PREAMBLE_BYTES) {
            return Optional.empty();
        }
        byte[] preamble = new byte[PREAMBLE_BYTES];
        source.get(start, preamble);
        int bodyLength = Short.toUnsignedInt(source.getShort(start + OFFSET_BODY_LENGTH));
        boolean plausible =
                Arrays.equals(MAGIC, 0, MAGIC.length, preamble, 0, MAGIC.length)
                        && source.getShort(start + OFFSET_VERSION) == VERSION
                        && bodyLength >= BODY_FIXED_BYTES
                        && bodyLength <= HEADER_BYTES_MAX - PREAMBLE_BYTES
                        && source.remaining() >= PREAMBLE_BYTES + bodyLength;
        if (!plausible) {
            return Optional.empty();
        }
        byte[] whole = new byte[PREAMBLE_BYTES + bodyLength];
        source.get(start, whole);
        if (headerCrc(whole, whole.length) != source.getInt(start + OFFSET_HEADER_CRC)) {
            return Optional.empty();
        }
        source.position(start + whole.length);
        return Optional.of(readBody(ByteBuffer.wrap(whole, PREAMBLE_BYTES, bodyLength)));
    }

    /// Length of the payload of the record that starts at `start`, or -1 when no intact record
    /// starts there.
    static int intactPayloadLength(ByteBuffer source, int start) {
        int available = source.limit() - start;
        if (available < RECORD_HEADER_BYTES) {
            return -1;
        }
        int length = Short.toUnsignedInt(source.getShort(start));
        int kind = source.get(start + 2);
        boolean plausible =
                available >= RECORD_HEADER_BYTES + length
                        && kind >= 1
                        && kind <= CODE_RECOVERED
                        && source.get(start + 3) == 0;
        if (!plausible
                || recordCrc(source, start, length) != source.getInt(start + OFFSET_RECORD_CRC)) {
            return -1;
        }
        return length;
    }

    static RecordKind recordKind(ByteBuffer source, int start) {
        return switch (source.get(start + 2)) {
            case 1, CODE_RECOVERED -> RecordKind.RTP;
            case 2 -> RecordKind.RTCP;
            case 3 -> RecordKind.MARK;
            default -> throw new IllegalStateException("kind was checked before");
        };
    }

    static boolean isRecovered(ByteBuffer source, int start) {
        return source.get(start + 2) == CODE_RECOVERED;
    }

    static long arrivalMicros(ByteBuffer source, int start) {
        return source.getLong(start + OFFSET_RECORD_ARRIVAL);
    }

    private static JournalHeader readBody(ByteBuffer body) {
        long startMicros = body.getLong();
        int epoch = body.getInt();
        int clockRate = body.getInt();
        int payloadType = Byte.toUnsignedInt(body.get());
        MediaKind kind = body.get() == code(MediaKind.VIDEO) ? MediaKind.VIDEO : MediaKind.AUDIO;
        String room = getText(body);
        String participant = getText(body);
        String codec = getText(body);
        return new JournalHeader(
                new TrackDescription(room, participant, epoch, kind, codec, clockRate, payloadType),
                startMicros);
    }

    private static void putText(ByteBuffer target, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (target.remaining() < Short.BYTES + bytes.length) {
            throw new IllegalArgumentException("the names of the track are too long");
        }
        target.putShort((short) bytes.length).put(bytes);
    }

    /// A length that points outside is cut: the checksum has vouched for the body, so only a
    /// foreign writer can do that.
    private static String getText(ByteBuffer source) {
        if (source.remaining() < Short.BYTES) {
            return "";
        }
        byte[] bytes =
                new byte[Math.min(Short.toUnsignedInt(source.getShort()), source.remaining())];
        source.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int headerCrc(byte[] whole, int length) {
        CRC32C crc = new CRC32C();
        crc.update(whole, 0, OFFSET_HEADER_CRC);
        crc.update(whole, PREAMBLE_BYTES, length - PREAMBLE_BYTES);
        return (int) crc.getValue();
    }

    /// The same as [#recordCrc(ByteBuffer, int, int)] out of what the record is made of: without
    /// views of the buffer, which cost more than the sum.
    private static int recordCrc(
            int length, byte code, long arrivalMicros, byte[] payload, int offset) {
        CRC32C crc = new CRC32C();
        crc.update(length >>> 8);
        crc.update(length);
        crc.update(code);
        crc.update(0);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            crc.update((int) (arrivalMicros >>> shift));
        }
        crc.update(payload, offset, length);
        return (int) crc.getValue();
    }

    /// Covers everything of the record but the checksum itself.
    private static int recordCrc(ByteBuffer buffer, int start, int payloadLength) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.slice(start, OFFSET_RECORD_CRC));
        crc.update(
                buffer.slice(
                        start + OFFSET_RECORD_ARRIVAL,
                        RECORD_HEADER_BYTES - OFFSET_RECORD_ARRIVAL + payloadLength));
        return (int) crc.getValue();
    }

    private static byte code(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> 0;
            case VIDEO -> 1;
        };
    }

    private static byte code(RecordKind kind, boolean recovered) {
        return switch (kind) {
            case RTP -> recovered ? CODE_RECOVERED : 1;
            case RTCP -> 2;
            case MARK -> 3;
        };
    }
}

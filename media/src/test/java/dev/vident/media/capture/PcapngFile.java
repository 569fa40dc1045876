package dev.vident.media.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a pcapng file of UDP packets by the book, of either byte order, and refuses what is not
/// well-formed.
public final class PcapngFile {
    /// One packet of the file.
    ///
    /// @param inbound by its flags
    /// @param payload what of the UDP payload was captured
    /// @param payloadLength of the whole
    @SuppressWarnings("ArrayRecordComponent") // looked at, never compared
    public record Packet(
            String interfaceName,
            boolean inbound,
            long micros,
            String source,
            String destination,
            byte[] payload,
            int payloadLength) {
        int first() {
            return payload[0] & 0xFF;
        }

        public boolean isStun() {
            return first() < 4;
        }

        public boolean isDtls() {
            return first() >= 20 && first() < 64;
        }

        public boolean isRtcp() {
            int type = payload[1] & 0xFF;
            return first() >= 128 && type >= 192 && type <= 223;
        }

        public boolean isRtp() {
            return first() >= 128 && !isRtcp();
        }

        public int payloadType() {
            return payload[1] & 0x7F;
        }
    }

    public final List<Packet> packets = new ArrayList<>();
    public final List<String> interfaces = new ArrayList<>();
    public String comment = "";
    public long dropped = -1;
    private final ByteBuffer file;

    private PcapngFile(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
    }

    /// @throws IllegalArgumentException when the file is not well-formed
    public static PcapngFile read(byte[] bytes) {
        PcapngFile read = new PcapngFile(bytes);
        while (read.file.hasRemaining()) {
            read.block();
        }
        return read;
    }

    /// As above, of blocks that follow each other.
    public static PcapngFile read(List<byte[]> blocks) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        blocks.forEach(all::writeBytes);
        return read(all.toByteArray());
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }

    private void block() {
        int start = file.position();
        if (file.getInt(start) == 0x0A0D0D0A) {
            file.order(
                    file.order(ByteOrder.BIG_ENDIAN).getInt(start + 8) == 0x1A2B3C4D
                            ? ByteOrder.BIG_ENDIAN
                            : ByteOrder.LITTLE_ENDIAN);
            require(file.getInt(start + 8) == 0x1A2B3C4D, "byte order");
        }
        int type = file.getInt();
        int length = file.getInt();
        require(length % 4 == 0 && length >= 12 && start + length <= file.limit(), "length");
        require(file.getInt(start + length - 4) == length, "length repeated");
        require(start > 0 || type == 0x0A0D0D0A, "begins with a section");
        int end = start + length - 4;
        switch (type) {
            case 0x0A0D0D0A -> {
                require(file.getShort(start + 12) == 1, "version");
                file.position(start + 24);
                byte[] words = options(end).getOrDefault(1, new byte[0]);
                comment = new String(words, StandardCharsets.UTF_8);
            }
            case 1 -> {
                require(file.getShort(start + 8) == 228, "raw IPv4");
                file.position(start + 16);
                interfaces.add(new String(options(end).get(2), StandardCharsets.UTF_8));
            }
            case 5 -> {
                require(file.getInt(start + 8) < interfaces.size(), "statistics of an interface");
                file.position(start + 20);
                dropped = ByteBuffer.wrap(options(end).get(5)).order(file.order()).getLong();
            }
            case 6 -> packet(end);
            default -> throw new IllegalArgumentException("block type " + type);
        }
        file.position(start + length);
    }

    private void packet(int end) {
        String name = interfaces.get(file.getInt());
        long micros = (long) file.getInt() << 32 | file.getInt() & 0xFFFFFFFFL;
        int captured = file.getInt();
        int length = file.getInt();
        require(captured <= length, "captured length");
        byte[] bytes = new byte[captured];
        file.get(bytes).position(file.position() + (-captured & 3));
        int flags = ByteBuffer.wrap(options(end).get(2)).order(file.order()).getInt();
        ByteBuffer ip = ByteBuffer.wrap(bytes);
        require(ip.get(0) == 0x45 && ip.get(9) == 17, "IPv4 and UDP");
        require(Short.toUnsignedInt(ip.getShort(2)) == length, "length of IPv4");
        require(Short.toUnsignedInt(ip.getShort(24)) == length - 20, "length of UDP");
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += Short.toUnsignedInt(ip.getShort(i));
        }
        require((sum & 0xFFFF) + (sum >>> 16) == 0xFFFF, "checksum");
        byte[] payload = new byte[captured - 28];
        ip.get(28, payload);
        packets.add(
                new Packet(
                        name,
                        (flags & 3) == 1,
                        micros,
                        address(ip, 12, 20),
                        address(ip, 16, 22),
                        payload,
                        length - 28));
    }

    private static String address(ByteBuffer ip, int host, int port) {
        return "%d.%d.%d.%d:%d"
                .formatted(
                        ip.get(host) & 0xFF,
                        ip.get(host + 1) & 0xFF,
                        ip.get(host + 2) & 0xFF,
                        ip.get(host + 3) & 0xFF,
                        Short.toUnsignedInt(ip.getShort(port)));
    }

    private Map<Integer, byte[]> options(int end) {
        Map<Integer, byte[]> found = new HashMap<>();
        while (file.position() < end) {
            int code = Short.toUnsignedInt(file.getShort());
            byte[] value = new byte[Short.toUnsignedInt(file.getShort())];
            file.get(value).position(file.position() + (-value.length & 3));
            if (code == 0) {
                break;
            }
            found.put(code, value);
        }
        require(file.position() == end, "options end with the block");
        return found;
    }
}

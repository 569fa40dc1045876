package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One box of an ISO base media file (ISO/IEC 14496-12 section 4.2). Children must fill their
/// parent to the byte.
///
/// @param type four characters
/// @param start of the content in the file
/// @param content without the header
/// @param children of a container, in order
record Mp4Box(String type, long start, ByteBuffer content, List<Mp4Box> children) {
    private static final Set<String> CONTAINERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "dinf", "udta", "tref", "gmhd");
    private static final int HEADER_BYTES = 8;
    private static final int LARGE_HEADER_BYTES = 16;

    /// The boxes of a whole file.
    static List<Mp4Box> read(ByteBuffer file) {
        return readAll(file, 0);
    }

    private static List<Mp4Box> readAll(ByteBuffer parent, long parentStart) {
        List<Mp4Box> boxes = new ArrayList<>();
        int at = 0;
        while (at < parent.limit()) {
            assertThat(parent.limit() - at).as("bytes for a box header").isGreaterThanOrEqualTo(8);
            int header = HEADER_BYTES;
            long size = Integer.toUnsignedLong(parent.getInt(at));
            byte[] name = new byte[4];
            parent.get(at + 4, name);
            String type = new String(name, StandardCharsets.ISO_8859_1);
            if (size == 1) {
                header = LARGE_HEADER_BYTES;
                size = parent.getLong(at + 8);
            }
            assertThat(size)
                    .as("size of %s at %d", type, parentStart + at)
                    .isBetween((long) header, (long) parent.limit() - at);
            ByteBuffer content = parent.slice(at + header, (int) size - header);
            long start = parentStart + at + header;
            boxes.add(
                    new Mp4Box(
                            type,
                            start,
                            content,
                            CONTAINERS.contains(type) ? readAll(content, start) : List.of()));
            at += (int) size;
        }
        return boxes;
    }

    /// The one child of that type.
    Mp4Box only(String childType) {
        List<Mp4Box> found = all(childType);
        assertThat(found).as("%s in %s", childType, type).hasSize(1);
        return found.getFirst();
    }

    List<Mp4Box> all(String childType) {
        return children.stream().filter(child -> child.type.equals(childType)).toList();
    }

    /// The descendant at the end of a path of types of which there is one each.
    Mp4Box at(String... path) {
        Mp4Box box = this;
        for (String step : path) {
            box = box.only(step);
        }
        return box;
    }

    int u8(int offset) {
        return Byte.toUnsignedInt(content.get(offset));
    }

    long u32(int offset) {
        return Integer.toUnsignedLong(content.getInt(offset));
    }

    /// A field that has eight bytes in version 1 of a full box and four in version 0.
    long wide(int offset0, int offset1) {
        return u8(0) == 1 ? content.getLong(offset1) : u32(offset0);
    }

    String text(int offset, int length) {
        byte[] bytes = new byte[length];
        content.get(offset, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package dev.vident.media.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What we need of an H.264 sequence parameter set (ITU-T H.264 section 7.3.2.1.1).
///
/// @param width of the pictures in pixels, cropped, from 1 on
/// @param height likewise
record SequenceParameterSet(int width, int height) {
    private static final int PROFILE_OFFSET = 1;
    private static final int ID_OFFSET = 4;
    private static final int MACROBLOCK = 16;
    private static final int SIDE_MAX = 16_384;

    /// Cropping fills up to whole macroblocks, of two fields at most. More of it would hide how
    /// large the pictures are that a decoder keeps.
    private static final int CROPPED_MAX = 2 * MACROBLOCK;

    private static final int REFERENCES_MAX = 255;
    private static final int CHROMA_420 = 1;
    private static final int CHROMA_444 = 3;

    /// Profiles that say more about colours.
    private static final int[] HIGH_PROFILES = {
        44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244
    };

    /// Reads a NAL unit with its header.
    ///
    /// @return null when it makes no sense
    static @Nullable SequenceParameterSet read(byte[] unit, int offset, int length) {
        if (length <= ID_OFFSET) {
            return null;
        }
        RbspBits bits = RbspBits.of(unit, offset + ID_OFFSET, length - ID_OFFSET);
        bits.unsigned(); // its id
        int chroma = CHROMA_420;
        if (Arrays.binarySearch(HIGH_PROFILES, unit[offset + PROFILE_OFFSET] & 0xFF) >= 0) {
            chroma = bits.unsigned();
            colours(bits, chroma);
        }
        bits.unsigned(); // log2_max_frame_num_minus4
        pictureOrder(bits);
        bits.unsigned(); // max_num_ref_frames
        bits.flag(); // gaps_in_frame_num_value_allowed_flag
        return size(bits, chroma);
    }

    private static void colours(RbspBits bits, int chroma) {
        if (chroma == CHROMA_444) {
            bits.flag(); // separate_colour_plane_flag
        }
        bits.unsigned(); // bit_depth_luma_minus8
        bits.unsigned(); // bit_depth_chroma_minus8
        bits.flag(); // qpprime_y_zero_transform_bypass_flag
        if (bits.flag()) {
            for (int list = 0; list < (chroma == CHROMA_444 ? 12 : 8); list++) {
                if (bits.flag()) {
                    scalingList(bits, list < 6 ? 16 : 64);
                }
            }
        }
    }

    /// ITU-T H.264 section 7.3.2.1.1.1.
    private static void scalingList(RbspBits bits, int size) {
        int last = 8;
        int next = 8;
        for (int i = 0; i < size; i++) {
            if (next != 0) {
                next = last + bits.signed() & 0xFF;
            }
            last = next == 0 ? last : next;
        }
    }

    private static void pictureOrder(RbspBits bits) {
        switch (bits.unsigned()) {
            case 0 -> bits.unsigned(); // log2_max_pic_order_cnt_lsb_minus4
            case 1 -> {
                bits.flag(); // delta_pic_order_always_zero_flag
                bits.signed(); // offset_for_non_ref_pic
                bits.signed(); // offset_for_top_to_bottom_field
                int references = Math.clamp(bits.unsigned(), 0, REFERENCES_MAX);
                for (int i = 0; i < references; i++) {
                    bits.signed(); // offset_for_ref_frame
                }
            }
            default -> {
                // The order of decoding is that of showing.
            }
        }
    }

    private static @Nullable SequenceParameterSet size(RbspBits bits, int chroma) {
        long width = (bits.unsigned() + 1L) * MACROBLOCK;
        long mapUnits = bits.unsigned() + 1L;
        boolean frames = bits.flag();
        if (!frames) {
            bits.flag(); // mb_adaptive_frame_field_flag
        }
        long height = mapUnits * MACROBLOCK * (frames ? 1 : 2);
        bits.flag(); // direct_8x8_inference_flag
        long cutWidth = 0;
        long cutHeight = 0;
        if (bits.flag()) {
            int unitWidth = chroma == 1 || chroma == 2 ? 2 : 1;
            int unitHeight = (chroma == 1 ? 2 : 1) * (frames ? 1 : 2);
            cutWidth = ((long) bits.unsigned() + bits.unsigned()) * unitWidth;
            cutHeight = ((long) bits.unsigned() + bits.unsigned()) * unitHeight;
        }
        boolean makesSense =
                !bits.exhausted()
                        && width <= SIDE_MAX
                        && height <= SIDE_MAX
                        && cutWidth < Math.min(width, CROPPED_MAX)
                        && cutHeight < Math.min(height, CROPPED_MAX);
        return makesSense
                ? new SequenceParameterSet((int) (width - cutWidth), (int) (height - cutHeight))
                : null;
    }
}

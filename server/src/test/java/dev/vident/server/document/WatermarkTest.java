package dev.vident.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatermarkTest {
    private static final int GREY = 0x808080;

    private static byte[] grey(int width, int height, int type, String format) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, 0xFF << 24 | GREY);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /// How many of the cells of a grid over the picture have light and dark strokes in them.
    private static int cellsMarked(BufferedImage picture, int cells) {
        int marked = 0;
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                marked += isMarked(picture, row, column, cells) ? 1 : 0;
            }
        }
        return marked;
    }

    private static boolean isMarked(BufferedImage picture, int row, int column, int cells) {
        int width = picture.getWidth() / cells;
        int height = picture.getHeight() / cells;
        boolean light = false;
        boolean dark = false;
        for (int y = row * height; y < (row + 1) * height; y++) {
            for (int x = column * width; x < (column + 1) * width; x++) {
                int green = picture.getRGB(x, y) >> 8 & 0xFF;
                light |= green > 0xA0;
                dark |= green < 0x60;
            }
        }
        return light && dark;
    }

    @ParameterizedTest
    @CsvSource({"jpeg,1", "jpeg,10", "png,1", "png,2", "png,10", "png,13"})
    void no_part_of_a_picture_is_without_the_mark(String format, int type) throws IOException {
        byte[] copy = Watermark.on(grey(640, 400, type, format)).orElseThrow();

        BufferedImage picture = read(copy);
        assertThat(picture.getWidth()).isEqualTo(640);
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(cellsMarked(picture, 4)).isEqualTo(16);
        assertThat(new String(copy, 0, 4, StandardCharsets.ISO_8859_1))
                .startsWith(format.equals("png") ? "\u0089PNG" : "\u00ff\u00d8");
    }

    @Test
    void a_picture_of_more_pixels_than_are_held_at_once_becomes_smaller() throws IOException {
        BufferedImage copy =
                read(
                        Watermark.on(grey(6000, 4000, BufferedImage.TYPE_BYTE_GRAY, "png"))
                                .orElseThrow());

        assertThat(copy.getWidth()).isEqualTo(3000);
        assertThat(copy.getHeight()).isEqualTo(2000);
    }

    @Test
    void which_way_is_up_is_kept() throws IOException {
        byte[] turned = ExifOrientation.put(grey(64, 48, BufferedImage.TYPE_INT_RGB, "jpeg"), 6);
        assertThat(ExifOrientation.of(turned)).isEqualTo(6);

        assertThat(ExifOrientation.of(Watermark.on(turned).orElseThrow())).isEqualTo(6);
    }

    @Test
    void what_is_no_picture_gets_no_mark() throws IOException {
        byte[] picture = grey(64, 48, BufferedImage.TYPE_INT_RGB, "png");

        assertThat(Watermark.on("not really a picture".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Watermark.on(Arrays.copyOf(picture, 40))).isEmpty();
    }

    @Test
    void a_broken_exif_segment_says_upright_and_breaks_nothing() throws IOException {
        byte[] turned = ExifOrientation.put(grey(64, 48, BufferedImage.TYPE_INT_RGB, "jpeg"), 6);
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] broken = Arrays.copyOf(turned, random.nextInt(turned.length));
            for (int i = 0; i < 4 && broken.length > 40; i++) {
                broken[random.nextInt(40)] = (byte) random.nextInt();
            }
            assertThat(ExifOrientation.of(broken)).as("seed %d", seed).isBetween(1, 8);
        }
    }
}

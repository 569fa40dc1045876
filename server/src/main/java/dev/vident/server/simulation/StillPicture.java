package dev.vident.server.simulation;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Draws what the simulated applicant's camera sees when a still is asked for: a specimen card,
/// 1280×720.
final class StillPicture {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private StillPicture() {}

    /// A JPEG file; each number gives different bytes.
    ///
    /// The card bears no writing: fonts need libraries that a bare machine does not have.
    static byte[] jpeg(int number) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(
                new GradientPaint(0, 0, new Color(0x2b3a4a), WIDTH, HEIGHT, new Color(0x0e1620)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setPaint(new Color(0xe8eef2));
        pen.fillRoundRect(240, 140, 800, 440, 40, 40);
        pen.setPaint(new Color(0x9fb4c4));
        pen.fillRoundRect(280, 200, 220, 280, 16, 16);
        pen.setPaint(new Color(0x22303c));
        for (int line = 0; line < 4; line++) {
            pen.fillRoundRect(540, 220 + 60 * line, 420 - 70 * (line % 3), 22, 8, 8);
        }
        drawBars(pen, number);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The number as bars, thick for one and thin for zero.
    private static void drawBars(Graphics2D pen, int number) {
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            pen.fillRect(300 + 22 * bit, 505, (number >>> bit & 1) == 1 ? 14 : 6, 50);
        }
    }
}

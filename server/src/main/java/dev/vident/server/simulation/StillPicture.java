package dev.vident.server.simulation;

import java.awt.Color;
import java.awt.Font;
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
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 48));
        pen.drawString("SPECIMEN", 540, 250);
        pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 36));
        pen.drawString("No. X%06d".formatted(number), 540, 330);
        pen.drawString("P<UTOSPECIMEN<<SAMPLE<<<<<<<<", 290, 550);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

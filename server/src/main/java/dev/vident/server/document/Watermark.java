package dev.vident.server.document;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes "COPY" all over a picture, for app tokens that may see copies only (contract section
/// 3.3). One picture at a time, so that memory stays bounded. Thread-safe.
public final class Watermark {
    /// A larger picture is made smaller.
    private static final int PIXELS_MAX = 16_000_000;

    private static final float QUALITY = 0.9f;
    private static final double TILT = -Math.PI / 6;

    /// Of the longer side: how high the letters are.
    private static final double HEIGHT = 1 / 11.0;

    private static final double LETTER = 0.7;
    private static final double SPACE = 0.25;
    private static final float OPACITY = 0.55f;
    private static final Path2D WORD = word();
    private static final ReentrantLock ONE = new ReentrantLock();

    private Watermark() {}

    /// Whether files of this type are pictures and take the mark.
    public static boolean concerns(String contentType) {
        return contentType.startsWith("image/");
    }

    /// The picture with the mark, in the same format; nothing else of the file is kept but which
    /// way is up.
    ///
    /// @param file JPEG or PNG
    /// @return empty when the picture cannot be read
    public static Optional<byte[]> on(byte[] file) {
        ONE.lock();
        try {
            return marked(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        } finally {
            ONE.unlock();
        }
    }

    private static Optional<byte[]> marked(byte[] file) throws IOException {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                BufferedImage picture = read(reader);
                draw(picture);
                boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
                byte[] copy = write(picture, jpeg ? "jpeg" : "png");
                return Optional.of(
                        jpeg ? ExifOrientation.put(copy, ExifOrientation.of(file)) : copy);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException {
        double pixels = (double) reader.getWidth(0) * reader.getHeight(0);
        int step = (int) Math.max(1, Math.ceil(Math.sqrt(pixels / PIXELS_MAX)));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static void draw(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        double letters = Math.max(12, Math.max(width, height) * HEIGHT);
        double wordWidth = (5 * LETTER + 4 * SPACE) * letters;
        double diagonal = Math.hypot(width, height);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, OPACITY));
            pen.translate(width / 2.0, height / 2.0);
            pen.rotate(TILT);
            for (double y = -diagonal / 2; y < diagonal / 2; y += 2 * letters) {
                for (double x = -diagonal / 2; x < diagonal / 2; x += wordWidth) {
                    word(pen, x, y, letters);
                }
            }
        } finally {
            pen.dispose();
        }
    }

    /// Light with a dark edge, so that it is seen on any ground.
    private static void word(Graphics2D pen, double x, double y, double letters) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(letters, letters);
        var shape = WORD.createTransformedShape(place);
        pen.setColor(Color.BLACK);
        pen.setStroke(stroke(letters * 0.2));
        pen.draw(shape);
        pen.setColor(Color.WHITE);
        pen.setStroke(stroke(letters * 0.12));
        pen.draw(shape);
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /// The four letters as strokes, one unit high: no font is needed.
    private static Path2D word() {
        double advance = LETTER + SPACE;
        Path2D word = new Path2D.Double();
        word.append(new Arc2D.Double(0, 0, LETTER, 1, 45, 270, Arc2D.OPEN), false);
        word.append(new Ellipse2D.Double(advance, 0, LETTER, 1), false);
        double p = 2 * advance;
        word.moveTo(p, 1);
        word.lineTo(p, 0);
        word.lineTo(p + LETTER * 0.6, 0);
        word.append(
                new Arc2D.Double(p + LETTER * 0.2, 0, LETTER * 0.8, 0.55, 90, -180, Arc2D.OPEN),
                true);
        word.lineTo(p, 0.55);
        double y = 3 * advance;
        word.moveTo(y, 0);
        word.lineTo(y + LETTER / 2, 0.5);
        word.lineTo(y + LETTER, 0);
        word.moveTo(y + LETTER / 2, 0.5);
        word.lineTo(y + LETTER / 2, 1);
        return word;
    }

    private static byte[] write(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

package dev.vident.server.report;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/// Sets text, tables and pictures from top to bottom onto A4 pages, in one embedded font. Lengths
/// are points, 1/72 inch. Not thread-safe.
final class Sheet implements AutoCloseable {
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * Sheet.MARGIN;

    /// What a row of pictures takes, captions included.
    static final float PICTURES_ROOM = 250;

    private static final float MARGIN = 54;
    private static final float BOTTOM = 64;
    private static final float LEADING = 1.4f;
    private static final float LABEL_WIDTH = 140;
    private static final String FONT = "/dev/vident/server/composition/DejaVuSans.ttf";

    private final PDDocument document;
    private final PDType0Font font;
    private final Map<Integer, Boolean> glyphs = new HashMap<>();
    private PDPageContentStream out;
    private float y;

    Sheet(PDDocument document) throws IOException {
        this.document = document;
        try (InputStream file = Sheet.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, Objects.requireNonNull(file), true);
        }
        out = page();
    }

    private PDPageContentStream page() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    /// Begins another page where less than `height` is left on this one.
    void need(float height) throws IOException {
        if (y - height < BOTTOM) {
            out.close();
            out = page();
        }
    }

    void gap(float height) {
        y -= height;
    }

    /// The first line of the document.
    void title(String text) throws IOException {
        for (String line : wrapped(text, 21, WIDTH)) {
            y -= 24;
            write(line, MARGIN, y, 21, Ink.TEXT, true);
            y -= 4;
        }
    }

    /// A box as wide as the text with a coloured bar before it.
    void banner(String text, Ink ink, Ink wash) throws IOException {
        float height = 34;
        need(height);
        y -= height;
        fill(MARGIN, y, WIDTH, height, wash);
        fill(MARGIN, y, 4, height, ink);
        write(text, MARGIN + 16, y + 12, 13, ink, true);
        y -= 6;
    }

    void heading(String text) throws IOException {
        heading(text, 40);
    }

    /// @param following room that what comes next takes on the same page
    void heading(String text, float following) throws IOException {
        need(30 + following);
        y -= 30;
        write(text, MARGIN, y, 13, Ink.ACCENT, true);
        y -= 6;
        fill(MARGIN, y, WIDTH, 0.8f, Ink.LINE);
        y -= 6;
    }

    /// A heading inside a section.
    void subheading(String text) throws IOException {
        need(60);
        y -= 19;
        write(text, MARGIN, y, 10.5f, Ink.TEXT, true);
        y -= 4;
    }

    void paragraph(String text, Ink ink) throws IOException {
        float size = 9.5f;
        for (String line : wrapped(text, size, WIDTH)) {
            need(size * LEADING);
            y -= size * LEADING;
            write(line, MARGIN, y, size, ink, false);
        }
        y -= 3;
    }

    /// A name and its value; nothing where there is no value.
    void row(String label, @Nullable String value) throws IOException {
        if (value != null && !value.isBlank()) {
            columns(
                    new float[] {LABEL_WIDTH, WIDTH - LABEL_WIDTH},
                    new Ink[] {Ink.QUIET, Ink.TEXT},
                    label,
                    value);
        }
    }

    /// One line of a table; each cell is wrapped within its width.
    void columns(float[] widths, Ink[] inks, String... cells) throws IOException {
        float size = 9;
        List<List<String>> lines = new ArrayList<>();
        int tallest = 1;
        for (int i = 0; i < cells.length; i++) {
            lines.add(wrapped(cells[i], size, widths[i] - 8));
            tallest = Math.max(tallest, lines.get(i).size());
        }
        need(Math.min(tallest, 6) * size * LEADING + 4);
        for (int line = 0; line < tallest; line++) {
            need(size * LEADING);
            y -= size * LEADING;
            float x = MARGIN;
            for (int i = 0; i < cells.length; i++) {
                if (line < lines.get(i).size()) {
                    write(lines.get(i).get(line), x, y, size, inks[i], false);
                }
                x += widths[i];
            }
        }
        y -= 3.5f;
    }

    /// Up to two pictures side by side, each above its caption.
    ///
    /// @param pictures null for one that cannot be shown
    /// @param missing what stands in its place
    void pictures(
            List<@Nullable PDImageXObject> pictures, List<List<String>> captions, String missing)
            throws IOException {
        float gutter = 16;
        float width = (WIDTH - gutter) / 2;
        float height = width * 0.62f;
        float size = 8;
        List<List<String>> wrappedCaptions = new ArrayList<>();
        int tallest = 0;
        for (List<String> caption : captions) {
            List<String> lines = new ArrayList<>();
            for (String line : caption) {
                lines.addAll(wrapped(line, size, width));
            }
            wrappedCaptions.add(lines);
            tallest = Math.max(tallest, lines.size());
        }
        need(height + tallest * size * LEADING + 22);
        y -= height + 8;
        for (int i = 0; i < pictures.size(); i++) {
            float x = MARGIN + i * (width + gutter);
            fill(x, y, width, height, Ink.WASH);
            PDImageXObject picture = pictures.get(i);
            if (picture == null) {
                write(missing, x + 12, y + height / 2, 9, Ink.QUIET, false);
            } else {
                float scale = Math.min(width / picture.getWidth(), height / picture.getHeight());
                float drawnWidth = picture.getWidth() * scale;
                float drawnHeight = picture.getHeight() * scale;
                out.drawImage(
                        picture,
                        x + (width - drawnWidth) / 2,
                        y + (height - drawnHeight) / 2,
                        drawnWidth,
                        drawnHeight);
            }
            float line = y - 3;
            for (String text : wrappedCaptions.get(i)) {
                line -= size * LEADING;
                boolean first = line > y - 3 - 1.5f * size * LEADING;
                write(text, x, line, size, first ? Ink.TEXT : Ink.QUIET, false);
            }
        }
        y -= tallest * size * LEADING + 10;
    }

    /// Ends the last page and writes the foot of every page.
    ///
    /// @param page the words before and between number and count of pages
    void finish(String left, String page, String of) throws IOException {
        out.close();
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            String right = page + " " + (i + 1) + " " + of + " " + count;
            out =
                    new PDPageContentStream(
                            document, document.getPage(i), AppendMode.APPEND, true, true);
            fill(MARGIN, 46, WIDTH, 0.6f, Ink.LINE);
            write(left, MARGIN, 32, 7.5f, Ink.QUIET, false);
            write(right, MARGIN + WIDTH - width(right, 7.5f), 32, 7.5f, Ink.QUIET, false);
            out.close();
        }
    }

    private void fill(float x, float bottom, float width, float height, Ink ink)
            throws IOException {
        out.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
        out.addRect(x, bottom, width, height);
        out.fill();
    }

    private void write(String text, float x, float baseline, float size, Ink ink, boolean strong)
            throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
        out.setStrokingColor(ink.red(), ink.green(), ink.blue());
        // One font file is enough: strong text is the same, drawn with an outline.
        out.setRenderingMode(strong ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        out.setLineWidth(size * 0.035f);
        out.newLineAtOffset(x, baseline);
        out.showText(shown(text));
        out.endText();
    }

    /// Cuts at blanks, and in the middle of what is longer than a line.
    private List<String> wrapped(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : shown(text).split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && width(line + " " + rest, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (width(rest, size) > width) {
                List<String> parts = halved(rest, size, width);
                lines.addAll(parts.subList(0, parts.size() - 1));
                rest = parts.getLast();
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /// A word that is longer than a line, in as many even parts as it takes.
    private List<String> halved(String word, float size, float width) throws IOException {
        int[] points = word.codePoints().toArray();
        for (int count = 2; ; count++) {
            int length = Math.ceilDiv(points.length, count);
            List<String> parts = new ArrayList<>();
            boolean fits = true;
            for (int start = 0; start < points.length; start += length) {
                String part = new String(points, start, Math.min(length, points.length - start));
                fits &= length == 1 || width(part, size) <= width;
                parts.add(part);
            }
            if (fits) {
                return parts;
            }
        }
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    /// The text as this font can show it: composed, without control characters, with a sign in the
    /// place of what it has no glyph for.
    private String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(point -> !Character.isISOControl(point))
                .map(point -> glyphs.computeIfAbsent(point, this::hasGlyph) ? point : '\u25A1')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private boolean hasGlyph(int point) {
        try {
            font.encode(Character.toString(point));
            return true;
        } catch (IOException | IllegalArgumentException none) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

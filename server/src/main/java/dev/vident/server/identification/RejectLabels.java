package dev.vident.server.identification;

import dev.vident.server.applicant.RejectType;
import dev.vident.server.platform.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The catalogue of reject labels, read from `reject-labels.tsv` beside this class.
public final class RejectLabels {
    private static final Map<String, RejectLabel> CATALOGUE = read();

    private RejectLabels() {}

    /// All labels, those of Video Ident first.
    public static List<RejectLabel> all() {
        return List.copyOf(CATALOGUE.values());
    }

    /// @throws dev.vident.server.platform.ProblemException 400 when there is none or one is not in
    ///   the catalogue
    public static void require(Collection<String> labels) {
        if (labels.isEmpty()) {
            throw new Problem.BadRequest("At least one reason must be provided").exception();
        }
        for (String label : labels) {
            if (!CATALOGUE.containsKey(label)) {
                throw new Problem.BadRequest("Unknown reject label '" + label + "'").exception();
            }
        }
    }

    private static Map<String, RejectLabel> read() {
        try (InputStream in =
                        Objects.requireNonNull(
                                RejectLabels.class.getResourceAsStream("reject-labels.tsv"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(RejectLabels::parse)
                    .collect(
                            Collectors.toMap(
                                    RejectLabel::label,
                                    label -> label,
                                    (first, second) -> {
                                        throw new IllegalStateException("twice: " + first.label());
                                    },
                                    LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RejectLabel parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalStateException("four cells expected: " + line);
        }
        return new RejectLabel(cells[0], cells[1], RejectType.valueOf(cells[2]), cells[3]);
    }
}

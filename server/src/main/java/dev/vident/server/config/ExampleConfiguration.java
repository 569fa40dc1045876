package dev.vident.server.config;

import java.util.ArrayList;
import java.util.List;

/// The example configuration file: every key with its meaning and default, commented out.
public final class ExampleConfiguration {
    private static final int WIDTH = 110;

    private ExampleConfiguration() {}

    /// The whole file as text with LF line ends.
    public static String text() {
        StringBuilder out = new StringBuilder();
        out.append(
                "# Vident's settings. Each can also be given as an environment variable (http.port is\n");
        out.append(
                "# VIDENT_HTTP_PORT) and, except for secrets, as a flag (--http-port). A flag wins over the\n");
        out.append(
                "# environment, the environment over this file. Start with: ./vident serve --config FILE\n");
        for (Setting setting : Settings.all()) {
            out.append('\n');
            wrap(setting.description()).forEach(line -> out.append("# ").append(line).append('\n'));
            out.append('#')
                    .append(setting.key())
                    .append('=')
                    .append(setting.defaultText())
                    .append('\n');
        }
        return out.toString();
    }

    private static List<String> wrap(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
